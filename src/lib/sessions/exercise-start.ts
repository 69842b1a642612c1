import { studyDayOf, type Milliseconds, type Moment, type Rollover } from "#lib/core/time.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import type { DraftRow, SubmissionRow } from "#lib/store/practice-rows.ts";

/** Code of an earlier time, to look at or to go on from. */
export interface EarlierCode {
  readonly code: string;
  readonly atMs: Milliseconds;
  readonly outcome: "passed" | "failed" | "draft";
}

/** With what the editor opens. */
export interface ExerciseStart {
  readonly text: string;
  /** The text is a draft of the attempt that is under way. */
  readonly goesOn: boolean;
  readonly lastTime: EarlierCode | null;
}

interface Given {
  readonly starter: string;
  readonly draft: DraftRow | undefined;
  readonly lastSubmission: SubmissionRow | undefined;
  readonly memory: Memory;
  readonly moment: Moment;
  /** When study days begin. */
  readonly rollover: number | Rollover;
}

/**
 * A draft is gone on with, unless the exercise has become due since it was written: then the editor is empty, as on a
 * card the answer is, and the newer of draft and last submission is offered beside it.
 */
export function exerciseStart(given: Given): ExerciseStart {
  const { starter, draft, lastSubmission } = given;
  const submitted: EarlierCode | null =
    lastSubmission === undefined
      ? null
      : { code: lastSubmission.code, atMs: lastSubmission.atMs, outcome: lastSubmission.verdict.kind };
  if (draft === undefined) return { text: starter, goesOn: false, lastTime: submitted };
  if (!isOfEarlierReview(draft.updatedAtMs, given))
    return { text: draft.code, goesOn: true, lastTime: submitted };
  const drafted: EarlierCode = { code: draft.code, atMs: draft.updatedAtMs, outcome: "draft" };
  const lastTime = submitted !== null && submitted.atMs >= drafted.atMs ? submitted : drafted;
  return { text: starter, goesOn: false, lastTime };
}

function isOfEarlierReview(writtenAtMs: Milliseconds, { memory, moment, rollover }: Given): boolean {
  switch (memory.phase) {
    case "new":
      return false;
    case "learning":
    case "relearning":
      return memory.dueAtMs <= moment.atMs && writtenAtMs < memory.dueAtMs;
    case "review": {
      const today = studyDayOf(moment, rollover);
      const writtenDay = studyDayOf({ ...moment, atMs: writtenAtMs }, rollover);
      return memory.dueDay <= today && writtenDay < memory.dueDay;
    }
  }
}
