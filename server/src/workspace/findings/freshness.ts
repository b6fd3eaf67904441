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
  /**
   * Answers that have changed without anybody having looked yet who had asked for them: whoever types waits for the findings
   * of one article, not for that.
   */
  readonly #changed = new Set<number>();
  /** What was asked by those who were checked since. */
  readonly #askedSince = new Map<ArticleId, Uint32Array>();
  /** What has changed since `begin`. */
  #since: Set<number> | "all" = new Set();

  has(id: ArticleId): boolean {
    if (this.#checkedIn.get(id) !== this.#era) return false;
    this.#heedChanges();
    return this.#checkedIn.get(id) === this.#era;
  }

  /** The article was checked against the corpus as it is now; `asked` is undefined where that was not noted. */
  checked(id: ArticleId, asked: Uint32Array | undefined): void {
    this.restored(id);
    if (asked === undefined) return;
    this.#unknown.delete(id);
    if (this.#changed.size === 0) this.#askers.note(id, asked);
    else this.#askedSince.set(id, asked);
  }

  /** Findings of a run before are those of the corpus as it is now. */
  restored(id: ArticleId): void {
    this.forget(id);
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
  checkedElsewhere(id: ArticleId, asked: Uint32Array | undefined): void {
    const since = this.#since;
    if (since === "all" || (asked === undefined ? since.size > 0 : asked.some((key) => since.has(key))))
      return;
    this.#heedChanges();
    this.checked(id, asked);
  }

  forget(id: ArticleId): void {
    this.#checkedIn.delete(id);
    this.#unknown.delete(id);
    this.#askedSince.delete(id);
    this.#askers.forget(id);
  }

  /** The corpus has changed. */
  changed(answers: ChangedAnswers): void {
    if (answers === "all") {
      this.#era++;
      this.#unknown.clear();
      this.#changed.clear();
      this.#askedSince.clear();
      this.#since = "all";
      return;
    }
    for (const id of this.#unknown) this.#checkedIn.delete(id);
    this.#unknown.clear();
    for (const [id, asked] of this.#askedSince) {
      if (asked.some((key) => answers.has(key))) this.#checkedIn.delete(id);
    }
    for (const key of answers) {
      this.#changed.add(key);
      if (this.#since !== "all") this.#since.add(key);
    }
  }

  #heedChanges(): void {
    if (this.#changed.size === 0) return;
    for (const id of this.#askers.of(this.#changed)) this.#checkedIn.delete(id);
    this.#changed.clear();
    for (const [id, asked] of this.#askedSince) this.#askers.note(id, asked);
    this.#askedSince.clear();
  }
}
