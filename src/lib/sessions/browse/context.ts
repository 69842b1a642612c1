import { getLocale } from "#lib/paraglide/runtime.js";
import { topicNamed } from "#lib/mastery/topics.ts";
import type { Store } from "#lib/store/open.ts";
import { deckSummaries } from "#lib/store/counts.ts";
import { now } from "../clock.ts";
import { namedDeck, type NamedDeck } from "../deck-names.ts";
import { studyDayEndMs, studyMomentBy } from "../study-day.ts";
import { planOf, readStudyPlans } from "../study-plan.ts";
import { searchable, type MatchContext } from "./match.ts";

/** Today, and the decks by name. */
export interface BrowseContext extends MatchContext {
  readonly decks: readonly NamedDeck[];
}

/** What filters and rows of the browser are read against. */
export async function browseContext(store: Store): Promise<BrowseContext> {
  const moment = now();
  const plans = await readStudyPlans(store);
  const { settings } = plans.standard;
  const { studyDay } = studyMomentBy(settings, moment);
  const stepsUntilMs = studyDayEndMs(moment, settings);
  const summaries = await deckSummaries(store, { studyDay, stepsUntilMs });
  const decks = summaries.map((summary) => namedDeck(summary, getLocale()));
  return {
    now: moment,
    studyDay,
    stepsUntilMs,
    settings,
    leechFrom: (row) => planOf(row, plans).leeches.threshold,
    decks,
    decksNamed: (name) =>
      decks.filter((deck) => searchable(deck.name) === searchable(name)).map(({ id }) => id),
    topicsNamed: (name) => {
      const topic = topicNamed(name);
      return topic === null ? [] : [topic];
    },
  };
}
