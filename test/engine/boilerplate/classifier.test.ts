import assert from "node:assert/strict";
import { clustersOf } from "../../../server/src/engine/boilerplate/classifier/clusters";
import { decode } from "../../../server/src/engine/boilerplate/classifier/decode";
import {
  LINE_FEATURES,
  lineFeatures,
  pageFacts,
} from "../../../server/src/engine/boilerplate/classifier/line-features";
import { freeNumbers, takeNumbers } from "../../../server/src/engine/boilerplate/classifier/page-memory";
import { forestOf, probabilities } from "../../../server/src/engine/boilerplate/classifier/trees";
import { NO_TONES } from "../../../server/src/engine/boilerplate/classifier/vocabulary";
import lineModel from "../../../server/src/engine/boilerplate/data/line-model.json";
import { dropUnsupported } from "../../../server/src/engine/boilerplate/label-by-model";
import { type Label, markLines } from "../../../server/src/engine/boilerplate/label-lines";
import { pageLines } from "../../../server/src/engine/boilerplate/page-line";
import { splitLines } from "../../../server/src/engine/text/lines";
import { tokenTable } from "../../../server/src/engine/text/tokens";

describe("line classifier", () => {
  it("finds nothing of the page before in the memory of a page", () => {
    freeNumbers();
    const [one, other] = [takeNumbers(10).fill(1), takeNumbers(10).fill(2)];
    assert.deepEqual([one[9], other[0]], [1, 2]);
    freeNumbers();
    assert.deepEqual([...takeNumbers(20)], new Array(20).fill(0));
    // More than is kept.
    assert.equal(takeNumbers(100_000).length, 100_000);
  });

  it("runs trees: not above the threshold goes left", () => {
    // One tree: column 0 at 0.5, leaves -1 and +1.
    const forest = forestOf({
      roots: [0],
      feature: [0],
      threshold: [0.5],
      left: [-1],
      right: [-2],
      leaf: [-1, 1],
    });
    const [low = 0, even = 0, high = 0] = probabilities(forest, Float64Array.of(0, 9, 0.5, 9, 0.6, 9), 2);
    assert.equal(low, 1 / (1 + Math.E));
    assert.equal(even, low);
    assert.equal(high, 1 / (1 + Math.exp(-1)));
  });

  it("ships weights that fit its features", () => {
    const fits = (features: readonly number[], columns: readonly string[]): boolean =>
      features.every((feature) => feature >= 0 && feature < columns.length);
    assert.ok(fits(lineModel.trees.feature, LINE_FEATURES));
    assert.equal(lineModel.words.hashes.length, lineModel.words.weights.length);
  });

  it("fills every column with a number, for any lines", () => {
    for (const text of [
      "",
      "x",
      "Home\n\nWorld\nA sentence that is long enough to be one, it seems to me.\n12\n日本語です。",
    ]) {
      const lines = pageLines(text, splitLines(text));
      const facts = pageFacts(
        { text, tokens: tokenTable(text), lines, marks: markLines(lines), dates: [] },
        NO_TONES,
      );
      const first = lineFeatures(facts);
      assert.equal(first.values.length, lines.length * LINE_FEATURES.length);
      assert.ok([...first.values].every(Number.isFinite));
    }
  });

  it("decides over the sequence: one doubtful line goes with its neighbours", () => {
    const words = new Array<number>(5).fill(3);
    assert.deepEqual(decode(Float64Array.of(0.9, 0.9, 0.45, 0.9, 0.9), words), new Array(5).fill(true));
    assert.deepEqual(decode(Float64Array.of(0.1, 0.1, 0.55, 0.1, 0.1), words), new Array(5).fill(false));
    assert.deepEqual(decode(new Float64Array(0), []), []);
  });

  it("asks for more evidence for a paragraph than for a menu item", () => {
    assert.deepEqual(decode(Float64Array.of(0.8), [3]), [true]);
    assert.deepEqual(decode(Float64Array.of(0.8), [60]), [false]);
  });

  it("clusters running text up to a gap or a landmark", () => {
    const words = [0, 20, 0, 30, 0, 0, 0, 0, 0, 0, 10, 0];
    const free = clustersOf(words, () => false);
    assert.deepEqual([free.share[1], free.share[3], free.share[10]], [1, 1, 0.2]);
    assert.deepEqual([free.side[0], free.side[2], free.side[10]], [-1, 0, 1]);
    assert.deepEqual([free.distance[0], free.distance[10]], [1, 7]);
    const parted = clustersOf(words, (at) => at === 2);
    assert.deepEqual([parted.share[1], parted.share[3]], [20 / 30, 1]);
  });

  it("knows a list of contents, and the headings that it lists", () => {
    const prose = "The council voted on Monday to close the old bridge over the river for repairs.";
    const text = ["Contents", "The vote", "The bridge", "The river"]
      .concat(["1. The vote", prose, "2. The bridge", prose, "3. The river", prose])
      .join("\n");
    const lines = pageLines(text, splitLines(text));
    const marks = markLines(lines);
    const { values, columns } = lineFeatures(
      pageFacts({ text, tokens: tokenTable(text), lines, marks, dates: [] }, NO_TONES),
    );
    const column = (name: string): number[] =>
      lines.map(({ place }) => values[place * columns + LINE_FEATURES.indexOf(name)] ?? -1);
    assert.deepEqual(column("contents"), [0, 3, 3, 3, 0, 0, 0, 0, 0, 0]);
    assert.deepEqual(column("heading"), [0, 0, 0, 0, 3, 0, 3, 0, 3, 0]);
  });

  it("lets known wording speak for the lines around it, and not for those far away", () => {
    const n = 80;
    const labels = new Array<Label | undefined>(n).fill(undefined);
    labels[10] = { kind: "share-bar", confidence: 0.9, safety: "review", reason: "button" };
    const decided = Array.from({ length: n }, (_, at) => at >= 5 && at < 70);
    dropUnsupported(labels, decided, new Float64Array(n).fill(0.75));
    assert.deepEqual([decided.indexOf(true), decided.lastIndexOf(true)], [5, 30]);
    const sure = Array.from({ length: n }, (_, at) => at >= 5 && at < 70);
    dropUnsupported(labels, sure, new Float64Array(n).fill(0.95));
    assert.deepEqual([sure.indexOf(true), sure.lastIndexOf(true)], [5, 69]);
  });
});
