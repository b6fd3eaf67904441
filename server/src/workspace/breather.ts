import { setImmediate } from "node:timers/promises";

// Half a frame: a request that arrives meanwhile is answered before anybody notices.
const LONGEST_STRETCH = 8;

/** Lets the event loop run now and then during long work, so that requests are answered meanwhile. */
export class Breather {
  #since = performance.now();

  /** True where `rest` would let it run: to be asked first where a step takes less than waiting for nothing. */
  get isDue(): boolean {
    return performance.now() - this.#since >= LONGEST_STRETCH;
  }

  /** Returns at once, or after one turn of the event loop where the last one is over 8 ms ago. */
  async rest(): Promise<void> {
    if (!this.isDue) return;
    await setImmediate();
    this.#since = performance.now();
  }
}
