import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import {
  type ArticleGroup,
  type ArticlePlace,
  type ArticlesParams,
  type ArticlesResult,
  articleGroupsRequest,
  articlePlaceRequest,
  articlesRequest,
  changedSinceComparedRequest,
  type DuplicatesResult,
  duplicatesRequest,
  type EntityArticle,
  type EntityItem,
  type EntityPage,
  entitiesRequest,
  entityMentionsRequest,
  entityPageRequest,
  type Grouping,
  type RuleItem,
  rulesRequest,
} from "../../server/src/protocol";
import { temporaryFolder } from "../temporary-folder";
import { copyOfSeeds, LanguageClient } from "./language-client";

const FIRST = "000_7d12872e8ff6fa34.txt";
const SECOND = "001_18a1406b64227878.txt";

describe("the data of the views", () => {
  let client: LanguageClient;
  let folder: string;

  before(async () => {
    folder = copyOfSeeds();
    fs.writeFileSync(path.join(folder, "binary.txt"), new Uint8Array(100));
    client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
  });
  after(() => client.stop());

  it("articles: by title or first sentence, with date, problems, notices and gaps", async () => {
    const { articles, gaps } = await client.connection.sendRequest<ArticlesResult>(articlesRequest);
    const first = articles.find(({ name }) => name === FIRST);
    assert.equal(first?.label, "North Korea & China Vow to Strengthen Cooperation");
    assert.equal(first?.date, null);
    assert.equal(first?.bounds, "perhaps Sunday, 11 July 2021");
    assert.equal(first?.hasTitle, true);
    assert.equal(first?.problems["dates/missing"], 1);
    assert.ok((first?.warnings ?? 0) > 0);
    const second = articles.find(({ name }) => name === SECOND);
    assert.match(second?.label ?? "", /^Kim says China-North Korea ties are vital/);
    assert.equal(second?.hasTitle, false);
    assert.equal(second?.date, "2021-07-11");
    assert.equal(second?.bounds, undefined);
    assert.match(articles.find(({ name }) => name === "binary.txt")?.notice ?? "", /no text/);
    assert.deepEqual(gaps, [{ folder: "", missing: "002", afterUri: client.uri(folder, SECOND) }]);
    const warnings = articles.reduce((sum, article) => sum + article.warnings, 0);
    assert.equal(client.status?.problems, warnings);
    assert.ok(client.status?.notices.some((notice) => notice.includes("binary.txt")));
  });

  it("entities: with kind, forms and counts; and where each stands", async () => {
    const entities = await client.connection.sendRequest<EntityItem[]>(entitiesRequest);
    const kim = entities.find(({ name }) => name === "Kim Jong Un");
    assert.equal(kim?.kind, "person");
    assert.equal(kim?.articles, 3);
    assert.ok(kim?.variants.some(({ form, count }) => form === "Kim Jong-un" && count === 2));
    assert.equal(
      entities.some(({ name }) => /Epstein|Citi/.test(name)),
      false,
      "nothing of page debris",
    );
    const places = await client.connection.sendRequest<EntityArticle[]>(entityMentionsRequest, {
      id: kim?.id,
    });
    assert.equal(places.length, 3);
    const inFirst = places.find(({ uri }) => uri === client.uri(folder, FIRST));
    const text = fs.readFileSync(path.join(folder, FIRST), "utf8").split("\n");
    for (const { range, text: shown, before } of inFirst?.mentions ?? []) {
      const line = text[range.start.line] ?? "";
      assert.equal(line.slice(range.start.character, range.end.character), shown);
      assert.ok(`${text.join(" ")}`.includes(before.trim()));
    }
    assert.ok((inFirst?.mentions.length ?? 0) >= 4);
    assert.deepEqual(await client.connection.sendRequest(entityMentionsRequest, { id: "none" }), []);
    const people = entities.filter(({ kind }) => kind === "person");
    const page = await client.connection.sendRequest<EntityPage>(entityPageRequest, {
      kind: "person",
      from: 1,
      count: 2,
    });
    assert.deepEqual(page.entities, people.slice(1, 3));
    assert.equal(page.totals.person, people.length);
    assert.equal(
      Object.values(page.totals).reduce((sum, number) => sum + number),
      entities.length,
    );
  });

  it("groups: the two on one event are related, and no copies", async () => {
    const { groups, totals } = await client.connection.sendRequest<DuplicatesResult>(duplicatesRequest);
    assert.deepEqual(totals, { same: 0, near: 0, contained: 0, related: 1 });
    assert.equal(groups[0]?.best, undefined);
    assert.deepEqual(
      groups.map(({ kind, articles }) => [kind, ...articles.map(({ uri }) => uri)]),
      [["related", client.uri(folder, FIRST), client.uri(folder, SECOND)]],
    );
  });

  it("rules: all, with what they find", async () => {
    const rules = await client.connection.sendRequest<RuleItem[]>(rulesRequest);
    const missing = rules.find(({ id }) => id === "dates/missing");
    assert.equal(missing?.level, "warning");
    assert.deepEqual([missing?.findings, missing?.articles], [2, 2]);
    assert.ok(rules.every(({ summary, why }) => summary !== "" && why !== ""));
  });
});

describe("copies of an article", () => {
  const sentences = Array.from(
    { length: 12 },
    (_, at) => `In round ${at} the delegates of the northern district spoke of item ${at * 7} of their list.`,
  );
  const body = sentences.join(" ");
  const folder = temporaryFolder({
    "corpuslint.json": "{}",
    "a.txt": `The delegates meet again\n\n${body}\n`,
    "b.txt": `The delegates meet again\n2021-07-11\n\n${body} They left late in the evening.\n`,
    "c.txt": `The delegates meet again\n2021-07-11\n\n${body} That was all.\n`,
  });
  let client: LanguageClient;

  before(async () => {
    client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
  });
  after(() => client.stop());

  it("come with the one to keep, and why", async () => {
    const { groups, totals } = await client.connection.sendRequest<DuplicatesResult>(duplicatesRequest, {
      kind: "near",
    });
    assert.deepEqual(totals, { same: 0, near: 1, contained: 0, related: 0 });
    const [group] = groups;
    assert.equal(group?.best?.uri, client.uri(folder, "b.txt"));
    assert.deepEqual(group?.best?.reasons, ["has a date", "has the longest text (202 words)"]);
    assert.match(group?.articles.find(({ uri }) => uri.endsWith("a.txt"))?.what ?? "", /^\d+ words, no date/);
    const page = await client.connection.sendRequest<DuplicatesResult>(duplicatesRequest, { from: 1 });
    assert.deepEqual([page.groups.length, page.totals.near], [0, 1]);
  });

  it("are known to have changed since they were compared: on disk, in the editor, gone", async () => {
    const { groups } = await client.connection.sendRequest<DuplicatesResult>(duplicatesRequest);
    const gone = { uri: client.uri(folder, "none.txt"), version: "" };
    const articles = [...(groups[0]?.articles ?? []), gone];
    assert.equal(articles.length, 4);
    const changed = async () => {
      const uris = await client.connection.sendRequest<string[]>(changedSinceComparedRequest, { articles });
      return uris.map((uri) => path.basename(uri));
    };
    assert.deepEqual(await changed(), ["none.txt"]);
    fs.appendFileSync(path.join(folder, "a.txt"), "More.\n");
    assert.deepEqual(await changed(), ["a.txt", "none.txt"]);
    assert.deepEqual(await changed(), ["a.txt", "none.txt"]);
    fs.rmSync(path.join(folder, "c.txt"));
    assert.deepEqual(await changed(), ["a.txt", "c.txt", "none.txt"]);
    const uri = client.uri(folder, "b.txt");
    await client.open(uri);
    await client.edit(uri, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "X" },
    ]);
    assert.deepEqual(await changed(), ["a.txt", "b.txt", "c.txt", "none.txt"]);
    assert.deepEqual(await client.connection.sendRequest(changedSinceComparedRequest, null), []);
  });
});

describe("the groups of the articles", () => {
  const names = (result: ArticlesResult) => result.articles.map(({ name }) => name);
  const text = (date: string) => `A title here\n${date}\nSome words of an article.\n`;
  let client: LanguageClient;
  let folder: string;

  before(async () => {
    folder = temporaryFolder({
      "corpuslint.json": "{}",
      "004.txt": text("2021-07-02"),
      "sub/001.txt": text("2021-07-11"),
      "000.txt": text(""),
      "005.txt": text("2019-12-31"),
      "003.txt": `${text("2021-07-11")}\n\n\n\nMore words.\n`,
      "006.txt": text("2021-07-11"),
    });
    client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
  });
  after(() => client.stop());

  const groups = (grouping: Grouping) =>
    client.connection.sendRequest<ArticleGroup[]>(articleGroupsRequest, { grouping });
  const articles = (params: ArticlesParams) =>
    client.connection.sendRequest<ArticlesResult>(articlesRequest, params);

  it("go by month, the undated last, and by day inside", async () => {
    assert.deepEqual(
      (await groups("month")).map(({ id, articles: number }) => [id, number]),
      [
        ["2019-12", 1],
        ["2021-07", 4],
        ["undated", 1],
      ],
    );
    const july = await articles({ grouping: "month", group: "2021-07" });
    assert.deepEqual(names(july), ["004.txt", "001.txt", "003.txt", "006.txt"]);
  });

  it("go by folder and file name, and gaps come with the article before them", async () => {
    assert.deepEqual(
      (await groups("folder")).map(({ id }) => id),
      ["", "sub"],
    );
    const top = await articles({ grouping: "folder", group: "" });
    assert.deepEqual(names(top), ["000.txt", "003.txt", "004.txt", "005.txt", "006.txt"]);
    assert.deepEqual(
      top.gaps.map(({ missing }) => missing),
      (await articles({})).gaps.map(({ missing }) => missing),
    );
  });

  it("go by kind of problem, the most frequent first, those without one last", async () => {
    const found = await groups("problem");
    const sizes = found.filter(({ id }) => id !== "clean").map(({ articles: number }) => number);
    assert.deepEqual(
      sizes,
      [...sizes].sort((a, b) => b - a),
    );
    const blank = await articles({ grouping: "problem", group: "text/blank-lines" });
    assert.deepEqual(names(blank), ["003.txt"]);
    assert.ok(found.findIndex(({ id }) => id === "clean") === -1 || found.at(-1)?.id === "clean");
  });

  it("come in parts", async () => {
    const part = await articles({ grouping: "month", group: "2021-07", from: 1, count: 2 });
    assert.deepEqual(names(part), ["001.txt", "003.txt"]);
    assert.equal(part.total, 4);
    assert.deepEqual(await articles({ grouping: "month", group: "1999-01" }), {
      articles: [],
      gaps: [],
      total: 0,
    });
    assert.equal((await articles({ from: -1, count: 0.5 })).articles.length, 6);
  });

  it("tell where an article is", async () => {
    const place = (uri: string) =>
      client.connection.sendRequest<ArticlePlace | null>(articlePlaceRequest, { grouping: "month", uri });
    assert.deepEqual(await place(client.uri(folder, "003.txt")), { group: "2021-07", index: 2 });
    assert.equal(await place(client.uri(folder, "nowhere.md")), null);
    assert.equal(await client.connection.sendRequest(articlePlaceRequest, "nonsense"), null);
  });
});

describe("several folders", () => {
  it("each corpus for itself, and nothing of a folder that is none", async () => {
    const article = (name: string) =>
      `A title about ${name} and the talks\n2021-07-11\n\n${name} spoke to reporters in the capital on Sunday.\n`;
    const one = temporaryFolder({ "corpuslint.json": "{}", "a.txt": article("Angela Merkel") });
    const two = temporaryFolder({ "corpuslint.json": "{}", "b.txt": article("Barack Obama") });
    const code = temporaryFolder({ "package.json": "{}", "LICENSE.txt": "x  \n\n\n\n", "robots.txt": "x" });
    const client = await LanguageClient.launch({ folders: [one, two, code] });
    await client.ready();
    const { articles } = await client.connection.sendRequest<ArticlesResult>(articlesRequest);
    assert.deepEqual(articles.map(({ name }) => name).sort(), ["a.txt", "b.txt"]);
    await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: [], removed: [{ uri: client.uri(two), name: "two" }] },
    });
    await client.until(() => client.status?.articles === 1, "the folder is gone");
    await client.stop();
  });

  it("that are no corpora: idle, and nothing to say", async () => {
    const code = temporaryFolder({
      "package.json": "{}",
      "LICENSE.txt": "x  \n\n\n\n",
      "requirements.txt": "a==1\n",
    });
    const client = await LanguageClient.launch({ folders: [code] });
    await client.until(() => client.status?.state === "idle", "the server is idle");
    const uri = client.uri(code, "LICENSE.txt");
    await client.open(uri);
    assert.deepEqual(await client.items(uri), []);
    assert.deepEqual(await client.connection.sendRequest(articlesRequest), {
      articles: [],
      gaps: [],
      total: 0,
    });
    await client.stop();
  });
});
