import type { DeckId, TopicId } from "#lib/core/ids.ts";
import { topicName, TOPICS } from "#lib/mastery/topics.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import type { CustomStudy } from "#lib/scheduling/custom-study.ts";
import { deckSummaries } from "#lib/store/counts.ts";
import type { Store } from "#lib/store/open.ts";
import { topicEvidence } from "#lib/store/topic-evidence.ts";
import { readAheadQueue } from "./ahead-queue.ts";
import type { App } from "./app.svelte.ts";
import { backlogSize } from "./catch-up.ts";
import { now } from "./clock.ts";
import { customStudyCards } from "./custom-study.ts";
import { namedDeck } from "./deck-names.ts";
import { addressOf } from "./study-address.ts";
import { readRollover, studyDayEndMs, studyMomentBy } from "./study-day.ts";

/** One of several by name, with the cards that it would give. */
export interface Named<Id> {
  readonly id: Id;
  readonly name: string;
  readonly cards: number;
}

export type StudyMoreView =
  | { readonly kind: "loading" }
  | {
      readonly kind: "ready";
      /** As they build on each other, then the learner's own. */
      readonly topics: readonly Named<TopicId>[];
      /** Those with new cards. */
      readonly decks: readonly Named<DeckId>[];
      /** Cards that are due today or before. */
      readonly due: number;
    };

/** What can be studied beside the day's work. */
export type MoreStudy = CustomStudy | { readonly kind: "ahead"; readonly days: number };

/** State of the screen on which a learner chooses what to study beside what is due. */
export class StudyMore {
  view = $state.raw<StudyMoreView>({ kind: "loading" });

  readonly #app: Pick<App, "ready" | "allContent">;
  readonly #counts = new Map<string, Promise<number>>();

  constructor(app: Pick<App, "ready" | "allContent">) {
    this.#app = app;
  }

  /** Reads topics and decks, from sums alone. */
  async start(): Promise<void> {
    const store = await this.#app.ready;
    await this.#app.allContent;
    const moment = now();
    const rollover = await readRollover(store);
    const { studyDay } = studyMomentBy(rollover, moment);
    const [evidence, decks, { due }] = await Promise.all([
      topicEvidence(store),
      deckSummaries(store, { studyDay, stepsUntilMs: studyDayEndMs(moment, rollover) }),
      backlogSize(store, moment),
    ]);
    const language = getLocale();
    const places = new Map(TOPICS.map(({ id }, place) => [id, place]));
    const topics = evidence
      .map(({ topic: id, new: fresh, seen }) => ({ id, name: topicName(id, language), cards: fresh + seen }))
      .filter(({ cards }) => cards > 0)
      .sort((a, b) => (places.get(a.id) ?? places.size) - (places.get(b.id) ?? places.size));
    const withNew = decks
      .filter((deck) => deck.new > 0)
      .map((deck) => ({ id: deck.deckId, name: namedDeck(deck, language).name, cards: deck.new }));
    this.#counts.clear();
    this.view = { kind: "ready", topics, decks: withNew, due };
  }

  /** How many cards it would give; each question is answered once. */
  count(study: MoreStudy): Promise<number> {
    const key = JSON.stringify(study);
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const count = this.#app.ready.then((store) => countOf(store, study));
    this.#counts.set(key, count);
    return count;
  }
}

/** Where it is studied: the query of the address of practice or, what counts, of review. */
export function queryOf(study: MoreStudy): string {
  return study.kind === "ahead" ? `ahead=${study.days}` : addressOf(study);
}

async function countOf(store: Store, study: MoreStudy): Promise<number> {
  if (study.kind === "ahead") {
    const { queue } = await readAheadQueue(store, now(), study.days);
    return queue.reviews.length;
  }
  const cards = await customStudyCards(store, study, now());
  return cards.ok ? cards.value.length : 0;
}
