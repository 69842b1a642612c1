import type { CardId } from "#lib/core/ids.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { appendEvents } from "./append-event.ts";
import type { CardRow } from "./card-row.ts";
import { changeCards } from "./change-cards.ts";
import { withFields } from "./changed-fields.ts";
import type { Edited } from "./edit-cards.ts";
import { MOST_EDITED } from "./edit-cards.ts";
import type { StudyMoment } from "./event-draft.ts";
import type { EventRun } from "./log-rows.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { sealWhenRunIsFull } from "./seal-tail.ts";
import { cardIdsOf, changesOf, pushStep } from "./undo-stack.ts";
import { writeReviews } from "./write-reviews.ts";

type RescheduleEvent = Extract<ReviewEvent, { readonly kind: "reschedule" }>;

/**
 * Gives graduated cards other due days, all of them or none, as one step of undo; stability and difficulty stay. Cards
 * that are not in review (suspended, rated Again elsewhere since) or have that day already are left alone.
 * @param dueDays of at most MOST_EDITED cards
 */
export async function rescheduleCards(
  store: Store,
  dueDays: ReadonlyMap<CardId, StudyDay>,
  moment: StudyMoment,
): Promise<Result<Edited, StorageProblem>> {
  if (dueDays.size > MOST_EDITED) throw new RangeError(`${dueDays.size} cards are too many for one edit.`);
  const written = await writeReviews(store, () => write(store, dueDays, moment));
  if (!written.ok) return written;
  const { cards, step, run } = written.value;
  if (run !== null) await sealWhenRunIsFull(store, run.firstSeq, cards.length);
  return ok({ cards, step });
}

async function write(
  store: Store,
  dueDays: ReadonlyMap<CardId, StudyDay>,
  moment: StudyMoment,
): Promise<Result<Edited & { readonly run: EventRun | null }, never>> {
  const found = await store.cards.bulkGet([...dueDays.keys()]);
  const changed = found.flatMap((before) => {
    const dueDay = before === undefined ? undefined : dueDays.get(before.id);
    return before === undefined || dueDay === undefined ? [] : moved(before, dueDay);
  });
  const changes = changesOf(changed);
  if (changes === null) return ok({ cards: [], step: null, run: null });
  await changeCards(store, changed);
  // In the order in which undo goes through the step.
  const drafts = changes.flatMap(cardIdsOf).flatMap((cardId) => {
    const chosenDueDay = dueDays.get(cardId);
    return chosenDueDay === undefined
      ? []
      : [{ kind: "reschedule" as const, cardId, chosenDueDay, ...moment }];
  });
  const run = await appendEvents<RescheduleEvent>(store, drafts);
  const step = await pushStep(store, { kind: "reschedule", latest: run }, changes);
  return ok({ cards: changed.map(({ after }) => after), step, run });
}

function moved(before: CardRow, dueDay: StudyDay): readonly { before: CardRow; after: CardRow }[] {
  const { queue, memory } = before;
  if (queue !== "review" || memory.phase !== "review" || memory.dueDay === dueDay) return [];
  return [{ before, after: withFields(before, { memory: { ...memory, dueDay } }) }];
}
