import type { DateOrder } from "../dates/expression";
import type { HeaderForm } from "../dates/header";
import type { ConstraintFact, DateFacts } from "./date-facts";
import type { DigestReader, DigestWriter } from "./pack-parts";

const STYLES: readonly HeaderForm["style"][] = ["date-line", "iso-line", "front-matter"];
const ORDERS: readonly DateOrder[] = ["day-first", "month-first"];
const KINDS: readonly ConstraintFact["kind"][] = ["month-day", "month-year", "year", "anniversary"];

/** Writes what a digest says of dates. */
export function packDates(bytes: DigestWriter, dates: DateFacts): void {
  bytes.maybe(dates.header, (header) => packHeader(bytes, header));
  bytes.flags(dates.headed, dates.order !== null, dates.nameTells !== null, dates.nameTells === true);
  if (dates.order !== null) bytes.choice(ORDERS, dates.order);
  bytes.list(dates.days, ({ day, ahead, at }) => {
    bytes.integer(day);
    bytes.flag(ahead === true);
    bytes.range(at);
  });
  bytes.list(dates.constraints, (fact) => packConstraint(bytes, fact));
  bytes.list(dates.years, ({ year, times }) => {
    bytes.integer(year);
    bytes.whole(times);
  });
}

export function unpackDates(bytes: DigestReader): DateFacts {
  const header = bytes.maybe(() => unpackHeader(bytes));
  const flags = bytes.flags();
  const order = (flags & 2) !== 0 ? bytes.choice(ORDERS, "day-first") : null;
  const days = bytes.list(() => {
    const day = bytes.integer();
    const ahead = bytes.flag();
    return { day, at: bytes.range(), ...(ahead ? { ahead } : {}) };
  });
  const constraints = bytes.list(() => unpackConstraint(bytes));
  const years = bytes.list(() => ({ year: bytes.integer(), times: bytes.whole() }));
  return {
    header,
    headed: (flags & 1) !== 0,
    order,
    nameTells: (flags & 4) !== 0 ? (flags & 8) !== 0 : null,
    days,
    constraints,
    years,
  };
}

/** Writes the form of a date header. */
function packHeader(bytes: DigestWriter, { style, label, place, blankAfter }: HeaderForm): void {
  bytes.choice(STYLES, style);
  bytes.text(label);
  bytes.flags(place === "second", blankAfter);
}

function unpackHeader(bytes: DigestReader): HeaderForm {
  const style = bytes.choice(STYLES, "date-line");
  const label = bytes.text();
  const flags = bytes.flags();
  return { style, label, place: (flags & 1) !== 0 ? "second" : "top", blankAfter: (flags & 2) !== 0 };
}

/** Writes one constraint on the publication day. */
function packConstraint(bytes: DigestWriter, fact: ConstraintFact): void {
  bytes.choice(KINDS, fact.kind);
  switch (fact.kind) {
    case "month-day":
      bytes.whole(fact.month);
      bytes.whole(fact.day);
      bytes.maybe(fact.weekday, (weekday) => bytes.whole(weekday));
      bytes.maybe(fact.dateline, (dateline) => bytes.flag(dateline));
      break;
    case "month-year":
      bytes.integer(fact.year);
      bytes.whole(fact.month);
      break;
    case "year":
      bytes.integer(fact.year);
      bytes.flag(fact.since);
      break;
    case "anniversary":
      bytes.integer(fact.ordinal);
  }
  bytes.range(fact.at);
  bytes.maybe(fact.ahead, (ahead) => bytes.flag(ahead));
  bytes.maybe(fact.about, (about) => bytes.list(about, (stem) => bytes.text(stem)));
}

type Kind = ConstraintFact extends infer Fact
  ? Fact extends unknown
    ? Omit<Fact, "at" | "about" | "ahead">
    : never
  : never;

function unpackConstraint(bytes: DigestReader): ConstraintFact {
  const constraint = unpackKind(bytes);
  const at = bytes.range();
  const ahead = bytes.maybe(() => bytes.flag());
  const about = bytes.maybe(() => bytes.list(() => bytes.text()));
  return {
    ...constraint,
    at,
    ...(ahead === null ? {} : { ahead }),
    ...(about === null ? {} : { about }),
  };
}

function unpackKind(bytes: DigestReader): Kind {
  const kind = bytes.choice(KINDS, "anniversary");
  switch (kind) {
    case "month-day": {
      const month = bytes.whole();
      const day = bytes.whole();
      const weekday = bytes.maybe(() => bytes.whole());
      const dateline = bytes.maybe(() => bytes.flag());
      return {
        kind,
        month,
        day,
        ...(weekday === null ? {} : { weekday }),
        ...(dateline === null ? {} : { dateline }),
      };
    }
    case "month-year":
      return { kind, year: bytes.integer(), month: bytes.whole() };
    case "year":
      return { kind, year: bytes.integer(), since: bytes.flag() };
    case "anniversary":
      return { kind, ordinal: bytes.integer() };
  }
}
