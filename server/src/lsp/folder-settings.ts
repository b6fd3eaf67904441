import type { Connection } from "vscode-languageserver/node";
import { defaultConfiguration, readSettings } from "../workspace";
import type { ClientFeatures } from "./client-features";
import type { FolderSettings } from "./corpora";
import type { EditorFolders } from "./editor-folders";

export const section = "corpuslint";

/**
 * The editor's settings: asked for folder by folder where the editor can be asked, else those it sent last
 * (`workspace/didChangeConfiguration`), else those of the handshake (`initializationOptions`). Editors without settings for
 * this server answer and send an empty object: that says nothing.
 */
export class EditorSettings {
  readonly #connection: Connection;
  readonly #features: ClientFeatures;
  readonly #folders: EditorFolders;
  readonly #initial: unknown;
  #sent: unknown;

  constructor(connection: Connection, features: ClientFeatures, folders: EditorFolders, initial: unknown) {
    this.#connection = connection;
    this.#features = features;
    this.#folders = folders;
    this.#initial = initial;
  }

  /** What came with `workspace/didChangeConfiguration`: the section, or an object that holds it. */
  received(settings: unknown): void {
    if (isRecord(settings)) this.#sent = settings[section] ?? settings;
  }

  async forFolder(path: string): Promise<FolderSettings> {
    const asked = this.#features.configuration ? await this.#ask(path) : undefined;
    const values = [asked, this.#sent, this.#initial].find(saysSomething);
    if (values === undefined) return { enabled: true, base: defaultConfiguration };
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
      return await this.#connection.workspace.getConfiguration({
        scopeUri: this.#folders.uriOf(path),
        section,
      });
    } catch {
      return undefined; // an editor that says it can be asked and cannot
    }
  }
}

function saysSomething(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && Object.keys(value).length > 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
