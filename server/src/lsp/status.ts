import type { Connection } from "vscode-languageserver/node";
import type { ArticleId } from "../engine";
import { changedNotification, type StatusParams, statusNotification } from "../protocol";
import type { Corpora } from "./corpora";
import { mostInWorkspace } from "./diagnostics";
import { count } from "./messages";

const INTERVAL = 200;
const MOST_NOTICES = 5;

/** Tells the client how far the work is, and that what its views show has changed; at most five times a second. */
export class Status {
  readonly #connection: Connection;
  readonly #corpora: Corpora;
  #timer: NodeJS.Timeout | undefined;
  #changed = false;

  constructor(connection: Connection, corpora: Corpora) {
    this.#connection = connection;
    this.#corpora = corpora;
  }

  /** Something is other than it was; `changed` where findings are. */
  update(changed: boolean): void {
    this.#changed ||= changed;
    this.#timer ??= setTimeout(() => this.#send(), INTERVAL);
  }

  /** As `update`, but at once: the end of the work. */
  updateNow(): void {
    this.#changed = true;
    clearTimeout(this.#timer);
    this.#send();
  }

  #send(): void {
    this.#timer = undefined;
    void this.#connection.sendNotification(statusNotification, this.#now());
    if (this.#changed) void this.#connection.sendNotification(changedNotification);
    this.#changed = false;
  }

  #now(): StatusParams {
    const corpora = this.#corpora.all();
    const languages = new Map<string, number>();
    let articles = 0;
    let problems = 0;
    const notices: string[] = [];
    let noticed = 0;
    for (const { session } of corpora) {
      notices.push(...session.notices);
      articles += session.corpus.size;
      problems += session.totals.warnings;
      const [language, inLanguage] = session.corpus.languages.largest;
      if (inLanguage > 0) languages.set(language, (languages.get(language) ?? 0) + inLanguage);
      noticed += session.noticed().size;
      for (const id of first(session.noticed(), MOST_NOTICES)) {
        if (notices.length >= MOST_NOTICES) break;
        notices.push(`${id}: ${session.notice(id)?.message}`);
      }
    }
    const found = corpora.reduce((sum, { session }) => sum + session.totals.findings, 0);
    const left = corpora.reduce((sum, { session }) => sum + session.notices.length, noticed) - notices.length;
    const [language] = [...languages].sort((a, b) => b[1] - a[1])[0] ?? [null];
    return {
      state: corpora.length === 0 ? "idle" : corpora.some(({ scanning }) => scanning) ? "scanning" : "ready",
      done: corpora.reduce((sum, { progress }) => sum + progress.done, 0),
      total: corpora.reduce((sum, { progress }) => sum + progress.total, 0),
      articles,
      problems,
      language,
      notices: [
        ...notices,
        ...(left > 0 ? [`${count(left, "more file")} could not be read.`] : []),
        ...(found > mostInWorkspace ? [notAllTold(found)] : []),
      ],
    };
  }
}

/** The first of them by path, so that the same are told at every start. */
function first(ids: Iterable<ArticleId>, most: number): ArticleId[] {
  const found: ArticleId[] = [];
  for (const id of ids) {
    const last = found[most - 1];
    if (last !== undefined && last < id) continue;
    found.push(id);
    found.sort();
    found.length = Math.min(found.length, most);
  }
  return found;
}

function notAllTold(found: number): string {
  const [told, all] = [mostInWorkspace, found].map((number) => number.toLocaleString("en"));
  return `The Problems view has the first ${told} of ${all} findings, and those of open articles; the counts here are of all.`;
}
