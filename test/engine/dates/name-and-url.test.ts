import assert from "node:assert/strict";
import { isoOf } from "../../../server/src/engine/dates/calendar";
import { dateOfName, dateOfUrl, orderOfUrl } from "../../../server/src/engine/dates/name-and-url";

describe("dateOfName", () => {
  const names: readonly (readonly [string, string | null])[] = [
    ["2021-07-11-leaders.txt", "2021-07-11"],
    ["20210711-leaders.txt", "2021-07-11"],
    ["leaders_2021_07_11.txt", "2021-07-11"],
    ["leaders 2021.07.11.txt", "2021-07-11"],
    ["2021-07-11_2021-07-11.txt", "2021-07-11"],
    ["2021-07-11_2021-07-12.txt", null],
    ["20210711T102400Z.txt", "2021-07-11"],
    ["20210711102400.txt", "2021-07-11"],
    ["11jul2021-leaders.txt", "2021-07-11"],
    ["11-July-2021.txt", "2021-07-11"],
    ["2021Jul11.txt", "2021-07-11"],
    ["25.07.2021 leaders.txt", "2021-07-25"],
    ["07-25-2021.txt", "2021-07-25"],
    ["07-11-2021.txt", null],
    ["what we know on 11 july 2021.txt", null],
    ["20210711992400.txt", null],
    ["000_7d12872e8ff6fa34.txt", null],
    ["120210711.txt", null],
    ["2021-13-40.txt", null],
    ["report-2021.txt", null],
    ["v1.2021.07.11.txt", null],
    ["", null],
  ];
  for (const [name, expected] of names) {
    it(`${JSON.stringify(name)} is of ${expected}`, () => {
      const day = dateOfName(name);
      assert.equal(day === null ? null : isoOf(day), expected);
    });
  }
});

describe("dateOfUrl", () => {
  const urls: readonly (readonly [string, string | null])[] = [
    ["https://a.example/2021/07/11/leaders", "2021-07-11"],
    ["https://a.example/world/2021/7/11/leaders.html", "2021-07-11"],
    ["https://a.example/2021/jul/11/leaders", "2021-07-11"],
    ["https://a.example/2021-07-11/leaders", "2021-07-11"],
    ["https://a.example/news/leaders-20210711", "2021-07-11"],
    ["https://a.example/2021-07/11/c_1127645231.htm", "2021-07-11"],
    ["https://a.example/n1/2021/0711/c1003-32154.html", "2021-07-11"],
    ["https://a.example/202107/11/t21.html", "2021-07-11"],
    ["https://a.example/zwxx/202107/t20210711_99.html", "2021-07-11"],
    ["https://web.archive.org/web/20220301102400/https://a.example/2021/07/11/leaders", "2021-07-11"],
    ["https://web.archive.org/web/20220301102400/https://a.example/leaders", null],
    ["https://a.example/20211340/leaders", null],
    ["https://a.example/2021/07/leaders", "2021-7"],
    ["https://a.example/leaders?date=2021-07-11", null],
    ["https://a.example/article/31328293", null],
    ["not an address", null],
  ];
  for (const [url, expected] of urls) {
    it(`${url} is of ${expected}`, () => {
      const found = dateOfUrl(url);
      const told =
        found === null ? null : found.day === null ? `${found.year}-${found.month}` : isoOf(found.day);
      assert.equal(told, expected);
    });
  }
});

describe("orderOfUrl", () => {
  const orders: readonly (readonly [string, string | null])[] = [
    ["https://www.paper.co.uk/news/leaders", "day-first"],
    ["https://paper.de", "day-first"],
    ["https://paper.com.au/a", "day-first"],
    ["https://paper.example/a.uk/b", null],
    ["https://paper.us/a", null],
    ["https://paper.io", null],
    ["not an address", null],
    ["", null],
  ];
  for (const [url, order] of orders) it(`${url} writes ${order}`, () => assert.equal(orderOfUrl(url), order));
});
