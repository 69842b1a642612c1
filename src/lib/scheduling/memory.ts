import type { Days, Milliseconds, StudyDay } from "#lib/core/time.ts";

/** What the scheduler knows of one card. */
export type Memory = NewMemory | LearningMemory | ReviewMemory;

export interface NewMemory {
  readonly phase: "new";
}

/** In learning or relearning steps: it returns at an instant, not on a day. */
export interface LearningMemory {
  readonly phase: "learning" | "relearning";
  readonly step: number;
  readonly dueAtMs: Milliseconds;
  readonly stability: Days;
  readonly difficulty: number;
  readonly lastStudyDay: StudyDay;
  readonly lastReviewAtMs: Milliseconds;
}

/** Graduated: it returns on a study day. */
export interface ReviewMemory {
  readonly phase: "review";
  readonly dueDay: StudyDay;
  readonly stability: Days;
  readonly difficulty: number;
  readonly lastReviewAtMs: Milliseconds;
  readonly lastStudyDay: StudyDay;
}

export type Phase = Memory["phase"];

/** Again, Hard, Good, Easy. */
export type Rating = 1 | 2 | 3 | 4;
