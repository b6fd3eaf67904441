import type { NameRelation } from "../names/name-relation";
import type { EntityKind } from "../settings";
import { ByteReader, ByteWriter } from "../text/bytes";
import type { NameEdge } from "./entity-clusters";
import type { EntityVariant, NamedOccupation } from "./view";

/** What a summary knows of one form that stands for itself, and of the short forms that stand for it. */
export interface FormRecord {
  /** See `SharedNames`; a form that is not is one that the user registered. */
  readonly shared: boolean;
  readonly kind: EntityKind;
  readonly mentions: number;
  readonly edges: readonly NameEdge[];
  readonly written: readonly EntityVariant[];
  readonly occupations: readonly NamedOccupation[];
  /** The first form of the entity that it makes up with others, or that the user registered; null where it is one by itself. */
  readonly entity: string | null;
}

const KINDS: readonly EntityKind[] = ["person", "organisation", "place", "other"];
const RELATIONS: readonly NameRelation[] = ["spelling", "alias", "slip", "shorter", "similar", "different"];
const NONE: readonly NamedOccupation[] = [];

/** The record of a form as bytes: every check reads some, so that they are read faster than JSON is. */
export function packForm(form: string, record: FormRecord): Uint8Array {
  const bytes = new ByteWriter();
  const { occupations } = record;
  bytes.text(form);
  bytes.flag(record.shared);
  bytes.choice(KINDS, record.kind);
  bytes.whole(record.mentions);
  bytes.list(record.written, ({ form: written, count, articles }) => {
    bytes.text(written);
    bytes.whole(count);
    bytes.whole(articles);
  });
  // One end of each edge is the form itself.
  bytes.list(record.edges, ({ a, b, relation, score }) => {
    bytes.text(a === form ? b : a);
    bytes.choice(RELATIONS, relation);
    bytes.real(score);
  });
  bytes.maybe(record.entity, (first) => bytes.text(first));
  bytes.maybe(occupations.length > 0 ? JSON.stringify(occupations) : null, (text) => bytes.text(text));
  return bytes.bytes();
}

/** What `packForm` made bytes of; undefined for none and for damaged ones. */
export function unpackForm(packed: Uint8Array | undefined): FormRecord | undefined {
  if (packed === undefined) return undefined;
  const bytes = new ByteReader(packed);
  const form = bytes.text();
  const shared = bytes.flag();
  const kind = bytes.choice(KINDS, "other");
  const mentions = bytes.whole();
  const written = bytes.list(() => ({ form: bytes.text(), count: bytes.whole(), articles: bytes.whole() }));
  const edges = bytes.list((): NameEdge => {
    const other = bytes.text();
    const relation = bytes.choice(RELATIONS, "different");
    const score = bytes.real();
    return form < other ? { a: form, b: other, relation, score } : { a: other, b: form, relation, score };
  });
  const entity = bytes.maybe(() => bytes.text());
  const said = bytes.maybe(() => bytes.text());
  if (!bytes.complete) return undefined;
  const occupations: readonly NamedOccupation[] = said === null ? NONE : JSON.parse(said);
  return { shared, kind, mentions, edges, written, occupations, entity };
}
