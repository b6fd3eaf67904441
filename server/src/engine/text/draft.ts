/** What objects are while they are made: one literal and what may be added to it, since spreading costs ten times as much. */
export type Draft<T> = T extends unknown ? { -readonly [Key in keyof T]: T[Key] } : never;
