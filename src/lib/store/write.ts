import type { Table } from "dexie";

import { err } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import { storageProblemOf } from "./problem.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";

/**
 * One transaction: all of `body` or nothing. An `err` that the body returns commits what it wrote before, so it decides
 * before it writes. Storage failures become values; anything else thrown inside aborts and is thrown on.
 */
export async function write<Outcome extends Result<unknown, unknown>>(
  store: Store,
  tables: readonly Table[],
  body: () => Promise<Outcome>,
): Promise<Outcome | StorageFailure> {
  try {
    // Itself async: Dexie follows native promises only from a function that it sees to be one.
    return await store.transaction("rw", tables, async () => body());
  } catch (error) {
    const problem = storageProblemOf(error);
    if (problem === null) throw error;
    return err(problem);
  }
}

/** A write that the device's storage did not take. */
export interface StorageFailure {
  readonly ok: false;
  readonly error: StorageProblem;
}
