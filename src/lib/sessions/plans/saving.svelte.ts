import type { Result } from "#lib/core/result.ts";
import { m } from "#lib/paraglide/messages.js";
import { getLocale } from "#lib/paraglide/runtime.js";
import type { StorageProblem } from "#lib/store/problem.ts";
import { problemText } from "#lib/store/problem-text.ts";
import type { MissingPreset } from "#lib/store/use-parameters.ts";

export type SavingState =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved" }
  | { readonly kind: "failed"; readonly text: string };

/** Whether what the learner chose is stored: said to be so only once it is. */
export class Saving {
  state = $state.raw<SavingState>({ kind: "idle" });
  /** Settles when all that was asked for is written. */
  #turn: Promise<unknown> = Promise.resolve();
  #open = 0;

  /** One write after another, in the order in which they were asked for. */
  async run<Value>(
    write: () => Promise<Result<Value, StorageProblem | MissingPreset>>,
  ): Promise<Result<Value, StorageProblem | MissingPreset>> {
    this.state = { kind: "saving" };
    this.#open += 1;
    // The first of them begins at once.
    const writing = this.#open === 1 ? write() : this.#turn.then(write);
    this.#turn = writing.catch(() => undefined);
    try {
      const written = await writing;
      if (!written.ok) this.state = { kind: "failed", text: textOf(written.error) };
      return written;
    } finally {
      this.#open -= 1;
      if (this.#open === 0 && this.state.kind === "saving") this.state = { kind: "saved" };
    }
  }
}

function textOf(problem: StorageProblem | MissingPreset): string {
  return problem.kind === "missing-preset" ? m.plan_missing() : problemText(problem, getLocale());
}
