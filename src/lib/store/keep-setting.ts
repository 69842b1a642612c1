import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import { storageProblemOf } from "./problem.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import type { Setting } from "./setting.ts";
import { write } from "./write.ts";

/**
 * `writeSetting` for what a learner chooses: the write is asked for and committed in one go, so that a page that is
 * reloaded right afterwards does not take it back. (Dexie would commit once it has heard that the value was put.) Not
 * for use inside a transaction.
 */
export async function keepSetting<Value>(
  store: Store,
  setting: Setting<Value>,
  value: Value,
): Promise<Result<void, StorageProblem>> {
  if (!store.isOpen()) return err({ kind: "closed" });
  try {
    const { name } = store.settings;
    const transaction = store.backendDB().transaction(name, "readwrite", { durability: "strict" });
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error ?? new DOMException("Aborted.", "AbortError"));
    });
    transaction.objectStore(name).put({ name: setting.name, value });
    transaction.commit();
    await done;
    return ok(undefined);
  } catch (error) {
    const problem = storageProblemOf(error);
    if (problem === null) throw error;
    return err(problem);
  }
}

/** Keeps what is made of the value as it is stored, whatever another tab keeps at the same time. */
export async function changeSetting<Value>(
  store: Store,
  setting: Setting<Value>,
  change: (before: Value) => Value,
): Promise<Result<Value, StorageProblem>> {
  return write(store, [store.settings], async () => {
    const value = change(setting.parse((await store.settings.get(setting.name))?.value));
    await store.settings.put({ name: setting.name, value });
    return ok(value);
  });
}
