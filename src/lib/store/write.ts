import type { Table } from "dexie";

import { err } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import { storageProblemOf } from "./problem.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";

/** A write that the device's storage did not take. */
export interface StorageFailure {
  readonly ok: false;
  readonly error: StorageProblem;
}

/** Thrown to roll back a transaction whose body returned a failure. */
class RolledBack extends Error {
  override readonly name = "RolledBack";
}

/**
 * One transaction: all of `body` or nothing. A failure that the body returns rolls back what it wrote before. Storage
 * failures become values; anything else thrown inside rolls back too and is thrown on.
 */
export async function write<Outcome extends Result<unknown, unknown>>(
  store: Store,
  tables: readonly Table[],
  body: () => Promise<Outcome>,
): Promise<Outcome | StorageFailure> {
  let refusal: Outcome | null = null;
  try {
    // Itself async: Dexie follows native promises only from a function that it sees to be one.
    return await store.transaction("rw", tables, async () => {
      const outcome = await body();
      if (outcome.ok) return outcome;
      refusal = outcome;
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof RolledBack && refusal !== null) return refusal;
    const problem = storageProblemOf(error);
    if (problem === null) throw error;
    return err(problem);
  }
}
