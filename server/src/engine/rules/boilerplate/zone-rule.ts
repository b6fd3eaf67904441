import type { PartKind, Zone } from "../../boilerplate/zone";
import type { Rule, Severity } from "../rule";
import { zoneFindings } from "./zone-findings";

interface ZoneRule {
  /** A kind of part, or the place of a zone with parts of several kinds. */
  readonly of: PartKind | `page-${Exclude<Zone["place"], "inline">}`;
  readonly summary: string;
  readonly why: string;
  readonly severity?: Severity;
}

/** A rule whose findings are the zones of one kind. */
export function zoneRule({ of, summary, why, severity = "warning" }: ZoneRule): Rule {
  const id = `boilerplate/${of}` as const;
  return { id, summary, why, severity, check: (context) => zoneFindings(context, id) };
}
