import type { Article } from "../../article/article";
import { buildZones } from "../../boilerplate/build-zones";
import type { Zone, ZonePart } from "../../boilerplate/zone";
import { type RepeatedLine, repeatedLines } from "../../corpus/line-repeats";
import type { CorpusView } from "../../corpus/view";
import type { Fix } from "../../fixes/fix";
import { configuredLevel, type Settings } from "../../settings";
import { lineIndexAt, rangeOf } from "../../text/lines";
import type { Evidence, Observation, RuleContext, RuleId } from "../rule";
import { PART_NAMES } from "./part-names";
import { removeLines, removeWords } from "./removal";

/** What each rule of the family finds in one article. */
type ZoneFindings = ReadonlyMap<RuleId, readonly Observation[]>;

const NONE: readonly Observation[] = [];
const NO_FINDINGS: ZoneFindings = new Map();

/** What was found last, and in what. */
interface Known {
  readonly article: Article;
  readonly corpus: CorpusView;
  readonly version: number;
  readonly settings: Settings;
  readonly findings: ZoneFindings;
}

let last: Known | null = null;

/** The findings of one rule among an article's zones; each zone belongs to exactly one rule. */
export function zoneFindings(context: RuleContext, rule: RuleId): readonly Observation[] {
  return allFindings(context).get(rule) ?? NONE;
}

/** All rules of the family ask for the same zones: they are worked out once an article, corpus and configuration. */
function allFindings(context: RuleContext): ZoneFindings {
  const { article, corpus, settings } = context;
  const { version } = corpus;
  if (
    last?.article !== article ||
    last.corpus !== corpus ||
    last.version !== version ||
    last.settings !== settings
  )
    last = { article, corpus, version, settings, findings: find(context) };
  return last.findings;
}

function find({ article, corpus, settings }: RuleContext): ZoneFindings {
  const repeats = repeatedLines(article, corpus);
  if (article.zones.length === 0 && repeats.length === 0) return NO_FINDINGS;
  const parts = [...article.zones.flatMap((zone) => zone.parts), ...repeats.map((repeat) => repeat.part)];
  // What the user does not want to see must not hold other parts together, and must not go with them.
  const wanted = parts.filter((part) => configuredLevel(ruleOf(part), settings) !== "off");
  const findings = new Map<RuleId, Observation[]>();
  for (const zone of buildZones(article.lines, wanted)) {
    const rule = ruleOfZone(zone);
    const observation = observe(article, zone, repeats);
    const known = findings.get(rule);
    if (known === undefined) findings.set(rule, [observation]);
    else known.push(observation);
  }
  return findings;
}

function ruleOf(part: ZonePart): RuleId {
  return `boilerplate/${part.kind}`;
}

function ruleOfZone(zone: Zone): RuleId {
  const [first, ...others] = zone.parts;
  if (first !== undefined && others.every((part) => part.kind === first.kind)) return ruleOf(first);
  return `boilerplate/page-${zone.place === "inline" ? "island" : zone.place}`;
}

const PLACES: Readonly<Record<Zone["place"], string>> = {
  head: "Page debris above the article",
  tail: "Page debris below the article",
  island: "Page debris inside the article",
  inline: "Page debris inside a line",
};

function observe(article: Article, zone: Zone, repeats: readonly RepeatedLine[]): Observation {
  const names = [...new Set(zone.parts.map((part) => PART_NAMES[part.kind]))];
  return {
    span: { start: zone.start, end: zone.end },
    message: `${PLACES[zone.place]}: ${names.join(", ")}`,
    confidence: Math.min(...zone.parts.map((part) => part.confidence)),
    evidence: zone.parts.flatMap((part) => evidenceOf(article, part, repeats)),
    fixes: fixesOf(article, zone),
    superfluous: true,
  };
}

function evidenceOf(article: Article, part: ZonePart, repeats: readonly RepeatedLine[]): Evidence[] {
  const name = PART_NAMES[part.kind];
  const evidence: Evidence[] = [
    {
      message: `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${part.reason}`,
      range: rangeOf(article.lines, part),
    },
  ];
  const repeat = repeats.find((each) => each.part.start === part.start && each.part.kind === part.kind);
  for (const other of repeat?.others ?? []) {
    const at = { line: other.line, character: 0 };
    evidence.push({ message: "Also here", article: other.article, range: { start: at, end: at } });
  }
  return evidence;
}

/** First the whole zone, then each part by itself. A zone is safe to remove where each of its parts is. */
function fixesOf(article: Article, zone: Zone): Fix[] {
  const { text } = article.source;
  const [only, ...others] = zone.parts;
  if (only === undefined) return [];
  if (others.length === 0) {
    const title = `Remove the ${PART_NAMES[only.kind]}`;
    const edit =
      zone.place === "inline"
        ? removeWords(text, article.lines[lineIndexAt(article.lines, only.start)] ?? only, only)
        : removeLines(text, article.lines, only);
    return [{ name: "remove", title, safety: only.safety, edits: [edit], preferred: true }];
  }
  const safety = zone.parts.every((part) => part.safety === "safe") ? "safe" : "review";
  const whole: Fix = {
    name: "remove",
    title: "Remove the whole zone",
    safety,
    edits: [removeLines(text, article.lines, zone)],
    preferred: true,
  };
  // Singly, a part is for a person to judge: what stands around it would be left stranded.
  const parts = zone.parts.map(
    (part): Fix => ({
      name: `remove ${part.kind}`,
      title: `Remove only the ${PART_NAMES[part.kind]} (line ${lineIndexAt(article.lines, part.start) + 1})`,
      safety: "review",
      part: PART_NAMES[part.kind],
      edits: [removeLines(text, article.lines, part)],
    }),
  );
  return [whole, ...parts];
}
