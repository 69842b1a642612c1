import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import { storageProblemOf } from "./problem.ts";
import type { StorageProblem } from "./problem.ts";
import type { ReviewRules } from "./review-rules.ts";
import { Store } from "./schema.ts";
import { versionedFactory } from "./versioned-factory.ts";

export type { Store } from "./schema.ts";

/** The database of this device. */
export const DATABASE_NAME = "gradus";

export interface OpenOptions {
  readonly rules: ReviewRules;
  readonly name?: string;
  /** Another tab upgrades or deletes the database: this one has let go and must be reloaded. */
  readonly onClosed?: () => void;
  /** The browser's own unless a test gives another; null where there is none. */
  readonly factory?: IDBFactory | null;
}

/** Opens the database of this device, making it on the first visit. */
export async function openStore(options: OpenOptions): Promise<Result<Store, StorageProblem>> {
  const factory = options.factory === undefined ? browserFactory() : ok(options.factory);
  if (!factory.ok) return factory;
  if (factory.value === null) return err({ kind: "no-storage" });
  const store = new Store(options.name ?? DATABASE_NAME, options.rules, versionedFactory(factory.value));
  store.on("versionchange", () => {
    // Holding on would block the other tab; reopening by itself would meet a schema it does not know.
    store.close({ disableAutoOpen: true });
    options.onClosed?.();
    return false;
  });
  const blocked = new Promise<Result<Store, StorageProblem>>((resolve) => {
    store.on("blocked", () => {
      resolve(err({ kind: "blocked" }));
      store.close({ disableAutoOpen: true });
      return false;
    });
  });
  return Promise.race([opened(store), blocked]);
}

async function opened(store: Store): Promise<Result<Store, StorageProblem>> {
  try {
    await store.open();
    return ok(store);
  } catch (error) {
    store.close({ disableAutoOpen: true });
    const problem = storageProblemOf(error);
    if (problem === null) throw error;
    // Firefox says so in a private window of old; on opening it means that storage is refused.
    return err(problem.kind === "closed" ? { kind: "storage-denied" } : problem);
  }
}

/** Where storage is forbidden, merely looking at `indexedDB` throws in some browsers. */
function browserFactory(): Result<IDBFactory | null, StorageProblem> {
  try {
    return ok(typeof indexedDB === "undefined" ? null : indexedDB);
  } catch {
    return err({ kind: "storage-denied" });
  }
}
