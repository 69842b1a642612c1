import { describe, expect, it } from "vitest";

import type { ExerciseId, SubmissionId } from "#lib/core/ids.ts";
import { DEFAULT_ROLLOVER_HOUR, MS_PER_DAY, studyDayOf, type Moment } from "#lib/core/time.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import type { DraftRow, SubmissionRow } from "#lib/store/practice-rows.ts";
import { exerciseStart, type ExerciseStart } from "./exercise-start.ts";

const STARTER = "export function softmax() {}";
const EXERCISE = "softmax" as ExerciseId;
const NOON: Moment = { atMs: 20_000 * MS_PER_DAY + MS_PER_DAY / 2, utcOffsetMinutes: 0 };
const TODAY = studyDayOf(NOON, DEFAULT_ROLLOVER_HOUR);
const NEW: Memory = { phase: "new" };

function dueIn(days: number): Memory {
  return {
    phase: "review",
    dueDay: TODAY + days,
    stability: 5,
    difficulty: 5,
    lastReviewAtMs: NOON.atMs - 5 * MS_PER_DAY,
    lastStudyDay: TODAY - 5,
  };
}

function draft(daysAgo: number): DraftRow {
  return {
    exerciseId: EXERCISE,
    language: "typescript",
    code: "draft",
    updatedAtMs: NOON.atMs - daysAgo * MS_PER_DAY,
  };
}

function submission(daysAgo: number): SubmissionRow {
  return {
    id: "s" as SubmissionId,
    exerciseId: EXERCISE,
    language: "typescript",
    code: "submitted",
    atMs: NOON.atMs - daysAgo * MS_PER_DAY,
    verdict: { kind: "passed" },
    backend: "webgpu",
    hintsUsed: 0,
    solutionShown: false,
  };
}

function start(given: { draft?: DraftRow; lastSubmission?: SubmissionRow; memory: Memory }): ExerciseStart {
  return exerciseStart({
    starter: STARTER,
    draft: given.draft,
    lastSubmission: given.lastSubmission,
    memory: given.memory,
    moment: NOON,
    rollover: DEFAULT_ROLLOVER_HOUR,
  });
}

describe("exerciseStart", () => {
  it("opens with the starter and nothing else the first time", () => {
    expect(start({ memory: NEW })).toEqual({ text: STARTER, goesOn: false, lastTime: null });
  });

  it("goes on with a draft, however old, as long as the exercise is not due", () => {
    for (const memory of [NEW, dueIn(1)]) {
      expect(start({ draft: draft(30), memory })).toMatchObject({ text: "draft", goesOn: true });
    }
  });

  it("opens a due exercise empty and offers the old submission beside it", () => {
    const opened = start({ lastSubmission: submission(5), memory: dueIn(0) });
    expect(opened).toMatchObject({ text: STARTER, lastTime: { code: "submitted", outcome: "passed" } });
  });

  it("goes on with a draft that was begun since the exercise became due", () => {
    expect(start({ draft: draft(1), memory: dueIn(-1) })).toMatchObject({ text: "draft", goesOn: true });
    expect(start({ draft: draft(2), memory: dueIn(-1) })).toMatchObject({ text: STARTER, goesOn: false });
  });

  it("loses no code: an older draft is offered beside the empty editor if it is newer than the submission", () => {
    const lastTime = (draftAge: number, submissionAge: number) =>
      start({ draft: draft(draftAge), lastSubmission: submission(submissionAge), memory: dueIn(0) }).lastTime;
    expect(lastTime(4, 5)).toMatchObject({ code: "draft", outcome: "draft" });
    expect(lastTime(5, 4)).toMatchObject({ code: "submitted" });
  });
});
