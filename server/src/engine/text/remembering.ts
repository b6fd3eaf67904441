import { ownCopy } from "./own-copy";

/**
 * Values by text, of those that were asked for lately: at most so many, in two halves. The older half is dropped when the
 * younger one is full, and what is asked for again moves to the younger one: what news repeats stays. No value is undefined.
 */
export class Recent<V> {
  readonly #half: number;
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  constructor(most: number) {
    this.#half = Math.ceil(most / 2);
  }

  get(text: string): V | undefined {
    const young = this.#young.get(text);
    if (young !== undefined) return young;
    const old = this.#old.get(text);
    if (old !== undefined) this.set(text, old);
    return old;
  }

  set(text: string, value: V): void {
    if (this.#young.size >= this.#half) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(ownCopy(text), value);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}

/** A function of texts that remembers what it gave for the last so many; `work` must give the same for the same text. */
export function remembering<V>(most: number, work: (text: string) => V): (text: string) => V {
  const recent = new Recent<V>(most);
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    // What is made of the text may hold parts of it, and these the whole text around it.
    const made = work(ownCopy(text));
    recent.set(text, made);
    return made;
  };
}

/**
 * A function that remembers what it gave last: what several rules ask of one article, one after the other. Not for as long as
 * the article lives, as a `WeakMap` would: what hangs on it is taken for alive until all memory is gone through.
 */
export function rememberingLast<Key extends object, V>(work: (key: Key) => V): (key: Key) => V {
  let last: { readonly key: Key; readonly value: V } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, value: work(key) };
    return last.value;
  };
}
