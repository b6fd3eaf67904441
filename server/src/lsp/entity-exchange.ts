import type { Connection } from "vscode-languageserver/node";
import {
  type EntityTable,
  exportEntitiesRequest,
  type ImportedEntities,
  importEntitiesRequest,
} from "../protocol";
import {
  entityFormatOf,
  entityFormats,
  entityRecords,
  importEdits,
  planImport,
  readEntities,
  writeEntities,
} from "../workspace";
import type { ConfigurationWriter } from "./configuration-writer";
import type { Corpora } from "./corpora";
import type { HostedCorpus } from "./hosted-corpus";

/** The requests by which a corpus's entities leave as a table and come back. */
export function exchangeEntities(
  connection: Connection,
  corpora: Corpora,
  configuration: ConfigurationWriter,
): void {
  connection.onRequest(exportEntitiesRequest, (params: unknown): EntityTable | null => {
    const corpus = corpusOf(member(params, "uri"), corpora);
    const format = entityFormats.find((one) => one === member(params, "format"));
    if (corpus === undefined || format === undefined) return null;
    const records = entityRecords(corpus.session.corpus, corpus.session.settings);
    return { text: writeEntities(records, format), entities: records.length };
  });
  connection.onRequest(importEntitiesRequest, async (params: unknown): Promise<ImportedEntities | null> => {
    const corpus = corpusOf(member(params, "uri"), corpora);
    const text = member(params, "text");
    const name = member(params, "name");
    if (corpus === undefined || typeof text !== "string" || typeof name !== "string") return null;
    const { session } = corpus;
    const file = readEntities(text, entityFormatOf(name, text));
    const plan = planImport(file, entityRecords(session.corpus, session.settings), session.settings.entities);
    if (member(params, "apply") === true) {
      await configuration.write(corpus, (before) => importEdits(before, plan.changes));
    }
    return {
      changes: plan.changes.map(({ entity, what }) => ({ name: entity.name, what })),
      unchanged: plan.unchanged,
      problems: plan.problems,
    };
  });
}

/** The corpus of a file, else the only one there is. */
function corpusOf(uri: unknown, corpora: Corpora): HostedCorpus | undefined {
  const place = typeof uri === "string" ? corpora.place(uri) : undefined;
  if (place !== undefined) return place.corpus;
  const all = corpora.all();
  return all.length === 1 ? all[0] : undefined;
}

function member(params: unknown, name: string): unknown {
  if (typeof params !== "object" || params === null) return undefined;
  return new Map(Object.entries(params)).get(name);
}
