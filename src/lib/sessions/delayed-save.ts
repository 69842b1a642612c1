import type { Milliseconds } from "#lib/core/time.ts";

/**
 * Saves the latest value once nothing newer has come for a while, one save at a time and in order. `flush` saves at
 * once: for a page that is about to go.
 */
export class DelayedSave<Value> {
  readonly #save: (value: Value) => Promise<void>;
  readonly #delayMs: Milliseconds;
  #waiting: { readonly value: Value } | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> = Promise.resolve();

  /** @param save must not throw: failures are told by other means */
  constructor(save: (value: Value) => Promise<void>, delayMs: Milliseconds) {
    this.#save = save;
    this.#delayMs = delayMs;
  }

  set(value: Value): void {
    this.#waiting = { value };
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.#delayMs);
  }

  /** Resolves when everything that was set is saved. */
  flush(): Promise<void> {
    const waiting = this.#waiting;
    this.drop();
    if (waiting !== null) this.#running = this.#running.then(() => this.#save(waiting.value));
    return this.#running;
  }

  /** Forgets what was not saved yet. */
  drop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = null;
  }
}
