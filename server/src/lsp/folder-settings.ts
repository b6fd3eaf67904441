import type { Connection } from "vscode-languageserver/node";
import { defaultConfiguration, readSettings } from "../workspace";
import type { ClientFeatures } from "./client-features";
import type { FolderSettings } from "./corpora";
import type { EditorFolders } from "./editor-folders";

export const section = "corpuslint";

/**
 * The editor's settings: asked for folder by folder where the editor can be asked, else those it sent last
 * (`initializationOptions`, `workspace/didChangeConfiguration`).
 */
export class EditorSettings {
  readonly #connection: Connection;
  readonly #features: ClientFeatures;
  readonly #folders: EditorFolders;
  #sent: unknown;

  constructor(connection: Connection, features: ClientFeatures, folders: EditorFolders, sent: unknown) {
    this.#connection = connection;
    this.#features = features;
    this.#folders = folders;
    this.#sent = sent;
  }

  /** What came with `workspace/didChangeConfiguration`: the section, or an object that holds it. */
  received(settings: unknown): void {
    if (isRecord(settings)) this.#sent = settings[section] ?? settings;
  }

  async forFolder(path: string): Promise<FolderSettings> {
    const values = this.#features.configuration ? await this.#ask(path) : this.#sent;
    if (!isRecord(values)) return { enabled: true, base: defaultConfiguration };
    const { include, exclude, maxFileSize, rules } = values;
    return {
      enabled: values.enable !== false,
      base: readSettings(
        Object.fromEntries(
          Object.entries({ include, exclude, maxFileSize, rules }).filter(([, value]) => value != null),
        ),
        defaultConfiguration,
      ),
    };
  }

  async #ask(path: string): Promise<unknown> {
    try {
      const value: unknown = await this.#connection.workspace.getConfiguration({
        scopeUri: this.#folders.uriOf(path),
        section,
      });
      return value ?? this.#sent;
    } catch {
      return this.#sent; // an editor that says it can be asked and cannot
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
