import { isMisspelling } from "../names/compare";
import { wholeName } from "../names/whole-name";
import { isNameMistyped } from "../names/word-slips";
import type { EntityKind, Settings } from "../settings";
import { ownCopy } from "../text/own-copy";
import { Recent } from "../text/remembering";
import type { SharedNames } from "./article-names";
import type { ArticleIds } from "./article-order";
import { slipKeys } from "./block-keys";
import { EntityResolver, type NameForms } from "./entity-resolver";
import { type FormRecord, unpackForm } from "./form-record";
import type { FrozenMap } from "./frozen-map";
import { MistypedFilter } from "./mistyped-filter";
import { FEWEST_DAMAGED } from "./name-index";
import { unpackPlaces } from "./place-record";
import { SlipTable } from "./slip-table";
import { contentOf, decisionsOf } from "./summary-records";
import type { Entity, EntityVariant, Expansion, NamedOccupation, NamePlace } from "./view";

const REMEMBERED = 6_000;

function filterOf(slips: SlipTable): MistypedFilter {
  const filter = new MistypedFilter(slips.count);
  for (let form = 0; form < slips.count; form++) filter.add(slips.textOf(form));
  return filter;
}

/**
 * A form of the summary, with what was worked out of it; without the edges, which are most of a record and are asked for
 * only where the user has decided otherwise since the summary was made.
 */
interface KnownForm extends Omit<FormRecord, "edges"> {
  /** Number of articles that hold the form itself. */
  readonly articles: number;
  /** What it is a misspelling of; undefined where nobody has asked. */
  misspelt: string | null | undefined;
  /** What it is mistyped of; likewise. */
  mistyped: string | null | undefined;
}

/** The names of a summary. What it works out of them it remembers: one article's names are often another's. */
export class SummaryNames implements SharedNames {
  readonly #records: FrozenMap;
  readonly #ids: ArticleIds;
  readonly #slips: SlipTable;
  readonly #resolver: EntityResolver;
  #mistyped: MistypedFilter | null = null;
  readonly #known = new Recent<KnownForm>(REMEMBERED);
  readonly #entities = new Recent<Entity | null>(REMEMBERED);
  readonly #foundBy: string;
  #entitiesBy: Pick<Settings, "entities" | "different"> | null = null;
  #isFoundBy = false;

  /** `foundBy`: what the user had decided when the entities were found that the records hold. */
  constructor(records: FrozenMap, ids: ArticleIds, foundBy: string) {
    this.#ids = ids;
    this.#foundBy = foundBy;
    this.#records = records;
    this.#slips = new SlipTable(records.get("b") ?? new Uint8Array());
    this.#resolver = new EntityResolver(this.#forms());
  }

  entityOf(form: string, settings: Settings): Entity | null {
    const { entities, different } = settings;
    const by = this.#entitiesBy;
    const known = by?.entities === entities && by.different === different;
    if (!known) {
      this.#entities.clear();
      this.#entitiesBy = { entities, different };
      this.#isFoundBy = decisionsOf(settings) === this.#foundBy;
    }
    if (this.#isFoundBy) return this.#found(form);
    let entity = this.#entities.get(form);
    if (entity === undefined) {
      entity = this.#resolver.entityOf(form, settings);
      this.#entities.set(form, entity);
    }
    return entity;
  }

  /** An entity that was found when the summary was made. One of a single form is made sooner than it is remembered. */
  #found(form: string): Entity | null {
    const known = this.#formOf(form);
    if (known === undefined) return null;
    const { entity: first, kind } = known;
    if (first === null) {
      const name = ownCopy(form);
      return { id: `${kind}:${name}`, kind, name, forms: [name] };
    }
    let entity = this.#entities.get(first);
    if (entity === undefined) {
      entity = contentOf<Entity>(this.#records.get(`e${first}`)) ?? null;
      this.#entities.set(first, entity);
    }
    return entity;
  }

  isShared(form: string): boolean {
    return this.#formOf(form)?.shared === true;
  }

  knows(form: string): boolean {
    return this.#formOf(form) !== undefined;
  }

  isSharedAcronym(acronym: string): boolean {
    return this.#records.has(`a${acronym}`);
  }

  articleCount(form: string): number {
    return this.#formOf(form)?.articles ?? 0;
  }

  places(form: string, full = form): readonly NamePlace[] {
    const at = this.#formOf(full)?.written.findIndex((each) => each.form === form) ?? -1;
    if (at < 0) return [];
    return unpackPlaces(this.#records.get(`p${full}`), at, this.#ids);
  }

  variantsOf(entity: Entity): readonly EntityVariant[] {
    const counts = new Map<string, { count: number; articles: number }>();
    for (const form of entity.forms) {
      for (const { form: written, count, articles } of this.#formOf(form)?.written ?? []) {
        const known = counts.get(written) ?? { count: 0, articles: 0 };
        known.count += count;
        known.articles += articles;
        counts.set(written, known);
      }
    }
    return [...counts]
      .map(([form, { count, articles }]) => ({ form, count, articles }))
      .sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1));
  }

  misspelt(text: string): string | null {
    const known = this.#formOf(text);
    // What no other article has is asked for once.
    if (known === undefined) return this.#misspeltBy(text);
    if (known.misspelt === undefined) known.misspelt = this.#misspeltBy(text);
    return known.misspelt;
  }

  mistyped(text: string): string | null {
    const known = this.#formOf(text);
    if (known === undefined) return this.#mistypedBy(text, 0);
    if (known.mistyped === undefined) known.mistyped = this.#mistypedBy(text, known.articles);
    return known.mistyped;
  }

  /** `articles`: how many hold the text. */
  #mistypedBy(text: string, articles: number): string | null {
    this.#mistyped ??= filterOf(this.#slips);
    if (!this.#mistyped.mayBeSlip(text, false)) return null;
    // A form of so many articles is in the table itself, and let itself through.
    if (articles >= FEWEST_DAMAGED && !this.#mistyped.mayBeSlip(text, true)) return null;
    // Letters tell what no sound could be: most are dropped before they are compared as names.
    if (this.#bestLike(text, (form) => isNameMistyped(text, form)) === null) return null;
    const right = this.misspelt(text);
    return right !== null && isNameMistyped(text, right) ? right : null;
  }

  #misspeltBy(text: string): string | null {
    return this.#bestLike(text, (form, kind) => isMisspelling(text, form, kind));
  }

  undamaged(text: string, marks: RegExp): string | null {
    const { rest, pattern } = wholeName(text, marks);
    return this.#bestLike(rest, (form) => pattern.test(form));
  }

  expansionsOf(acronym: string): readonly Expansion[] {
    return contentOf<readonly Expansion[]>(this.#records.get(`a${acronym}`)) ?? [];
  }

  occupationsOf(form: string): readonly NamedOccupation[] {
    return this.#formOf(form)?.occupations ?? [];
  }

  /** As the index of names has it: of the forms under the text's keys that fit, the one in most articles. */
  #bestLike(text: string, fits: (form: string, kind: EntityKind) => boolean): string | null {
    const slips = this.#slips;
    const found: number[] = [];
    for (const { spelling, slips: keys } of slipKeys(text)) {
      slips.addTo(found, spelling);
      for (const key of keys) slips.addTo(found, key);
    }
    let best: string | null = null;
    let most = 0;
    // Two names that are alike share several keys.
    for (const number of found.length > 1 ? new Set(found) : found) {
      const articles = slips.articlesOf(number);
      if (articles < most) continue;
      const { form, kind } = slips.form(number);
      if (best !== null && articles === most && form >= best) continue;
      if (!fits(form, kind)) continue;
      best = form;
      most = articles;
    }
    return best;
  }

  #formOf(form: string): KnownForm | undefined {
    const known = this.#known.get(form);
    if (known !== undefined) return known;
    const record = this.#recordOf(form);
    if (record === undefined) return undefined;
    const { shared, kind, mentions, written, occupations, entity } = record;
    const articles = written.find((each) => each.form === form)?.articles ?? 0;
    const made: KnownForm = {
      shared,
      kind,
      mentions,
      written,
      occupations,
      entity,
      articles,
      misspelt: undefined,
      mistyped: undefined,
    };
    this.#known.set(form, made);
    return made;
  }

  #recordOf(form: string): FormRecord | undefined {
    return unpackForm(this.#records.get(`f${form}`));
  }

  #forms(): NameForms {
    return {
      has: (form) => this.knows(form),
      kindOf: (form) => this.#formOf(form)?.kind ?? "other",
      articleCount: (form) => this.articleCount(form),
      mentionsOf: (form) => this.#formOf(form)?.mentions ?? 0,
      edgesOf: (form) => this.#recordOf(form)?.edges ?? [],
      speltAs: (key) => contentOf<readonly string[]>(this.#records.get(`=${key}`)) ?? [],
    };
  }
}
