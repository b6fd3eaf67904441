import assert from "node:assert/strict";
import { meets, type Part, percentile, tableOf } from "../../../scripts/bench/figures";
import { growthFigures } from "../../../scripts/bench/growth";
import { GIVEN_UP, measured } from "../../../scripts/bench/processes";
import { articlesOf } from "../../../scripts/bench/sizes";

describe("figures of a benchmark", () => {
  it("are percentiles by rank", () => {
    const values = Array.from({ length: 100 }, (_, at) => 100 - at);
    assert.deepEqual(
      [0.5, 0.95, 1].map((share) => percentile(values, share)),
      [50, 95, 100],
    );
    assert.equal(percentile([7], 0.95), 7);
  });

  it("meet goals from either side, or have none", () => {
    const figure = { name: "a", value: 10, unit: "s" } as const;
    assert.equal(meets(figure), null);
    assert.deepEqual(
      [meets({ ...figure, goal: { most: 10 } }), meets({ ...figure, goal: { most: 9 } })],
      [true, false],
    );
    assert.deepEqual(
      [meets({ ...figure, goal: { least: 10 } }), meets({ ...figure, goal: { least: 11 } })],
      [true, false],
    );
  });

  it("grow by the same figure of two sizes, and not at all where one is missing", () => {
    const part = (articles: number, value: number): Part => ({
      part: "check",
      articles,
      corpus: "",
      load: 0,
      figures: [{ name: "check, cold", value, unit: "s" }],
    });
    const [growth, ...more] = growthFigures([part(10, 2), part(100, 21)], 100);
    assert.deepEqual(more, []);
    assert.equal(growth?.value, 10.5);
    assert.deepEqual(growthFigures([part(100, 21)], 100), []);
  });

  it("are a table that says what is missed", () => {
    const figures = [{ name: "check, cold", value: 1234.5, unit: "s", goal: { most: 60 } }] as const;
    const lines = tableOf([{ part: "check", articles: 1000, corpus: "", load: 0, figures }]).split("\n");
    assert.equal(lines.length, 3);
    assert.match(lines[2] ?? "", /^\| 1,000 +\| check, cold \| +1,235 s \| ≤ 60\.0 \| NO +\|/);
  });
});

describe("sizes", () => {
  it("are read as people write them", () => {
    assert.deepEqual(["500", "1k", "100k"].map(articlesOf), [500, 1000, 100_000]);
    for (const wrong of ["", "k", "1m", "-5", "1.5k"]) assert.throws(() => articlesOf(wrong), /no size/);
  });
});

describe("a measured program", () => {
  it("is told apart by time, processor time and memory from one that does nothing", async function () {
    if (process.platform !== "linux") this.skip();
    this.timeout(60_000);
    const work =
      "const b=Buffer.alloc(2e8,1);for(let e=Date.now()+700;Date.now()<e;);process.exitCode=b[5]+2";
    const busy = await measured(process.execPath, ["-e", work]);
    const idle = await measured(process.execPath, ["-e", "setTimeout(()=>{},700)"]);
    assert.deepEqual([busy.code, idle.code], [3, 0]);
    assert.ok(busy.peakMegabytes > idle.peakMegabytes + 100, `${busy.peakMegabytes} ${idle.peakMegabytes}`);
    assert.ok(idle.seconds >= 0.7 && busy.seconds >= 0.7);
    assert.ok(busy.cpuSeconds > 0 && idle.cpuSeconds > 0);
    await assert.rejects(measured("/no/such/program", []));
    const endless = await measured(process.execPath, ["-e", "setInterval(()=>{},1000)"], { limit: 0.5 });
    assert.equal(endless.code, GIVEN_UP);
  });
});
