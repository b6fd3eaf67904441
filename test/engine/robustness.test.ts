import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Article,
  applyEdits,
  Corpus,
  checkArticle,
  defaultSettings,
  digestArticle,
  type Finding,
  fixArticle,
  parseArticle,
  type Span,
} from "../../server/src/engine";
import { TestCorpus, today } from "./corpus-of";

/** What news articles and the pages around them are made of, so that random texts meet every rule. */
const PIECES = [
  ..."\n\n\n\r\n\r\t \u00a0\u200b\ufeff\u202e\u0000\u0007\ud800\udc00-–—*•\"'“”‘’«»()[]{}<>&|.,;:!?…@#/\\0123456789",
  ..." date 2021-07-11 ,2021-07-11,July 11, 2021,11/07/21,9999-99-99,Sunday,date:,Published,---,***,===".split(
    ",",
  ),
  ..."Kim Jong Un,Kim Jong-un,Kim,Xi Jinping,Jinping,Xis’,Xi’s,Kims message,Park Won-gon,DPRK,KCNA,Yonhap".split(
    ",",
  ),
  ..."the Korean Central News Agency (KCNA),President Joe Biden,co-operation,cooperation,said on Saturday".split(
    ",",
  ),
  ..."Source link,Related articles,Leave a Reply,[ad_1],[…],Read more,Share this,Subscribe to our newsletter".split(
    ",",
  ),
  ..."Advertisement,© 2021 All rights reserved.,Photo: AP,(AP),Home > News > World,We use cookies,12 comments".split(
    ",",
  ),
  ...'Ã©,â€™,&amp;,&nbsp;,&#8217;,<p>,</p>,<br/>,<a href="x">,http://a.b/c,北朝鮮は発表した。,Путин,العربية'.split(
    ",",
  ),
  "The leaders of the two countries have exchanged messages, promising to strengthen cooperation.",
  "others. ",
  "It is 60 years since they signed the treaty. ",
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
  { weight: 2, arbitrary: fc.constantFrom(" ", "\n", "\n\n") },
);

/** Any text at all, lone surrogates among it, more often one that looks a little like an article. */
const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")) },
  { weight: 2, arbitrary: fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(" ")) },
  {
    weight: 1,
    arbitrary: fc.array(fc.nat(0xffff), { maxLength: 200 }).map((codes) => String.fromCharCode(...codes)),
  },
);

function assertInside(text: string, span: Span, what: string): void {
  assert.ok(Number.isInteger(span.start) && Number.isInteger(span.end), `${what}: offsets are whole numbers`);
  assert.ok(
    0 <= span.start && span.start <= span.end && span.end <= text.length,
    `${what}: ${span.start}-${span.end} is not within 0-${text.length}`,
  );
}

function assertInOrder(spans: readonly Span[], what: string): void {
  for (const [at, span] of spans.entries()) {
    const before = spans[at - 1];
    assert.ok(before === undefined || before.end <= span.start, `${what} ${at} overlaps the one before`);
  }
}

function assertSound(article: Article): void {
  const { text } = article.source;
  assert.equal(article.roles.length, article.lines.length);
  if (article.title !== null) assertInside(text, article.title, "title");
  const { paragraphs, sentences, mentions, dates, zones } = article;
  for (const [what, spans] of Object.entries({ paragraphs, sentences, mentions, dates, zones })) {
    for (const span of spans) assertInside(text, span, what);
  }
  for (const [what, spans] of Object.entries({ paragraphs, sentences, mentions, zones }))
    assertInOrder(spans, what);
  for (const zone of zones) {
    assert.ok(zone.parts.length > 0);
    for (const part of zone.parts) {
      assert.ok(zone.start <= part.start && part.end <= zone.end, "a part lies within its zone");
      assert.ok(part.confidence >= 0 && part.confidence <= 1);
    }
    assertInOrder(zone.parts, "zone parts");
  }
}

function assertWellFormed(text: string, findings: readonly Finding[]): void {
  for (const finding of findings) {
    assertInside(text, finding.span, finding.rule);
    assert.ok(finding.message.trim() !== "", `${finding.rule} says something`);
    assert.ok(finding.confidence >= 0 && finding.confidence <= 1, `${finding.rule}: confidence within 0..1`);
    for (const fix of finding.fixes) {
      for (const edit of fix.edits) assertInside(text, edit, `${finding.rule}: ${fix.title}`);
      assertInOrder(fix.edits, `${finding.rule}: ${fix.title}: edit`);
      applyEdits(text, fix.edits);
    }
  }
}

/** The letters and digits of a text, however they are composed: what must not be lost. */
function wordsOf(text: string): string {
  return text.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "");
}

describe("the engine", () => {
  it("parses, digests and checks any text without failing, and stays inside it", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const article = parseArticle({ id: "a.txt", text });
        assertSound(article);
        const corpus = new Corpus();
        const digest = digestArticle(article);
        assert.deepEqual(JSON.parse(JSON.stringify(digest)), digest, "a digest survives JSON");
        corpus.add(digest);
        assertWellFormed(text, checkArticle(article, corpus, defaultSettings, today));
      }),
      { numRuns: 300 },
    );
  });

  it("bears any texts beside each other", () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 2, maxLength: 6 }), (texts) => {
        const files = Object.fromEntries(texts.map((text, at) => [`00${at}.txt`, text]));
        const corpus = new TestCorpus(files);
        for (const [id, text] of Object.entries(files)) assertWellFormed(text, corpus.findings(id));
      }),
      { numRuns: 60 },
    );
  });

  it("says the same of the same text, whatever was added and taken away before", () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (one, two, other) => {
        const plain = new TestCorpus({ "1.txt": one, "2.txt": two });
        const used = new TestCorpus({ "3.txt": other, "2.txt": other, "1.txt": one });
        used.corpus.remove("3.txt");
        used.corpus.add(digestArticle(parseArticle({ id: "2.txt", text: two })));
        const article = parseArticle({ id: "1.txt", text: one });
        assert.deepEqual(
          checkArticle(article, used.corpus, defaultSettings, today),
          checkArticle(article, plain.corpus, defaultSettings, today),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("applies safe fixes until nothing is left to fix", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const corpus = new TestCorpus({ "a.txt": text });
        const { source } = corpus.article("a.txt");
        const fixed = fixArticle(source, corpus.corpus, defaultSettings, today);
        assert.equal(
          fixArticle({ ...source, text: fixed }, corpus.corpus, defaultSettings, today),
          fixed,
          "a second run changes nothing",
        );
      }),
      { numRuns: 200 },
    );
  });

  it("lets no safe fix take words of the body, but for what stands for other characters", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const corpus = new TestCorpus({ "a.txt": text });
        const article = corpus.article("a.txt");
        const debris = article.zones.flatMap(({ parts }) => parts);
        const findings = corpus.findings("a.txt").filter(({ rule }) => !REPAIRS.has(rule));
        for (const { rule, fixes } of findings) {
          for (const fix of fixes.filter(({ safety }) => safety === "safe")) {
            for (const edit of fix.edits) {
              for (const paragraph of article.paragraphs) {
                const taken = wordsOf(shared(text, edit, paragraph, debris));
                assert.ok(
                  wordsOf(edit.newText).includes(taken),
                  `${rule}: “${fix.title}” takes “${taken}” of the body`,
                );
              }
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The text that lies in both spans and in none of the others. */
function shared(text: string, one: Span, other: Span, without: readonly Span[]): string {
  let result = "";
  for (let at = Math.max(one.start, other.start); at < Math.min(one.end, other.end); at++) {
    if (!without.some(({ start, end }) => start <= at && at < end)) result += text.charAt(at);
  }
  return result;
}

/** Rules whose fix writes other letters for damaged ones: what they do is shown by their own tests. */
const REPAIRS: ReadonlySet<string> = new Set(["text/html-entity", "text/html-tag", "text/mojibake"]);

/** Texts of a size; 4 is the full one. */
const HOSTILE: Readonly<Record<string, (size: number) => string>> = {
  "one line of 1 MB of prose": (size) =>
    "The leaders of Kim Jong Un have exchanged messages. ".repeat(5_000 * size),
  "one word of 1 MB": (size) => "a".repeat(250_000 * size),
  "1 MB of capitals": (size) => "A ".repeat(125_000 * size),
  "100,000 short lines": (size) => "Read more\n".repeat(25_000 * size),
  "100,000 different short lines": (size) =>
    Array.from({ length: 25_000 * size }, (_, at) => `Line ${at}`).join("\n"),
  "100,000 blank lines": (size) => " \n".repeat(25_000 * size),
  "nested brackets": (size) => "[".repeat(50_000 * size) + "]".repeat(50_000 * size),
  "nested quotes": (size) => '“"‘'.repeat(25_000 * size),
  "closing quotes": (size) => "”’".repeat(25_000 * size),
  "opening tags": (size) => "<a href=".repeat(15_000 * size),
  ampersands: (size) => "&amp".repeat(25_000 * size),
  mojibake: (size) => "Ã¢â‚¬â„¢".repeat(15_000 * size),
  "digits and slashes": (size) => "11/07/".repeat(20_000 * size),
  dates: (size) => "On July 11, 2021 Kim said. ".repeat(5_000 * size),
  names: (size) => "Kim Jong Un, Xi Jinping, ".repeat(5_000 * size),
  "different names": (size) =>
    Array.from({ length: 5_000 * size }, (_, at) => `Mr. Ab${at.toString(26)} Cd${at.toString(26)}`).join(
      " met ",
    ),
  hyphens: (size) => "-".repeat(125_000 * size),
  spaces: (size) => " ".repeat(125_000 * size),
  "spaces before a word": (size) => `${" ".repeat(125_000 * size)}a`,
  "full stops": (size) => ". ".repeat(75_000 * size),
  abbreviations: (size) => "U.S. ".repeat(25_000 * size),
  "lone surrogates": (size) => "\ud800".repeat(75_000 * size),
  "combining marks": (size) => `a${"\u0301".repeat(125_000 * size)}`,
  "zero-width": (size) => "\u200b".repeat(125_000 * size),
  urls: (size) => "http://a.b/c?d=e&f=g/".repeat(7_500 * size),
  copyright: (size) => "© 2021 ".repeat(20_000 * size),
  "one CJK line": (size) => "北朝鮮は発表した".repeat(15_000 * size),
};

// Of processor time, so that what else the machine does is not counted.
const MOST_MS = 2000;
// A machine may be slower than ours; then four times the text may take this many times as long, and no more.
const MOST_GROWTH = 7;

type Times = Readonly<Record<string, number>>;

function timesFor(text: string): Times {
  const times: Record<string, number> = {};
  const timed = <T>(what: string, action: () => T): T => {
    const before = process.cpuUsage();
    const result = action();
    const { user, system } = process.cpuUsage(before);
    times[what] = (user + system) / 1000;
    return result;
  };
  const article = timed("parse", () => parseArticle({ id: "a.txt", text }));
  const corpus = new Corpus();
  const digest = timed("digest", () => digestArticle(article));
  timed("add", () => corpus.add(digest));
  const findings = timed("check", () => checkArticle(article, corpus, defaultSettings, today));
  for (const finding of findings) assertInside(text, finding.span, finding.rule);
  timed("remove", () => corpus.remove("a.txt"));
  return times;
}

describe("the engine, on hostile text", function () {
  this.timeout(60_000);
  for (const [name, make] of Object.entries(HOSTILE)) {
    it(`takes ${name} in time`, () => {
      const full = timesFor(make(4));
      if (Object.values(full).every((time) => time < MOST_MS)) return;
      const quarter = timesFor(make(1));
      for (const [what, time] of Object.entries(full)) {
        const growth = time / Math.max(1, quarter[what] ?? 0);
        assert.ok(
          time < MOST_MS || growth < MOST_GROWTH,
          `${what} took ${Math.round(time)} ms, ${growth.toFixed(1)} times what a quarter of the text takes`,
        );
      }
    });
  }
});
