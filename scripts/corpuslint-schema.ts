import { rules } from "../server/src/engine";

const levels = {
  type: "string",
  enum: ["error", "warning", "information", "hint", "off"],
  enumDescriptions: [
    "Shown as an error",
    "Shown as a warning",
    "Shown as information",
    "Shown where the cursor is only",
    "Not checked",
  ],
};

const families = [...new Set(rules.map((rule) => rule.id.slice(0, rule.id.indexOf("/"))))];

/** What may stand under `rules`, in a configuration file and in an editor's settings. */
export const ruleLevels: Readonly<Record<string, object>> = Object.fromEntries([
  ...families.map((family) => [`${family}/*`, { ...levels, description: `All rules of ${family}.` }]),
  ...rules.map((rule) => [
    rule.id,
    { ...levels, default: rule.severity, description: `${rule.summary}. ${rule.why}` },
  ]),
]);

const texts = { type: "array", items: { type: "string" } };

/** The JSON schema of corpuslint.json. */
export const configurationSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "corpuslint.json",
  description: "How a corpus of news articles is checked. Lies in the folder of the corpus.",
  type: "object",
  allowComments: true,
  allowTrailingCommas: true,
  additionalProperties: false,
  properties: {
    $schema: { type: "string" },
    include: {
      ...texts,
      default: ["**/*.txt"],
      description: "Which files are articles: glob patterns relative to this file's folder.",
    },
    exclude: {
      ...texts,
      default: [],
      description: "Which of the included files are no articles after all: glob patterns.",
    },
    maxFileSize: {
      type: "number",
      minimum: 1,
      default: 5_000_000,
      description: "Larger files, in bytes, are not read.",
    },
    language: {
      type: "string",
      pattern: "^[a-z]{2,3}$",
      description:
        "The language of the corpus as an ISO 639 code, such as “en”. Unsaid: that of most articles.",
    },
    dateHeader: {
      enum: ["auto", "date-line", "front-matter", "iso-line"],
      enumDescriptions: [
        "As most articles of the corpus write it",
        "A first line “date 2021-07-11”",
        "YAML front matter with a “date”",
        "A first line “2021-07-11”",
      ],
      default: "auto",
      description: "How a publication date is written into an article that lacks one.",
    },
    rules: {
      type: "object",
      description: "Rule, or family with “/*”, to level. A rule's own entry wins over its family's.",
      additionalProperties: false,
      properties: ruleLevels,
    },
    entities: {
      type: "array",
      description:
        "People, organisations and places as you know them; they overrule what the corpus suggests.",
      items: {
        type: "object",
        required: ["name"],
        additionalProperties: false,
        properties: {
          name: { type: "string", description: "The canonical name." },
          kind: { enum: ["person", "organisation", "place", "other"] },
          aliases: { ...texts, description: "Other spellings and short forms of the same." },
          note: { type: "string", description: "Shown when the name is hovered." },
          wikidata: { type: "string", description: "Wikidata identifier, such as “Q42”." },
        },
      },
    },
    different: {
      type: "array",
      description: "Pairs of names that are two entities, however alike they look.",
      items: { type: "array", items: { type: "string" }, minItems: 2, maxItems: 2 },
    },
    ignored: {
      type: "array",
      description: "Findings that were accepted as they are.",
      items: {
        anyOf: [
          { type: "string" },
          {
            type: "object",
            required: ["fingerprint"],
            additionalProperties: false,
            properties: {
              fingerprint: { type: "string" },
              rule: { type: "string" },
              text: { type: "string", description: "What was flagged, for the reader of this file." },
            },
          },
        ],
      },
    },
  },
};
