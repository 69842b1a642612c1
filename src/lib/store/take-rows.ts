import { Dexie } from "dexie";

import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { ChunkProblem } from "./event-chunk.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { write } from "./write.ts";

/** Rows that no table takes: an unknown table, no key, or one key twice. */
export interface UnfitRows {
  readonly kind: "unfit-rows";
  readonly table: string;
}

/** Rows of one table of a backup that came together. */
export interface TakenRows {
  readonly table: string;
  readonly rows: readonly unknown[];
}

export type TakeProblem = UnfitRows | ChunkProblem | StorageProblem;

/** What is done with the rows, within the one transaction. */
export interface Taker {
  readonly begin: () => Promise<Result<void, TakeProblem>>;
  readonly take: (rows: TakenRows) => Promise<Result<void, TakeProblem>>;
  readonly finish: () => Promise<Result<void, TakeProblem>>;
}

/**
 * Takes the rows of a backup as they come, all in one transaction over every table: a failure, a problem with the rows,
 * a cancelled read or a browser that is killed leave what was there.
 * @param rows end with what is to be returned; anything but a success there takes everything back
 */
export async function takeRows<Outcome extends Result<unknown, unknown> | null>(
  store: Store,
  rows: AsyncGenerator<TakenRows, Outcome>,
  { begin, take, finish }: Taker,
): Promise<Outcome | { readonly ok: false; readonly error: TakeProblem }> {
  const taken = await write(store, store.tables, async () => {
    const begun = await begin();
    if (!begun.ok) return begun;
    for (;;) {
      // The transaction would end while the file is read.
      const step = await Dexie.waitFor(Dexie.ignoreTransaction(() => rows.next()));
      if (step.done === true) {
        if (step.value === null || !step.value.ok)
          return err({ kind: "outcome" as const, outcome: step.value });
        const finished = await finish();
        return finished.ok ? ok(step.value) : finished;
      }
      const done = await take(step.value);
      if (!done.ok) return done;
    }
  });
  // Where the rows were not taken to their end, whoever reads them lets go of the file.
  await rows.return(undefined as unknown as Outcome);
  if (taken.ok) return taken.value;
  if (taken.error.kind === "outcome") return taken.error.outcome;
  return { ok: false, error: taken.error };
}
