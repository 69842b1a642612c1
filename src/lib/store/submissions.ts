import { Dexie } from "dexie";

import type { ExerciseId, SubmissionId } from "#lib/core/ids.ts";
import type { CodeLanguage } from "#lib/core/language.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { SubmissionRow } from "./practice-rows.ts";
import type { StorageProblem } from "./problem.ts";
import { randomId } from "./random-id.ts";
import type { Store } from "./schema.ts";
import { write } from "./write.ts";

/** Keeps a submission; it is never changed. */
export async function addSubmission(
  store: Store,
  submission: Omit<SubmissionRow, "id">,
): Promise<Result<SubmissionRow, StorageProblem>> {
  return write(store, [store.submissions], async () => {
    const row: SubmissionRow = { ...submission, id: randomId() as SubmissionId };
    await store.submissions.add(row);
    return ok(row);
  });
}

/** Submissions of an exercise since an instant, oldest first. */
export async function submissionsOf(
  store: Store,
  exerciseId: ExerciseId,
  sinceMs: Milliseconds = -Infinity,
): Promise<SubmissionRow[]> {
  return store.submissions
    .where("[exerciseId+atMs]")
    .between([exerciseId, sinceMs], [exerciseId, Dexie.maxKey])
    .toArray();
}

/** Whether an exercise was ever passed in a language; no submission is read beyond the first that says so. */
export async function isPassedIn(
  store: Store,
  exerciseId: ExerciseId,
  language: CodeLanguage,
): Promise<boolean> {
  const passed = store.submissions.where("[verdict.kind+exerciseId]").equals(["passed", exerciseId]);
  return (await passed.filter((submission) => submission.language === language).first()) !== undefined;
}
