import { deepEqual, equal } from "node:assert/strict";
import { ByteReader, ByteWriter } from "../../../server/src/engine/text/bytes";

function sample(): Uint8Array {
  const writer = new ByteWriter();
  for (const value of [0, 1, 127, 128, 300, 2 ** 32, Number.MAX_SAFE_INTEGER]) writer.whole(value);
  for (const value of [0, -1, 1, -20454, 2 ** 40]) writer.integer(value);
  for (const value of [0.5, -1 / 3, Number.POSITIVE_INFINITY]) writer.real(value);
  writer.flag(true);
  writer.flag(false);
  for (const value of ["", "Kim", "José", "金正恩", "\ud800 alone", "Kim", "金正恩"]) writer.text(value);
  writer.list(["a", "b"], (item) => writer.text(item));
  return writer.bytes();
}

function readSample(bytes: Uint8Array) {
  const reader = new ByteReader(bytes);
  const times = <T>(count: number, read: () => T) => Array.from({ length: count }, read);
  const values = [
    times(7, () => reader.whole()),
    times(5, () => reader.integer()),
    times(3, () => reader.real()),
    times(2, () => reader.flag()),
    times(7, () => reader.text()),
    reader.list(() => reader.text()),
  ];
  return { values, reader };
}

describe("bytes", () => {
  it("reads what was written", () => {
    const { values, reader } = readSample(sample());
    deepEqual(values, [
      [0, 1, 127, 128, 300, 2 ** 32, Number.MAX_SAFE_INTEGER],
      [0, -1, 1, -20454, 2 ** 40],
      [0.5, -1 / 3, Number.POSITIVE_INFINITY],
      [true, false],
      ["", "Kim", "José", "金正恩", "\ud800 alone", "Kim", "金正恩"],
      ["a", "b"],
    ]);
    equal(reader.complete, true);
  });

  it("writes a text that comes again as a number", () => {
    const writer = new ByteWriter();
    for (let time = 0; time < 100; time++) writer.text("Democratic People's Republic of Korea");
    equal(writer.bytes().length < 150, true);
  });

  it("notices every cut", () => {
    const bytes = sample();
    for (let end = 0; end < bytes.length; end++) {
      equal(readSample(bytes.subarray(0, end)).reader.complete, false, `cut at ${end}`);
    }
  });

  it("reads any bytes without throwing or hanging", () => {
    for (let seed = 0; seed < 500; seed++) {
      const noise = Uint8Array.from(
        { length: 60 },
        (_, at) => (Math.imul(seed * 60 + at, 0x9e3779b1) >>> 13) & 0xff,
      );
      readSample(noise);
    }
    const endless = new ByteReader(new Uint8Array(100).fill(0xff));
    equal(endless.whole(), 0);
    equal(endless.intact, false);
    const long = new ByteWriter();
    long.whole(Number.MAX_SAFE_INTEGER);
    deepEqual(
      new ByteReader(long.bytes()).list(() => 0),
      [],
    );
  });
});
