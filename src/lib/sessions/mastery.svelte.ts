import type { TopicId } from "#lib/core/ids.ts";
import { topicMastery, type TopicMastery } from "#lib/mastery/topic-mastery.ts";
import { topicName, TOPICS } from "#lib/mastery/topics.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import { binStability } from "#lib/scheduling/stability-bin.ts";
import { exerciseStates, type ExerciseState } from "#lib/store/exercise-states.ts";
import { topicEvidence, type TopicSummary } from "#lib/store/topic-evidence.ts";
import type { App } from "./app.svelte.ts";
import { now } from "./clock.ts";
import { CARD_PLAN } from "./study-plan.ts";

/** One topic as the screen draws it. */
export interface TopicView extends TopicMastery {
  readonly id: TopicId;
  readonly name: string;
  readonly total: number;
  readonly fresh: number;
}

export type MasteryView =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly topics: readonly TopicView[] };

/** State of the mastery screen. */
export class Mastery {
  view = $state.raw<MasteryView>({ kind: "loading" });

  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Reads the aggregates, never a card or a log entry; topics in the order in which they build on each other. */
  async refresh(): Promise<void> {
    const store = await this.#app.ready;
    await this.#app.content;
    const [summaries, exercises] = await Promise.all([topicEvidence(store), exerciseStates(store)]);
    const evidence = new Map(summaries.map((summary) => [summary.topic, summary]));
    const ids = new Set([
      ...TOPICS.map(({ id }) => id),
      ...evidence.keys(),
      ...exercises.map(({ card }) => card.topic),
    ]);
    const topics = [...ids]
      .map((id) => viewOf(id, evidence.get(id), exercises))
      .filter((topic) => topic.recall !== null || topic.implementation !== null);
    this.view = { kind: "ready", topics };
  }
}

function viewOf(
  id: TopicId,
  summary: TopicSummary | undefined,
  exercises: readonly ExerciseState[],
): TopicView {
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
    id,
    name: topicName(id, getLocale()),
    total,
    fresh,
    ...topicMastery({ cells, total, unseen: fresh }, ofTopic, now(), CARD_PLAN.settings),
  };
}
