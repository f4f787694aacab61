/** Where the offset of the test clock is kept, so that it survives a restart. */
export interface OffsetHolder {
  clockOffsetMs: number;
}

/** The simulator's time: real time plus what the control API has advanced it by. */
export class Clock {
  readonly #holder: OffsetHolder;
  readonly #real: () => number;

  constructor(holder: OffsetHolder, real: () => number = Date.now) {
    this.#holder = holder;
    this.#real = real;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#real() + this.#holder.clockOffsetMs;
  }

  /** Whole seconds since the epoch: the unit of every timestamp in the API. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  advance(seconds: number): void {
    this.#holder.clockOffsetMs += seconds * 1000;
  }

  reset(): void {
    this.#holder.clockOffsetMs = 0;
  }
}
