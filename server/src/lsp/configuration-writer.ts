import type { Connection, TextDocuments } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { applyEdits, type TextEdit } from "../engine";
import { configurationName } from "../workspace";
import { applyEdit } from "./apply-edit";
import type { ClientFeatures } from "./client-features";
import type { Corpora } from "./corpora";
import type { HostedCorpus } from "./hosted-corpus";
import { workspaceEdit } from "./workspace-edits";

/** Writes what the user decides into a corpus's configuration: in the editor where it is open, else on disk. */
export class ConfigurationWriter {
  readonly #connection: Connection;
  readonly #corpora: Corpora;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #features: ClientFeatures;

  constructor(
    connection: Connection,
    corpora: Corpora,
    documents: TextDocuments<TextDocument>,
    features: ClientFeatures,
  ) {
    this.#connection = connection;
    this.#corpora = corpora;
    this.#documents = documents;
    this.#features = features;
  }

  /** `edit` gets the text of the file, "" for a new one. Rejects where the file is broken or changes meanwhile. */
  async write(corpus: HostedCorpus, edit: (text: string) => readonly TextEdit[]): Promise<void> {
    const { session } = corpus;
    await session.loadConfiguration();
    const { text, problems } = session.configuration;
    if (problems.some(({ severity }) => severity === "error")) {
      throw new Error(`${configurationName} has errors; nothing was written to it.`);
    }
    const edits = edit(text ?? "");
    if (edits.length === 0) return;
    const document = this.#documents.all().find(({ uri }) => this.#corpora.configuredBy(uri) === corpus);
    if (document === undefined) await session.writeConfiguration(text, applyEdits(text ?? "", edits));
    else {
      const { uri, version } = document;
      const file = { uri, version, text: document.getText(), edits };
      const applied = await applyEdit(this.#connection, this.#features, {
        label: `Change ${configurationName}`,
        edit: workspaceEdit([file], this.#features),
      });
      if (!applied) throw new Error(`the editor did not change ${uri}.`);
    }
    await this.#corpora.reconfigure(corpus);
  }
}
