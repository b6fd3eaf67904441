import { setImmediate } from "node:timers/promises";

// A quarter of a frame: a request that arrives meanwhile is answered before anybody notices.
const LONGEST_STRETCH = 4;

/** Lets the event loop run now and then during long work, so that requests are answered meanwhile. */
export class Breather {
  #since = performance.now();

  /** True where `rest` would let it run: to be asked first where a step takes less than waiting for nothing. */
  get isDue(): boolean {
    return performance.now() - this.#since >= LONGEST_STRETCH;
  }

  /** Returns at once, or, where it is due, when what has arrived has been answered. */
  async rest(): Promise<void> {
    if (!this.isDue) return;
    // In one turn of the event loop a request is read, in the next it is answered.
    await setImmediate();
    await setImmediate();
    this.#since = performance.now();
  }
}
