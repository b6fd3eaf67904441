import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { applyEdits, type Finding, type Fix, fixArticle, type Rule, rules } from "../../../server/src/engine";
import { TestCorpus, today } from "../corpus-of";
import { type FixtureCase, fixtureIds, fixturePath, readFixture } from "./fixtures";

const root = path.resolve(__dirname, "../../..");

function corpusFor(fixture: FixtureCase): TestCorpus {
  return new TestCorpus(Object.fromEntries(fixture.articles.map((article) => [article.id, article])));
}

function shown(text: string, spans: readonly { start: number; end: number }[]): string[] {
  return spans.map(({ start, end }) => `${start}-${end} ${JSON.stringify(text.slice(start, end))}`);
}

/** A fix changes what it was found in: outside the finding it may take white space, and put in words, nothing else. */
function assertLosesNothing(text: string, finding: Finding, fix: Fix): void {
  for (const edit of fix.edits) {
    const outside =
      text.slice(edit.start, Math.max(edit.start, Math.min(edit.end, finding.span.start))) +
      text.slice(Math.min(edit.end, Math.max(edit.start, finding.span.end)), edit.end);
    assert.equal(
      outside.trim(),
      "",
      `${finding.rule}: the fix “${fix.title}” takes text outside its finding`,
    );
  }
  const sorted = fix.edits.every((edit, at) => at === 0 || (fix.edits[at - 1]?.end ?? 0) <= edit.start);
  assert.ok(sorted, `${finding.rule}: the edits of “${fix.title}” overlap or are out of order`);
}

function checkCase(rule: Rule, fixture: FixtureCase): void {
  const corpus = corpusFor(fixture);
  let marked = 0;
  for (const { id, text, marks } of fixture.articles) {
    marked += marks.length;
    const findings = corpus.findings(id).filter((finding) => finding.rule === rule.id);
    assert.deepEqual(
      shown(
        text,
        findings.map((finding) => finding.span),
      ),
      shown(text, marks),
      `findings in ${id}`,
    );
    for (const finding of findings) {
      for (const fix of finding.fixes) {
        assertLosesNothing(text, finding, fix);
        assert.notEqual(applyEdits(text, fix.edits), text, `“${fix.title}” changes nothing`);
      }
    }
    const source = corpus.article(id).source;
    const fixed = fixArticle(source, corpus.corpus, corpus.settings, today);
    const again = fixArticle({ ...source, text: fixed }, corpus.corpus, corpus.settings, today);
    assert.equal(again, fixed, `safe fixes of ${id} are not idempotent`);
  }
  assert.equal(marked > 0, fixture.flagged, "a flagged case has marks, a clean one has none");
}

describe("rules", () => {
  it("have ids of their own, sorted within their family, with summary and reason", () => {
    const ids = rules.map((rule) => rule.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const rule of rules) {
      assert.match(rule.id, /^(boilerplate|dates|names|text|corpus)\/[a-z]+(-[a-z]+)*$/);
      assert.match(rule.summary, /^\p{Lu}.*[^.]$/u);
      assert.match(rule.why, /^[“\p{Lu}\p{Nd}].*\.$/u);
    }
  });

  it("have fixtures that belong to a rule", () => {
    const ids = new Set<string>(rules.map((rule) => rule.id));
    assert.deepEqual(
      fixtureIds().filter((id) => !ids.has(id)),
      [],
    );
  });

  for (const rule of rules) {
    describe(rule.id, () => {
      it("has a page with every heading", () => {
        const page = path.join(root, "docs/rules", `${rule.id}.md`);
        assert.ok(existsSync(page), `docs/rules/${rule.id}.md is missing`);
        const text = readFileSync(page, "utf8");
        for (const heading of [
          `# ${rule.id}`,
          "## What it finds",
          "## Why it matters",
          "## Examples",
          "## Fix",
          "## When to switch it off",
        ]) {
          assert.ok(
            text.split("\n").includes(heading),
            `docs/rules/${rule.id}.md lacks the heading “${heading}”`,
          );
        }
      });

      if (!existsSync(fixturePath(rule.id))) {
        it("has fixtures", () => assert.fail(`test/fixtures/rules/${rule.id}.txt is missing`));
        return;
      }
      const cases = readFixture(rule.id);
      it("has fixtures that must and fixtures that must not be flagged", () => {
        assert.ok(cases.some((fixture) => fixture.flagged));
        assert.ok(cases.some((fixture) => !fixture.flagged));
      });
      for (const fixture of cases) {
        it(`${fixture.flagged ? "flags" : "leaves alone"}: ${fixture.title}`, () => checkCase(rule, fixture));
      }
      it("bears every prefix of its fixtures", () => {
        for (const fixture of cases) {
          for (const { text } of fixture.articles) {
            const step = Math.max(1, Math.floor(text.length / 40));
            for (let end = 0; end <= text.length; end += step) {
              const prefix = new TestCorpus({ "a.txt": text.slice(0, end) });
              for (const finding of prefix.findings("a.txt")) {
                assert.ok(
                  finding.span.start >= 0 &&
                    finding.span.end <= end &&
                    finding.span.start <= finding.span.end,
                );
              }
            }
          }
        }
      });
    });
  }
});
