import {
  type Finding,
  type Line,
  rangeOf,
  rules,
  type Severity,
  type Span,
  type TextRange,
} from "../../engine";
import type { CheckedFile, Format } from "./format";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const HOME = "https://github.com/corpuslint/corpuslint";

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/**
 * SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code hosts and editors read: one run, its
 * results written as they come. `unread` is asked at the end for what could not be read, one sentence each.
 */
export function sarifFormat(version: string, unread: () => readonly string[]): Format {
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  let first = true;
  return {
    begin: () => {
      const driver = {
        name: "corpuslint",
        version,
        ...(/^\d+\.\d+\.\d+/.test(version) ? { semanticVersion: version } : {}),
        informationUri: HOME,
        rules: rules.map(ruleJson),
      };
      const head = `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[{"tool":`;
      return `${head}${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","results":[`;
    },
    file(file) {
      let text = "";
      for (const finding of file.findings) {
        text += `${first ? "\n" : ",\n"}${JSON.stringify(resultJson(file, finding, index.get(finding.rule)))}`;
        first = false;
      }
      return text;
    },
    end: () => {
      const toolExecutionNotifications = unread().map((text) => ({ level: "error", message: { text } }));
      const invocations = [{ executionSuccessful: true, toolExecutionNotifications }];
      return `\n],"invocations":${JSON.stringify(invocations)}}]}\n`;
    },
  };
}

function ruleJson({ id, summary, why, severity }: (typeof rules)[number]): object {
  return {
    id,
    name: id.replace(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${summary}.` },
    fullDescription: { text: why },
    help: { text: why },
    helpUri: `${HOME}/blob/main/docs/rules/${id}.md`,
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [id.slice(0, id.indexOf("/"))] },
  };
}

function resultJson(file: CheckedFile, finding: Finding, ruleIndex: number | undefined): object {
  const elsewhere = finding.evidence.filter(
    ({ article, range }) => article !== undefined || range !== undefined,
  );
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[finding.severity],
    rank: Math.round(finding.confidence * 1000) / 10,
    message: { text: [finding.message, ...finding.evidence.map(({ message }) => message)].join("\n") },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(file.path),
          region: { ...spanRegion(file.lines, finding.span), snippet: snippet(file, finding.span) },
        },
      },
    ],
    ...(elsewhere.length === 0
      ? {}
      : {
          relatedLocations: elsewhere.map(({ message, article, range }, id) => ({
            id,
            message: { text: message },
            physicalLocation: {
              artifactLocation: artifact(article === undefined ? file.path : file.pathOf(article)),
              ...(range === undefined ? {} : { region: region(range) }),
            },
          })),
        }),
    partialFingerprints: { "corpuslintFingerprint/v1": finding.fingerprint },
    ...(finding.fixes.length === 0
      ? {}
      : {
          fixes: finding.fixes.map(({ title, edits }) => ({
            description: { text: title },
            artifactChanges: [
              {
                artifactLocation: artifact(file.path),
                replacements: edits.map((edit) => ({
                  deletedRegion: spanRegion(file.lines, edit),
                  insertedContent: { text: wellFormed(edit.newText) },
                })),
              },
            ],
          })),
        }),
    properties: {
      severity: finding.severity,
      fixes: finding.fixes.map(({ title, safety }) => ({ title, safety })),
    },
  };
}

const LONGEST_SNIPPET = 1000;

function snippet(file: CheckedFile, { start, end }: Span): object {
  return { text: wellFormed(file.text.slice(start, Math.min(end, start + LONGEST_SNIPPET))) };
}

function spanRegion(lines: readonly Line[], span: Span): object {
  return region(rangeOf(lines, span));
}

function region({ start, end }: TextRange): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A path or id as a URI reference: an absolute path as one of a file, any other relative to what is checked. */
function artifact(path: string): object {
  const encoded = wellFormed(path).split("/").map(encodeURIComponent).join("/");
  if (path.startsWith("/")) return { uri: `file://${encoded}` };
  const drive = /^[A-Za-z]:\//.exec(path);
  if (drive !== null) return { uri: `file:///${drive[0]}${encoded.slice(encoded.indexOf("/") + 1)}` };
  return path.startsWith("../") ? { uri: encoded } : { uri: encoded, uriBaseId: "%SRCROOT%" };
}

/** Halves of surrogate pairs have no place in a URI, nor in most programs that read JSON. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
