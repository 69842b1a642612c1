import type { Moment } from "#lib/core/time.ts";
import { studyDayOf } from "#lib/core/time.ts";
import { retrievability, retrievabilityOf } from "#lib/scheduling/retrievability.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";
import type { EvidenceCell, ExerciseEvidence, TopicEvidence } from "./evidence.ts";

/** How far ahead "slipping" looks, days. */
const HORIZON_DAYS = 7;

export interface TopicMastery {
  /** Mean retrievability over all cards, those never seen counting as 0; in [0, 1], null if there are no cards. */
  readonly recall: number | null;
  /** Mean over the exercises, those never passed counting as 0; in [0, 1], null if there are no exercises. */
  readonly implementation: number | null;
  /** Cards still above the desired retention today that will be below it in a week, if not reviewed. */
  readonly slippingNextWeek: number;
  /** Share of the cards that were seen at least once; null if there are no cards. */
  readonly seen: number | null;
}

/** What a learner knows of a topic now, from the aggregates of its cards and the memories of its exercises. */
export function topicMastery(
  evidence: TopicEvidence,
  exercises: readonly ExerciseEvidence[],
  now: Moment,
  settings: SchedulingSettings,
): TopicMastery {
  const { cells, total, unseen } = evidence;
  const recallIn = (cell: EvidenceCell, days: number): number => {
    const elapsedDays = studyDayOf(now, settings) - cell.lastStudyDay + days;
    return retrievability(cell.stability, elapsedDays, settings.weights);
  };
  const slips = (cell: EvidenceCell): boolean =>
    recallIn(cell, 0) >= settings.desiredRetention &&
    recallIn(cell, HORIZON_DAYS) < settings.desiredRetention;
  return {
    recall: total === 0 ? null : sum(cells.map((cell) => cell.count * recallIn(cell, 0))) / total,
    implementation: implementationOf(exercises, now, settings),
    slippingNextWeek: sum(cells.filter(slips).map((cell) => cell.count)),
    seen: total === 0 ? null : (total - unseen) / total,
  };
}

function implementationOf(
  exercises: readonly ExerciseEvidence[],
  now: Moment,
  settings: SchedulingSettings,
): number | null {
  if (exercises.length === 0) return null;
  const states = exercises.map(({ passed, memory }) =>
    passed ? retrievabilityOf(memory, now, settings) : 0,
  );
  return sum(states) / exercises.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
