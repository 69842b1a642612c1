import type { ExerciseId } from "#lib/core/ids.ts";
import type { Days, StudyDay } from "#lib/core/time.ts";
import type { Memory } from "#lib/scheduling/memory.ts";

/** Cards of a topic that were last reviewed on one day with about one stability. */
export interface EvidenceCell {
  readonly lastStudyDay: StudyDay;
  readonly stability: Days;
  readonly count: number;
}

/** What is known of the cards of a topic. */
export interface TopicEvidence {
  readonly cells: readonly EvidenceCell[];
  /** All cards of the topic, seen or not. */
  readonly total: number;
  /** Those never reviewed. */
  readonly unseen: number;
}

/** What is known of an exercise of a topic. */
export interface ExerciseEvidence {
  readonly exerciseId: ExerciseId;
  readonly memory: Memory;
  /** A submission of it was accepted at least once. */
  readonly passed: boolean;
}
