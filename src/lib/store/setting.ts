import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { write } from "./write.ts";

/** A value kept under a name: settings, and the state of a screen that must outlive a reload. */
export interface Setting<Value> {
  readonly name: string;
  /** What is stored as a value that can be trusted; `undefined`, or what an older version wrote, as the default. */
  readonly parse: (stored: unknown) => Value;
}

/** The stored value, or the setting's own default. Not itself async: each such step costs a rating time (measured). */
export function readSetting<Value>(store: Store, setting: Setting<Value>): Promise<Value> {
  return store.settings.get(setting.name).then((row) => setting.parse(row?.value));
}

/** Keeps a value; it must survive structured cloning (no functions, no proxies). */
export async function writeSetting<Value>(
  store: Store,
  setting: Setting<Value>,
  value: Value,
): Promise<Result<void, StorageProblem>> {
  return write(store, [store.settings], async () => {
    await store.settings.put({ name: setting.name, value });
    return ok(undefined);
  });
}
