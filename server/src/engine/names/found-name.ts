import type { EntityKind } from "../settings";

/** Words `[from, to)` of a sentence that are a name, with its kind. */
export class FoundName {
  constructor(
    readonly from: number,
    readonly to: number,
    readonly kind: EntityKind,
  ) {}
}
