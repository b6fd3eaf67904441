import assert from "node:assert/strict";
import { isoOf } from "../../../server/src/engine/dates/calendar";
import { hasWrongWeekday, recogniseDates } from "../../../server/src/engine/dates/recognise";
import { splitLines } from "../../../server/src/engine/text/lines";

function recognised(text: string, language = "und") {
  return recogniseDates(text, splitLines(text), language);
}

function days(text: string, language?: string): string[] {
  return recognised(text, language).dates.map(
    (date) => `${isoOf(date.day)} ${text.slice(date.start, date.end)}`,
  );
}

describe("recogniseDates", () => {
  const forms: readonly (readonly [text: string, expected: string, language?: string])[] = [
    ["date 2021-07-11", "2021-07-11 2021-07-11"],
    [" date 2021-07-11 ", "2021-07-11 2021-07-11"],
    ["2021/07/11 10:24", "2021-07-11 2021/07/11"],
    ["2021.7.11.", "2021-07-11 2021.7.11"],
    ["2021-07-11T10:24:00Z", "2021-07-11 2021-07-11"],
    ["20210711", "2021-07-11 20210711"],
    ["Published: Jul 11, 2021 10:24 AM EDT", "2021-07-11 Jul 11, 2021"],
    ["Sunday, July 11th, 2021", "2021-07-11 Sunday, July 11th, 2021"],
    ["Jul. 11 2021", "2021-07-11 Jul. 11 2021"],
    ["Jul 11 '21", "2021-07-11 Jul 11 '21"],
    ["11 Jul 21", "2021-07-11 11 Jul 21"],
    ["11-Jul-2021", "2021-07-11 11-Jul-2021"],
    ["the 11th of July, 2021", "2021-07-11 11th of July, 2021"],
    ["11.07.2021", "2021-07-11 11.07.2021", "de"],
    ["11. 7. 2021", "2021-07-11 11. 7. 2021", "cs"],
    ["25.07.21", "2021-07-25 25.07.21"],
    ["7/25/21", "2021-07-25 7/25/21"],
    ["25/7/2021", "2021-07-25 25/7/2021"],
    ["Sonntag, 11. Juli 2021", "2021-07-11 Sonntag, 11. Juli 2021", "de"],
    ["dimanche 11 juillet 2021", "2021-07-11 dimanche 11 juillet 2021", "fr"],
    ["1er août 2021", "2021-08-01 1er août 2021", "fr"],
    ["11 de julio de 2021", "2021-07-11 11 de julio de 2021", "es"],
    ["11 de março de 2021", "2021-03-11 11 de março de 2021", "pt"],
    ["11 luglio 2021", "2021-07-11 11 luglio 2021", "it"],
    ["1º luglio 2021", "2021-07-01 1º luglio 2021", "it"],
    ["11 juli 2021", "2021-07-11 11 juli 2021", "nl"],
    ["11 lipca 2021 r.", "2021-07-11 11 lipca 2021", "pl"],
    ["11 listopada 2021", "2021-11-11 11 listopada 2021", "pl"],
    ["11. listopada 2021.", "2021-10-11 11. listopada 2021", "hr"],
    ["11. července 2021", "2021-07-11 11. července 2021", "cs"],
    ["11 июля 2021 г.", "2021-07-11 11 июля 2021", "ru"],
    ["11 липня 2021 року", "2021-07-11 11 липня 2021", "uk"],
    ["11 юли 2021", "2021-07-11 11 юли 2021", "bg"],
    ["11 Ιουλίου 2021", "2021-07-11 11 Ιουλίου 2021", "el"],
    ["11 Temmuz 2021 Pazar", "2021-07-11 11 Temmuz 2021 Pazar", "tr"],
    ["2021. július 11.", "2021-07-11 2021. július 11", "hu"],
    ["2021 m. liepos 11 d.", "2021-07-11 2021 m. liepos 11", "lt"],
    ["11 tháng 7, 2021", "2021-07-11 11 tháng 7, 2021", "vi"],
    ["ngày 11 tháng 7 năm 2021", "2021-07-11 11 tháng 7 năm 2021", "vi"],
    ["11 Juli 2021", "2021-07-11 11 Juli 2021", "id"],
    ["11 يوليو 2021", "2021-07-11 11 يوليو 2021", "ar"],
    ["١١ يوليو ٢٠٢١", "2021-07-11 ١١ يوليو ٢٠٢١", "ar"],
    ["11 تشرين الثاني 2021", "2021-11-11 11 تشرين الثاني 2021", "ar"],
    ["11 ביולי 2021", "2021-07-11 11 ביולי 2021", "he"],
    ["11 जुलाई 2021", "2021-07-11 11 जुलाई 2021", "hi"],
    ["11 กรกฎาคม 2564", "2021-07-11 11 กรกฎาคม 2564", "th"],
    ["11 ก.ค. 2564", "2021-07-11 11 ก.ค. 2564", "th"],
    ["2021年7月11日(日)", "2021-07-11 2021年7月11日(日)", "ja"],
    ["令和3年7月11日", "2021-07-11 令和3年7月11日", "ja"],
    ["令和元年7月11日", "2019-07-11 令和元年7月11日", "ja"],
    ["民國110年7月11日", "2021-07-11 民國110年7月11日", "zh"],
    ["明治45年7月11日", "1912-07-11 明治45年7月11日", "ja"],
    ["11 กรกฎาคม พ.ศ. 2564", "2021-07-11 11 กรกฎาคม พ.ศ. 2564", "th"],
    ["2564-07-11", "2021-07-11 2564-07-11", "th"],
    ["20 Tir 1400", "2021-07-11 20 Tir 1400"],
    ["Tir 20, 1400", "2021-07-11 Tir 20, 1400"],
    ["یکشنبه ۲۰ تیر ۱۴۰۰", "2021-07-11 یکشنبه ۲۰ تیر ۱۴۰۰", "fa"],
    ["۱۴۰۰/۰۴/۲۰", "2021-07-11 ۱۴۰۰/۰۴/۲۰"],
    ["1400/04/20", "2021-07-11 1400/04/20", "fa"],
    ["1 Dhu al-Hijjah 1442 AH", "2021-07-11 1 Dhu al-Hijjah 1442"],
    ["Dhul-Hijja 1, 1442", "2021-07-11 Dhul-Hijja 1, 1442"],
    ["١ ذو الحجة ١٤٤٢ هـ", "2021-07-11 ١ ذو الحجة ١٤٤٢", "ar"],
    ["9 من ذي الحجة عام 1442", "2021-07-19 9 من ذي الحجة عام 1442", "ar"],
    ["1442/12/01 هـ", "2021-07-11 1442/12/01", "ar"],
    ["01/12/1442هـ", "2021-07-11 01/12/1442", "ar"],
    ["2 Av 5781", "2021-07-11 2 Av 5781"],
    ["11 Nisan 5781", "2021-03-24 11 Nisan 5781"],
    ["ב׳ באב תשפ״א", "2021-07-11 ב׳ באב תשפ״א", "he"],
    ["י\"ב באדר ב' ה'תשפ\"ד", "2024-03-22 י\"ב באדר ב' ה'תשפ\"ד", "he"],
    ["2021년 7월 11일 일요일", "2021-07-11 2021년 7월 11일 일요일", "ko"],
    ["July 9–11, 2021", "2021-07-09 July 9–11, 2021"],
    ["9-11 July 2021", "2021-07-11 11 July 2021"],
  ];
  for (const [text, expected, language] of forms) {
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(days(text, language), [expected]));
  }

  const none = [
    "$11.07.2021 and £7/11/21",
    "version 1.2.2020.4 of it, v11.07.2021",
    "call 555-12-2021 or 2021-07-11-22",
    "it may 5 times march 3 miles",
    "in six weeks, for 21 months, in 2019",
    "a score of 7-11-21, 24/7/365, 1/2/3",
    "pages 2021-2022, 10:24:2021",
    "ISBN 20210711443, order 9920210711",
    "July 2021 and 11 July",
    "the year 2021 15% and 12.30 pm",
    "10 20 2021",
    "It plays on March 7 and 8. The 2026 line-up is out.",
    "20 mehr 1400 km, 12 Mehr Leute, 30 Dey 2000",
    "on 12 March 1204, 12.03.1204 and 1204-03-12; on January 5, 2150, 1/1/2200 and 2150-01-05",
    "31 Mehr 1400, 1 Dhu al-Hijjah 900, 1400/04/20, R3.7.11",
    "hosts 10.0.1.40 and 192.168.0.0/16, the 25/25/50 rule",
  ];
  for (const text of none) it(`sees no date in “${text}”`, () => assert.deepEqual(days(text, "en"), []));

  it("takes the order of figures from the clear dates beside them", () => {
    const text = "25/07/2021 and 11/07/2021";
    assert.deepEqual(days(text, "en"), ["2021-07-25 25/07/2021", "2021-07-11 11/07/2021"]);
    assert.equal(recognised(text, "en").dates[1]?.ambiguous, undefined);
    assert.equal(recognised(text).order, "day-first");
  });

  it("takes the order from a weekday", () => {
    assert.deepEqual(days("Monday 05/07/2021", "en"), ["2021-07-05 Monday 05/07/2021"]);
    assert.deepEqual(days("Monday, 07/05/2021", "de"), ["2021-07-05 Monday, 07/05/2021"]);
  });

  it("takes the order that the source is used to, where the text shows none", () => {
    const read = (text: string): string[] =>
      recogniseDates(text, splitLines(text), "en", "day-first").dates.map(({ day }) => isoOf(day));
    assert.deepEqual(read("11/07/2021"), ["2021-07-11"]);
    assert.deepEqual(read("11/07/2021 and 7/25/2021"), ["2021-11-07", "2021-07-25"]);
  });

  it("says so where nothing decides the order", () => {
    const [date] = recognised("11/07/2021", "en").dates;
    assert.equal(date === undefined ? "" : isoOf(date.day), "2021-11-07");
    assert.equal(date?.alternative === undefined ? "" : isoOf(date.alternative), "2021-07-11");
    assert.equal(date?.ambiguous, true);
    assert.equal(recognised("07/07/2021", "en").dates[0]?.ambiguous, undefined);
  });

  it("checks the weekday", () => {
    const wrong = (text: string) => recognised(text, "en").dates.map((date) => hasWrongWeekday(date));
    assert.deepEqual(wrong("Monday, July 11, 2021"), [true]);
    assert.deepEqual(wrong("Sunday, July 11, 2021"), [false]);
    assert.deepEqual(wrong("July 11, 2021"), [false]);
  });

  it("says that an Islamic date may be a day off, unless something beside it tells", () => {
    const told = (text: string) =>
      recognised(text).dates.map(({ day, approximate, calendar }) => [isoOf(day), approximate, calendar]);
    assert.deepEqual(told("1 Dhu al-Hijjah 1442"), [["2021-07-11", true, "islamic"]]);
    // By the moon as seen, Ramadan of that year began on the day after the tables' in some countries.
    assert.deepEqual(told("Wednesday, 1 Ramadan 1442"), [["2021-04-14", undefined, "islamic"]]);
    assert.deepEqual(told("1 Ramadan 1442 (14 April 2021)"), [
      ["2021-04-14", undefined, "islamic"],
      ["2021-04-14", undefined, undefined],
    ]);
    assert.deepEqual(told("20 Tir 1400"), [["2021-07-11", undefined, "persian"]]);
  });

  it("keeps what the calendar does not have apart", () => {
    for (const text of ["31 February 2021", "2021-02-30", "April 31, 2021", "31.04.2021", "2021-13-05"]) {
      const found = recognised(text, "en");
      assert.deepEqual(found.dates, [], text);
      assert.equal(found.impossible.length, 1, text);
    }
    assert.equal(recognised("29 February 2020", "en").impossible.length, 0);
  });

  it("hears what a date dates", () => {
    const cues: readonly (readonly [string, string | undefined])[] = [
      ["Published: Jul 11, 2021", "published"],
      ["Published\nJul 11, 2021", "published"],
      ["Posted by Jane Doe on Jul 11, 2021", "published"],
      ["Last updated on 11 July 2021", "updated"],
      ["Veröffentlicht am 11. Juli 2021", "published"],
      ["Mis à jour le 11 juillet 2021", "updated"],
      ["Опубликовано: 11 июля 2021", "published"],
      ["发布时间:2021-07-11", "published"],
      ["更新日:2021年7月11日", "updated"],
      ["© 11 July 2021", "copyright"],
      ["Retrieved 11 July 2021", "captured"],
      ["since 11 July 2021", "event"],
      ["The plan was published. It began on 11 July 2021", undefined],
      ["11 July 2021", undefined],
    ];
    for (const [text, cue] of cues) assert.equal(recognised(text).dates[0]?.cue, cue, text);
    const both = recognised("Published: 5 July 2021 | Updated: 11 July 2021").dates;
    assert.deepEqual(
      both.map((date) => date.cue),
      ["published", "updated"],
    );
  });

  it("keeps days without a year, months and years apart", () => {
    const { partial } = recognised(
      "PYONGYANG, Sept 9 (Reuters) - In June 2020 and since 2019 on 3 May.",
      "en",
    );
    assert.deepEqual(
      partial.map((constraint) => constraint.kind),
      ["month-day", "month-year", "year", "month-day"],
    );
  });

  it("bears any text", () => {
    for (const text of [
      "",
      "\ud800 11 \udc00 July 2021",
      "11 ".repeat(2000),
      "2021-".repeat(2000),
      "年月日".repeat(100),
    ]) {
      assert.ok(Array.isArray(recognised(text).dates));
    }
  });
});
