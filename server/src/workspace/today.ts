import type { Day } from "../engine";

/** The day it is here, as days since 1970-01-01: the engine has no clock and is told. */
export function today(now = new Date()): Day {
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
}
