import assert from "node:assert/strict";
import {
  type Article,
  applyEdits,
  type Finding,
  type Fix,
  fixArticle,
  parseArticle,
  positionAt,
  rules,
} from "../../server/src/engine";
import { TestCorpus, today } from "../engine/corpus-of";
import { type Expected, type ExpectedEvidence, type ExpectedFix, expectations } from "./expectations";
import { type SeedNumber, seedCorpus, seedFiles, seedNumbers, seedText } from "./seeds";

const corpus = seedCorpus();

function lineOf(article: Article, finding: Finding): number {
  return positionAt(article.lines, finding.span.start).line + 1;
}

function covers(covered: string, wanted: string): boolean {
  const cut = wanted.indexOf(" … ");
  if (cut < 0) return covered === wanted;
  return covered.startsWith(wanted.slice(0, cut)) && covered.endsWith(wanted.slice(cut + 3));
}

function describeFinding(seed: SeedNumber, finding: Finding): string {
  const article = corpus.article(seedFiles[seed]);
  const covered = article.source.text.slice(finding.span.start, finding.span.end);
  const cut = covered.length > 80 ? `${covered.slice(0, 40)} … ${covered.slice(-40)}` : covered;
  return `${seed}:${lineOf(article, finding)} ${finding.rule} ${JSON.stringify(cut)}`;
}

function isMeant(seed: SeedNumber, finding: Finding, row: Expected): boolean {
  const article = corpus.article(seedFiles[seed]);
  return (
    row.seed === seed &&
    row.rule === finding.rule &&
    row.line === lineOf(article, finding) &&
    covers(article.source.text.slice(finding.span.start, finding.span.end), row.covers)
  );
}

function findingFor(row: Expected): Finding {
  const all = corpus.findings(seedFiles[row.seed]);
  const found = all.filter((finding) => isMeant(row.seed, finding, row));
  const there = all.map((finding) => describeFinding(row.seed, finding)).join("\n  ");
  assert.equal(found.length, 1, `expected once, found ${found.length} times; there is:\n  ${there}`);
  const [finding] = found;
  assert.ok(finding !== undefined);
  return finding;
}

function assertOffers(seed: SeedNumber, finding: Finding, wanted: ExpectedFix): void {
  const text = seedText(seed);
  const after = wanted.after(text);
  const offered = finding.fixes.filter((fix) => applyEdits(text, fix.edits) === after);
  const titles = finding.fixes.map((fix) => `${fix.title} (${fix.safety}) ${JSON.stringify(fix.edits)}`);
  assert.ok(offered.length > 0, `no fix gives what is wanted; there is:\n  ${titles.join("\n  ")}`);
  assert.ok(
    offered.some((fix) => fix.safety === wanted.safety),
    `the fix is “${offered[0]?.safety}”, not “${wanted.safety}”`,
  );
  if (wanted.typeOver !== undefined) assert.ok(offered.some((fix) => placeholderOf(fix) === wanted.typeOver));
}

function placeholderOf(fix: Fix): string | undefined {
  if (fix.placeholder === undefined) return undefined;
  return fix.edits[0]?.newText.slice(fix.placeholder.start, fix.placeholder.end);
}

function assertGives(finding: Finding, wanted: ExpectedEvidence): void {
  const id = wanted.seed === undefined ? undefined : seedFiles[wanted.seed];
  const given = finding.evidence.some(
    ({ article, range, message }) =>
      article === id &&
      (wanted.line === undefined || range?.start.line === wanted.line - 1) &&
      (wanted.says === undefined || wanted.says.test(message)),
  );
  assert.ok(given, `no such evidence in ${JSON.stringify(finding.evidence, null, 1)}`);
}

describe("the seeds", () => {
  for (const row of expectations) {
    it(`${row.seed} line ${row.line}: ${row.rule} ${JSON.stringify(row.covers)}`, () => {
      const finding = findingFor(row);
      assert.match(finding.message, row.says);
      for (const wanted of row.fixes) assertOffers(row.seed, finding, wanted);
      if (row.fixes.length === 0) assert.deepEqual(finding.fixes, []);
      for (const wanted of row.evidence ?? []) assertGives(finding, wanted);
      if (row.faded) assert.equal(finding.superfluous, true);
      if (row.quiet) assert.match(finding.severity, /^(?:information|hint)$/);
    });
  }

  for (const seed of seedNumbers) {
    it(`${seed} shows nothing else`, () => {
      const others = corpus
        .findings(seedFiles[seed])
        .filter((finding) => !expectations.some((row) => isMeant(seed, finding, row)))
        .map((finding) => `${describeFinding(seed, finding)} ${finding.message}`);
      assert.deepEqual(others, []);
    });
  }

  it("are told apart from rules that do not exist", () => {
    const ids = new Set<string>(rules.map(({ id }) => id));
    assert.deepEqual(
      expectations.filter(({ rule }) => !ids.has(rule)).map(({ rule }) => rule),
      [],
    );
  });
});

describe("the seeds, with all safe problems fixed", () => {
  /** What fix-all leaves of each seed: every article is fixed against the corpus as it then stands, until all rest. */
  function fixedSeeds(): Map<SeedNumber, string> {
    const files = new Map(seedNumbers.map((seed) => [seed, seedText(seed)]));
    for (let round = 0; round < 5; round++) {
      const now = new TestCorpus(
        Object.fromEntries([...files].map(([seed, text]) => [seedFiles[seed], text])),
      );
      let changed = false;
      for (const [seed, text] of files) {
        const { source } = now.article(seedFiles[seed]);
        const fixed = fixArticle(source, now.corpus, now.settings, today);
        if (fixed !== text) changed = true;
        files.set(seed, fixed);
      }
      if (!changed) return files;
    }
    throw new Error("five rounds are not enough");
  }

  const fixed = fixedSeeds();

  it("differ from what they were", () => {
    for (const [seed, text] of fixed) assert.notEqual(text, seedText(seed));
  });

  it("parse, and have nothing safe left to fix", () => {
    const now = new TestCorpus(Object.fromEntries([...fixed].map(([seed, text]) => [seedFiles[seed], text])));
    for (const seed of seedNumbers) {
      const safe = now
        .findings(seedFiles[seed])
        .flatMap((finding) =>
          finding.fixes.filter((fix) => fix.safety === "safe").map((fix) => `${finding.rule}: ${fix.title}`),
        );
      assert.deepEqual(safe, []);
    }
  });

  const bodies: readonly [SeedNumber, first: number, last: number][] = [
    ["000", 5, 12],
    ["001", 5, 7],
    ["003", 4, 10],
  ];
  for (const [seed, first, last] of bodies) {
    it(`keep every sentence of the body of ${seed}`, () => {
      const body = seedText(seed)
        .split("\n")
        .slice(first - 1, last)
        .join("\n");
      const { sentences, source } = parseArticle({ id: "body.txt", text: body });
      assert.ok(sentences.length >= 6);
      const left = lettersOf(fixed.get(seed) ?? "");
      for (const { start, end } of sentences) {
        const sentence = source.text.slice(start, end);
        assert.ok(left.includes(lettersOf(sentence)), `lost: ${sentence}`);
      }
    });
  }

  it("keep their titles", () => {
    for (const seed of ["000", "003"] as const) {
      assert.ok(fixed.get(seed)?.includes(seedText(seed).split("\n", 1)[0] ?? "?"));
    }
  });
});

/** Letters and digits only: a repaired quotation mark or apostrophe does not count as a loss. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}
