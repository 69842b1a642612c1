import type { Store } from "#lib/store/open.ts";
import { open, uniqueName } from "../store/temporary-store.ts";
import { makeVersion } from "./frozen-database.ts";

/** Opens a database as an older version wrote it, by the schema of now. */
export async function withVersion(
  version: Parameters<typeof makeVersion>[0],
  run: (store: Store) => Promise<void>,
): Promise<void> {
  const name = uniqueName();
  await makeVersion(version, name);
  const store = await open(name);
  try {
    await run(store);
  } finally {
    await store.delete();
  }
}
