import type { ExerciseId } from "#lib/core/ids.ts";
import type { CodeLanguage } from "#lib/core/language.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { DraftRow } from "./practice-rows.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { write } from "./write.ts";

/** The unsent code of an exercise, or undefined. */
export async function readDraft(
  store: Store,
  exerciseId: ExerciseId,
  language: CodeLanguage,
): Promise<DraftRow | undefined> {
  return store.drafts.get([exerciseId, language]);
}

/** Every exercise and language of which there is a draft; the code itself is not read. */
export async function draftKeys(store: Store): Promise<readonly (readonly [ExerciseId, CodeLanguage])[]> {
  return store.drafts.toCollection().primaryKeys();
}

/** Keeps the code of the editor. */
export async function writeDraft(store: Store, draft: DraftRow): Promise<Result<void, StorageProblem>> {
  return write(store, [store.drafts], async () => {
    await store.drafts.put(draft);
    return ok(undefined);
  });
}

/** Forgets the draft: the next time starts from an empty editor. */
export async function deleteDraft(
  store: Store,
  exerciseId: ExerciseId,
  language: CodeLanguage,
): Promise<Result<void, StorageProblem>> {
  return write(store, [store.drafts], async () => {
    await store.drafts.delete([exerciseId, language]);
    return ok(undefined);
  });
}
