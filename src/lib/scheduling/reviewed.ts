import type { Milliseconds, StudyDay } from "#lib/core/time.ts";
import { nextTraces, type Traces } from "./algorithm.ts";
import type { Memory, Rating } from "./memory.ts";
import type { SchedulingSettings } from "./settings.ts";

/** When a rating was given; the study day is kept because the rollover hour may change later. */
export interface ReviewTime {
  readonly atMs: Milliseconds;
  readonly studyDay: StudyDay;
}

/** What a review leaves in a memory, whatever its phase. */
export interface Reviewed extends Traces {
  readonly lastStudyDay: StudyDay;
  readonly lastReviewAtMs: Milliseconds;
}

/** Whole study days since the last review; 0 for the first, and never below it when the clock was set back. */
export function elapsedStudyDays(memory: Memory, studyDay: StudyDay): number {
  return memory.phase === "new" ? 0 : Math.max(0, studyDay - memory.lastStudyDay);
}

/** Stability, difficulty and time of a memory after a rating: all but when it returns. */
export function reviewed(
  memory: Memory,
  rating: Rating,
  { atMs, studyDay }: ReviewTime,
  settings: SchedulingSettings,
): Reviewed {
  const elapsedDays = elapsedStudyDays(memory, studyDay);
  const { stability, difficulty } = nextTraces(memory, rating, elapsedDays, settings);
  return { stability, difficulty, lastStudyDay: studyDay, lastReviewAtMs: atMs };
}
