import type { StudyDay } from "#lib/core/time.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import { appendEvent } from "./append-event.ts";
import type { CardReplacement, CardRow } from "./card-row.ts";
import { withState } from "./change-cards.ts";
import { withFields } from "./changed-fields.ts";
import type { StudyMoment } from "./event-draft.ts";
import type { Store } from "./schema.ts";

type ResetEvent = Extract<ReviewEvent, { readonly kind: "reset" }>;
type RescheduleEvent = Extract<ReviewEvent, { readonly kind: "reschedule" }>;

/** A card as an event leaves it; still to be written by `changeCards`. */
export interface Rewritten<Event extends ReviewEvent> extends CardReplacement {
  readonly before: CardRow;
  readonly event: Event;
}

/**
 * Inside a transaction over `events` and `settings`: notes in the log that a card starts anew, and gives the card that
 * `changeCards` is to write. Its past stays in the log; suspension and flag stay too, burying ends.
 */
export async function resetCard(
  store: Store,
  before: CardRow,
  moment: StudyMoment,
): Promise<Rewritten<ResetEvent>> {
  const event = await appendEvent<ResetEvent>(store, { kind: "reset", cardId: before.id, ...moment });
  const after = withFields(before, { memory: { phase: "new" }, buriedUntilDay: null, lapses: 0 });
  return { before, event, after };
}

/**
 * The same for a card that is to come on another day; stability and difficulty stay.
 * @param memory of the card with that due day, as `scheduling/due-day.ts` gives it
 */
export async function rescheduleCard(
  store: Store,
  before: CardRow,
  chosenDueDay: StudyDay,
  memory: Memory,
  moment: StudyMoment,
): Promise<Rewritten<RescheduleEvent>> {
  const event = await appendEvent<RescheduleEvent>(store, {
    kind: "reschedule",
    cardId: before.id,
    chosenDueDay,
    ...moment,
  });
  return { before, event, after: withState(before, { memory, buriedUntilDay: null }) };
}
