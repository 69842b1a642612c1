import type { Milliseconds, Moment } from "#lib/core/time.ts";
import { answer } from "#lib/scheduling/answer.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import type { Store } from "#lib/store/open.ts";
import { recordAnswer } from "#lib/store/record-answer.ts";
import { studyMoment } from "./study-plan.ts";
import { planOf } from "./today-queue.ts";

/** Works out what a rating does to a card as it was read, and writes it: memory, log and counts in one transaction. */
export function rateCard(
  store: Store,
  card: CardRow,
  rating: Rating,
  at: Moment,
  durationMs: Milliseconds,
): ReturnType<typeof recordAnswer> {
  const plan = planOf(card);
  const { memory } = answer(card.memory, rating, at, plan.settings, card.id);
  return recordAnswer(store, {
    readRevision: card.revision,
    memory,
    event: {
      kind: "rate",
      cardId: card.id,
      rating,
      phase: card.memory.phase,
      durationMs,
      chosenDueDay: memory.phase === "review" ? memory.dueDay : null,
      presetId: plan.presetId,
      parametersId: plan.parametersId,
      ...studyMoment(at),
    },
    bury: null,
    suspend: false,
  });
}
