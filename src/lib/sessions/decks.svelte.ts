import type { DeckId, TopicId } from "#lib/core/ids.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import { topicName } from "#lib/mastery/topics.ts";
import { isByHand } from "#lib/store/by-hand-id.ts";
import { deckSummaries, type DeckSummary } from "#lib/store/counts.ts";
import { deckTopics } from "#lib/store/deck-topics.ts";
import { topicEvidence } from "#lib/store/topic-evidence.ts";
import type { App } from "./app.svelte.ts";
import { formatField } from "./browse/format-query.ts";
import { now } from "./clock.ts";
import { namedDeck } from "./deck-names.ts";
import { studyDayEndMs, studyMomentBy } from "./study-day.ts";
import { readStudyPlans } from "./study-plan.ts";
import { topicViews } from "./topic-views.ts";

/** A deck as the list shows it. */
export interface DeckView {
  readonly id: DeckId;
  readonly name: string;
  readonly total: number;
  readonly due: number;
  readonly fresh: number;
  readonly suspended: number;
  /** Titles of its notes, where they say more than its name. */
  readonly notes: readonly string[];
  /** What the browser is to look for. */
  readonly query: string;
}

/** Decks of one topic. */
export interface DeckGroup {
  /** Null for decks without cards. */
  readonly topic: TopicId | null;
  readonly name: string;
  /** Mean recall of the topic's cards, 0 to 1; null where there are none. */
  readonly recall: number | null;
  readonly query: string;
  readonly decks: readonly DeckView[];
}

export type DecksView =
  { readonly kind: "loading" } | { readonly kind: "ready"; readonly groups: readonly DeckGroup[] };

/** State of the decks screen. */
export class Decks {
  view = $state.raw<DecksView>({ kind: "loading" });

  readonly #app: Pick<App, "ready" | "allContent">;

  constructor(app: Pick<App, "ready" | "allContent">) {
    this.#app = app;
  }

  /** Reads counts, which are kept as aggregates, and one card a deck. */
  async refresh(): Promise<void> {
    const store = await this.#app.ready;
    await this.#app.allContent;
    const moment = now();
    const { settings } = (await readStudyPlans(store)).standard;
    const { studyDay } = studyMomentBy(settings, moment);
    const [summaries, evidence] = await Promise.all([
      deckSummaries(store, { studyDay, stepsUntilMs: studyDayEndMs(moment, settings) }),
      topicEvidence(store),
    ]);
    const shown = summaries.filter(
      ({ total, suspended, notes }) => total + suspended > 0 || notes.some(({ id }) => !isByHand(id)),
    );
    const topicOf = await deckTopics(
      store,
      shown.map(({ deckId }) => deckId),
    );
    const topics = topicViews(evidence, [], { moment, settings, language: getLocale() });
    this.view = { kind: "ready", groups: groupsOf(shown, topicOf, topics) };
  }
}

/** The built-in topics as they build on each other, then the learner's own, then decks without cards. */
function groupsOf(
  summaries: readonly DeckSummary[],
  topicOf: ReadonlyMap<DeckId, TopicId>,
  topics: readonly { readonly id: TopicId; readonly recall: number | null }[],
): readonly DeckGroup[] {
  const language = getLocale();
  const order: (TopicId | null)[] = [...topics.map(({ id }) => id), null];
  // All of a topic's cards may be suspended: no evidence then.
  const others = [...new Set(topicOf.values())].filter((topic) => !order.includes(topic));
  return [...order.slice(0, -1), ...others, null]
    .map((topic): DeckGroup => {
      const decks = summaries.filter(({ deckId }) => (topicOf.get(deckId) ?? null) === topic);
      return {
        topic,
        name: topic === null ? "" : topicName(topic, language),
        recall: topics.find(({ id }) => id === topic)?.recall ?? null,
        query: topic === null ? "" : formatField("topic", topic),
        decks: decks.map((deck) => viewOf(deck)),
      };
    })
    .filter(({ decks }) => decks.length > 0);
}

function viewOf(summary: DeckSummary): DeckView {
  const { deckId, total, due, new: fresh, suspended } = summary;
  const query = formatField("deck", deckId);
  return { ...namedDeck(summary, getLocale()), total, due, fresh, suspended, query };
}
