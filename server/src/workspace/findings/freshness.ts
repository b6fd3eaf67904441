import { type ArticleId, Askers, type ChangedAnswers } from "../../engine";

/**
 * Of which articles the findings are those of the corpus as it is now. An article is due again when an answer of the
 * corpus may have changed for which it asked; one of which it is not known what it asked is due at every change.
 */
export class Freshness {
  /** The era of each article's last check. */
  readonly #checkedIn = new Map<ArticleId, number>();
  readonly #askers = new Askers();
  /** Fresh, but nobody knows what they asked. */
  readonly #unknown = new Set<ArticleId>();
  #era = 0;
  /** What has changed since `begin`. */
  #since: Set<number> | "all" = new Set();

  has(id: ArticleId): boolean {
    return this.#checkedIn.get(id) === this.#era;
  }

  /** The article was checked against the corpus as it is now; `asked` is undefined where that was not noted. */
  checked(id: ArticleId, asked: readonly number[] | undefined): void {
    this.restored(id);
    if (asked === undefined) return;
    this.#unknown.delete(id);
    this.#askers.note(id, asked);
  }

  /** Findings of a run before are those of the corpus as it is now. */
  restored(id: ArticleId): void {
    this.#checkedIn.set(id, this.#era);
    this.#unknown.add(id);
  }

  /** From now on articles are checked elsewhere, against the corpus as it is now. */
  begin(): void {
    this.#since = new Set();
  }

  /** True where everything may have changed since `begin`. */
  get isOvertaken(): boolean {
    return this.#since === "all";
  }

  /** As `checked`, against the corpus as it was at `begin`. */
  checkedElsewhere(id: ArticleId, asked: readonly number[] | undefined): void {
    const since = this.#since;
    if (since === "all" || (asked === undefined ? since.size > 0 : asked.some((key) => since.has(key))))
      return;
    this.checked(id, asked);
  }

  forget(id: ArticleId): void {
    this.#checkedIn.delete(id);
    this.#unknown.delete(id);
    this.#askers.forget(id);
  }

  /** The corpus has changed. */
  changed(answers: ChangedAnswers): void {
    if (answers === "all") {
      this.#era++;
      this.#unknown.clear();
      this.#since = "all";
      return;
    }
    for (const id of this.#askers.of(answers)) this.#checkedIn.delete(id);
    for (const id of this.#unknown) this.#checkedIn.delete(id);
    this.#unknown.clear();
    if (this.#since !== "all") for (const key of answers) this.#since.add(key);
  }
}
