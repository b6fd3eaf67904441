import type { Article } from "../article/article";
import { findAcronyms } from "../names/acronyms";
import { occupationBeside } from "../names/occupation";
import { sameSpelling } from "../names/spelling";
import type { EntityKind } from "../settings";
import { rangeOf } from "../text/lines";
import type { TextRange } from "../text/span";

/** One surface form in one article. */
export interface NameFact {
  readonly form: string;
  readonly full: string;
  readonly kind: EntityKind;
  readonly count: number;
  readonly first: TextRange;
  /** What the person is called beside the name, where that first stands: "North Korean leader". */
  readonly role?: string;
}

/** Under which form a fact is kept, and what that is: its own, unless it stands for a full name or a demonym's country. */
export function nodeOf({ form, full, kind }: NameFact): { form: string; kind: EntityKind } {
  if (full === form) return { form, kind };
  if (kind === "other") return { form: full, kind: "place" };
  return kind === "person" && !sameSpelling(form, full) ? { form: full, kind } : { form, kind };
}

/** An acronym that the article expands. */
export interface AcronymFact {
  readonly acronym: string;
  readonly expansion: string;
  readonly at: TextRange;
}

/** The names of an article by surface form, in order of first occurrence. */
export function nameFacts(article: Article): NameFact[] {
  const facts = new Map<string, { -readonly [Key in keyof NameFact]: NameFact[Key] }>();
  for (const { form, full, kind, role: title, start, end } of article.mentions) {
    const known = facts.get(form);
    const asked = kind === "person" && form === full && form.includes(" ") && known?.role === undefined;
    const role = title ?? (asked ? occupationBeside(article.source.text, start, end) : undefined);
    if (known === undefined) {
      const first = rangeOf(article.lines, { start, end });
      facts.set(
        form,
        role === undefined
          ? { form, full, kind, count: 1, first }
          : { form, full, kind, count: 1, first, role },
      );
    } else {
      known.count++;
      if (known.role === undefined && role !== undefined) known.role = role;
    }
  }
  return [...facts.values()];
}

/** The acronyms that the article expands, those only whose letters fit. */
export function acronymFacts(article: Article): AcronymFact[] {
  return findAcronyms(article.source.text, article.sentences)
    .filter(({ fits }) => fits)
    .map(({ acronym, expansion, start, end }) => ({
      acronym,
      expansion,
      at: rangeOf(article.lines, { start, end }),
    }));
}
