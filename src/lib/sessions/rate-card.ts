import { ok, type Result } from "#lib/core/result.ts";
import type { Milliseconds, Moment } from "#lib/core/time.ts";
import { answer } from "#lib/scheduling/answer.ts";
import { isLeechAt, LEECH_TAG } from "#lib/scheduling/leech.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import type { Store } from "#lib/store/open.ts";
import type { MissingCard, StaleCard, StorageProblem } from "#lib/store/problem.ts";
import { recordAnswer, type Recorded } from "#lib/store/record-answer.ts";
import type { Terms } from "./due-load.ts";
import { studyMomentBy } from "./study-day.ts";

/** A rating that was written. */
export interface Rated extends Recorded {
  /** The card was forgotten once too often: it is tagged or suspended, and the learner is to hear of it. */
  readonly isLeech: boolean;
}

/**
 * Works out what a rating does to a card as it was read, and writes it: memory, log, siblings and counts in one
 * transaction.
 * @param terms by which the intervals on the buttons were worked out
 */
export async function rateCard(
  store: Store,
  card: CardRow,
  rating: Rating,
  at: Moment,
  durationMs: Milliseconds,
  { plan, dueCounts }: Terms,
): Promise<Result<Rated, StaleCard | MissingCard | StorageProblem>> {
  const { memory } = answer(card.memory, rating, at, plan.settings, card.id, dueCounts);
  const isLapse = card.memory.phase === "review" && rating === 1;
  const isLeech = isLapse && isLeechAt((card.lapses ?? 0) + 1, plan.leeches);
  const moment = studyMomentBy(plan.settings, at);
  const recorded = await recordAnswer(store, {
    readRevision: card.revision,
    read: card,
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
      ...moment,
    },
    bury: plan.burySiblings ? { untilDay: moment.studyDay + 1 } : null,
    suspend: isLeech && plan.leeches.action === "suspend",
    tag: isLeech && plan.leeches.action === "tag" ? LEECH_TAG : null,
  });
  return recorded.ok ? ok({ ...recorded.value, isLeech }) : recorded;
}
