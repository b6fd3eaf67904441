import { setImmediate } from "node:timers/promises";

// Half a frame: a request that arrives meanwhile is answered before anybody notices.
const LONGEST_STRETCH = 8;

/** Lets the event loop run now and then during long work, so that requests are answered meanwhile. */
export class Breather {
  #since = performance.now();

  /** Returns at once, or after one turn of the event loop where the last one is over 8 ms ago. */
  async rest(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_STRETCH) return;
    await setImmediate();
    this.#since = performance.now();
  }
}
