import { ok, type Result } from "#lib/core/result.ts";
import type { Moment } from "#lib/core/time.ts";
import { forgottenSince, type CustomStudy } from "#lib/scheduling/custom-study.ts";
import { sortedBy } from "#lib/scheduling/order.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { cardsOfTopic, readCard } from "#lib/store/cards.ts";
import { dueCandidates } from "#lib/store/due-candidates.ts";
import type { ChunkProblem } from "#lib/store/event-chunk.ts";
import type { Store } from "#lib/store/open.ts";
import { eventsSince } from "#lib/store/recent-events.ts";
import { readRollover, studyDayEndMs, studyMomentBy } from "./study-day.ts";

/** The cards to look at, in the order of showing. Only read: what is due, and when, stays as it is. */
export async function customStudyCards(
  store: Store,
  study: CustomStudy,
  at: Moment,
): Promise<Result<readonly CardRow[], ChunkProblem>> {
  const rollover = await readRollover(store);
  const { studyDay } = studyMomentBy(rollover, at);
  switch (study.kind) {
    case "cram": {
      const cards = (await cardsOfTopic(store, study.topic)).filter(isAsked);
      const byId = cards.map((card) => ({ cardId: card.id, card }));
      return ok(sortedBy(byId, () => 0, studyDay).map(({ card }) => card));
    }
    case "preview": {
      const { newCards } = await dueCandidates(store, {
        studyDay,
        stepsUntilMs: studyDayEndMs(at, rollover),
        limits: { reviews: 0, newCards: study.cards, newExercises: 0 },
        deckId: study.deckId,
      });
      return ok(newCards);
    }
    case "forgotten": {
      const firstDay = studyDay - study.days + 1;
      const events = await eventsSince(store, firstDay);
      if (!events.ok) return events;
      const ids = forgottenSince(events.value, firstDay);
      const cards = await Promise.all(ids.map((id) => readCard(store, id)));
      return ok(cards.filter((card) => card !== undefined).filter(isAsked));
    }
  }
}

function isAsked({ kind, suspended, archived }: CardRow): boolean {
  return kind !== "exercise" && !suspended && !archived;
}
