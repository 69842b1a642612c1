import type { TopicId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import type { Moment } from "#lib/core/time.ts";
import { topicMastery, type TopicMastery } from "#lib/mastery/topic-mastery.ts";
import { topicName, TOPICS } from "#lib/mastery/topics.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";
import { binStability } from "#lib/scheduling/stability-bin.ts";
import type { ExerciseState } from "#lib/store/exercise-states.ts";
import type { TopicSummary } from "#lib/store/topic-evidence.ts";

/** One topic as the screen draws it. */
export interface TopicView extends TopicMastery {
  readonly id: TopicId;
  readonly name: string;
  readonly total: number;
  readonly fresh: number;
}

/** What recall is worked out with: the moment, and the standard settings. */
interface Given {
  readonly moment: Moment;
  readonly settings: SchedulingSettings;
  readonly language: Language;
}

/** Every topic that has cards or exercises: the built-in ones as they build on each other, then the learner's own. */
export function topicViews(
  summaries: readonly TopicSummary[],
  exercises: readonly ExerciseState[],
  given: Given,
): readonly TopicView[] {
  const ids = new Set<TopicId>([
    ...TOPICS.map(({ id }) => id),
    ...summaries.map(({ topic }) => topic),
    ...exercises.map(({ card }) => card.topic),
  ]);
  return [...ids]
    .map((id) => {
      const summary = summaries.find(({ topic }) => topic === id);
      return { ...viewOf(id, summary, exercises, given), id, name: topicName(id, given.language) };
    })
    .filter((topic) => topic.recall !== null || topic.implementation !== null);
}

function viewOf(
  id: TopicId,
  summary: TopicSummary | undefined,
  exercises: readonly ExerciseState[],
  { moment, settings }: Given,
): Omit<TopicView, "id" | "name"> {
  const fresh = summary?.new ?? 0;
  const total = fresh + (summary?.seen ?? 0);
  const cells = (summary?.cells ?? []).map(({ lastStudyDay, stabilityBin, cards }) => ({
    lastStudyDay,
    stability: binStability(stabilityBin),
    count: cards,
  }));
  const ofTopic = exercises
    .filter(({ card }) => card.topic === id)
    .map(({ card, passed }) => ({ exerciseId: card.exerciseId, memory: card.memory, passed }));
  return {
    total,
    fresh,
    ...topicMastery({ cells, total, unseen: fresh }, ofTopic, moment, settings),
  };
}
