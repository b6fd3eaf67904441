import type { Piece } from "../engine";
import type { Card } from "./cache/index-file";
import type { FileStamp } from "./file-system";

/** What is known of an article as it was read last. */
export interface Known {
  readonly textHash: number;
  readonly card: Card;
  /** The file that was read; absent for the text of an editor, and where the file was too young to be told from a later one. */
  readonly stamp?: FileStamp;
  /** The packed article. */
  readonly article?: Piece;
  /** Set where the text was not decoded safely. */
  readonly undecoded?: string;
}

/** Where a number of an article stands in its row; what is absent is not a number there. */
const column = {
  textHash: 0,
  hasTitle: 1,
  published: 2,
  words: 3,
  language: 4,
  size: 5,
  modified: 6,
  changed: 7,
  articleAt: 8,
  articleLength: 9,
} as const;
type Column = keyof typeof column;

const COLUMNS = 10;
const PAGE = 1024;

/**
 * What is known of many articles, by a number that each has while it is there: in rows of numbers, which take a third of the
 * room of as many small objects.
 */
export class KnownArticles {
  readonly #pages: Float64Array[] = [];
  readonly #labels: (string | undefined)[] = [];
  readonly #languages: string[] = [];
  readonly #undecoded = new Map<number, string>();
  readonly #free: number[] = [];
  #count = 0;

  /** A number for one more article, of which nothing is known. */
  add(): number {
    return this.#free.pop() ?? this.#count++;
  }

  /** The article is no more. */
  remove(number: number): void {
    this.set(number, undefined);
    this.#free.push(number);
  }

  get(number: number): Known | undefined {
    const label = this.#labels[number];
    if (label === undefined) return undefined;
    const published = this.#at(number, "published");
    const undecoded = this.#undecoded.get(number);
    const [size, modified, changed] = [
      this.#at(number, "size"),
      this.#at(number, "modified"),
      this.#at(number, "changed"),
    ];
    const article = this.#piece(number, "articleAt", "articleLength");
    return {
      textHash: this.#at(number, "textHash"),
      card: {
        label,
        hasTitle: this.#at(number, "hasTitle") === 1,
        published: Number.isNaN(published) ? null : published,
        words: this.#at(number, "words"),
        language: this.#languages[this.#at(number, "language")] ?? "",
      },
      ...(Number.isNaN(size) ? {} : { stamp: { size, modified, changed } }),
      ...(article === undefined ? {} : { article }),
      ...(undecoded === undefined ? {} : { undecoded }),
    };
  }

  set(number: number, known: Known | undefined): void {
    this.#labels[number] = known?.card.label;
    this.#undecoded.delete(number);
    if (known === undefined) return;
    const { textHash, card, stamp, article, undecoded } = known;
    if (undecoded !== undefined) this.#undecoded.set(number, undecoded);
    const put = (where: Column, value: number | undefined): void =>
      this.#put(number, where, value ?? Number.NaN);
    put("textHash", textHash);
    put("hasTitle", card.hasTitle ? 1 : 0);
    put("published", card.published ?? undefined);
    put("words", card.words);
    put("language", this.#numberOf(card.language));
    put("size", stamp?.size);
    put("modified", stamp?.modified);
    put("changed", stamp?.changed);
    put("articleAt", article?.at);
    put("articleLength", article?.length);
  }

  #piece(number: number, where: Column, long: Column): Piece | undefined {
    const at = this.#at(number, where);
    return Number.isNaN(at) ? undefined : { at, length: this.#at(number, long) };
  }

  #at(number: number, where: Column): number {
    return this.#pages[Math.floor(number / PAGE)]?.[(number % PAGE) * COLUMNS + column[where]] ?? Number.NaN;
  }

  #put(number: number, where: Column, value: number): void {
    const at = Math.floor(number / PAGE);
    let page = this.#pages[at];
    if (page === undefined) {
      page = new Float64Array(PAGE * COLUMNS);
      this.#pages[at] = page;
    }
    page[(number % PAGE) * COLUMNS + column[where]] = value;
  }

  /** There are few languages. */
  #numberOf(language: string): number {
    const known = this.#languages.indexOf(language);
    return known >= 0 ? known : this.#languages.push(language) - 1;
  }
}
