import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import type { Setting } from "./setting.ts";
import { readSetting } from "./setting.ts";
import { write } from "./write.ts";

/** Unsaved text of a card: what the fields of its form hold. */
export interface EditDraft {
  readonly fields: Readonly<Record<string, string>>;
  readonly atMs: Milliseconds;
}

/** More are not kept: the oldest go. */
const MOST_DRAFTS = 20;

const DRAFTS: Setting<Readonly<Record<string, EditDraft>>> = {
  name: "edit-drafts",
  parse: (stored) =>
    Object.fromEntries(
      Object.entries(typeof stored === "object" && stored !== null ? stored : {}).filter(
        (entry): entry is [string, EditDraft] => isDraft(entry[1]),
      ),
    ),
};

function isDraft(value: unknown): value is EditDraft {
  return (
    typeof value === "object" &&
    value !== null &&
    "atMs" in value &&
    "fields" in value &&
    typeof value.atMs === "number" &&
    typeof value.fields === "object" &&
    value.fields !== null &&
    Object.values(value.fields).every((field) => typeof field === "string")
  );
}

/** The unsaved text under a name, or undefined. */
export async function readEditDraft(store: Store, name: string): Promise<EditDraft | undefined> {
  return (await readSetting(store, DRAFTS))[name];
}

/** Keeps unsaved text under a name; null forgets it. */
export async function writeEditDraft(
  store: Store,
  name: string,
  draft: EditDraft | null,
): Promise<Result<void, StorageProblem>> {
  return write(store, [store.settings], async () => {
    const { [name]: _before, ...others } = await readSetting(store, DRAFTS);
    const kept = Object.entries(draft === null ? others : { ...others, [name]: draft })
      .sort(([, first], [, second]) => second.atMs - first.atMs)
      .slice(0, MOST_DRAFTS);
    await store.settings.put({ name: DRAFTS.name, value: Object.fromEntries(kept) });
    return ok(undefined);
  });
}
