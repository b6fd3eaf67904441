import type { DateOrder } from "../dates/expression";
import type { HeaderForm } from "../dates/header";
import type { Draft } from "../text/draft";
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
    const at = bytes.range();
    return ahead ? { day, at, ahead } : { day, at };
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

function unpackConstraint(bytes: DigestReader): ConstraintFact {
  const constraint = unpackKind(bytes);
  if (bytes.flag()) constraint.ahead = bytes.flag();
  if (bytes.flag()) constraint.about = bytes.list(() => bytes.text());
  return constraint;
}

function unpackKind(bytes: DigestReader): Draft<ConstraintFact> {
  const kind = bytes.choice(KINDS, "anniversary");
  switch (kind) {
    case "month-day": {
      const month = bytes.whole();
      const day = bytes.whole();
      const weekday = bytes.flag() ? bytes.whole() : undefined;
      const dateline = bytes.flag() ? bytes.flag() : undefined;
      const constraint: Draft<ConstraintFact & { readonly kind: "month-day" }> = {
        kind,
        month,
        day,
        at: bytes.range(),
      };
      if (weekday !== undefined) constraint.weekday = weekday;
      if (dateline !== undefined) constraint.dateline = dateline;
      return constraint;
    }
    case "month-year":
      return { kind, year: bytes.integer(), month: bytes.whole(), at: bytes.range() };
    case "year":
      return { kind, year: bytes.integer(), since: bytes.flag(), at: bytes.range() };
    case "anniversary":
      return { kind, ordinal: bytes.integer(), at: bytes.range() };
  }
}
