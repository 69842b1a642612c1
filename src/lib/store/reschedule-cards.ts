import type { CardId } from "#lib/core/ids.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { StudyMoment } from "./event-draft.ts";
import type { EventRun } from "./log-rows.ts";
import { moveCards, type NewPlace } from "./moved-cards.ts";
import type { StorageProblem } from "./problem.ts";
import { pushStep } from "./push-step.ts";
import type { Store } from "./schema.ts";
import { sealWhenRunIsFull } from "./seal-tail.ts";
import { changeOf } from "./undo-stack.ts";
import type { Cancelled, Work } from "./work.ts";
import { writeReviews } from "./write-reviews.ts";

export type { NewPlace } from "./moved-cards.ts";

/** What rescheduling did. */
export interface Rescheduled {
  /** Cards that have another day, or another memory, than before. */
  readonly cards: number;
  /** The step that undo takes back; null if nothing changed. */
  readonly step: number | null;
}

interface Written extends Rescheduled {
  readonly run: EventRun;
}

/**
 * Gives graduated cards other due days, and where it is asked for another memory: all of them or none, as one step of
 * undo, however many they are. Cards that are not in review any more (suspended, rated Again elsewhere since), that
 * changed since their memory was worked out, or have that day already are left alone.
 */
export async function rescheduleCards(
  store: Store,
  places: ReadonlyMap<CardId, NewPlace>,
  moment: StudyMoment,
  work: Work = {},
): Promise<Result<Rescheduled, StorageProblem | Cancelled>> {
  const written = await writeReviews(store, async (): Promise<Result<Written | null, Cancelled>> => {
    const done = await moveCards(store, places, moment, work);
    if (!done.ok) return done;
    if (done.value === null) return ok(null);
    const { run, moved, first } = done.value;
    const step = await pushStep(store, { kind: "reschedule", latest: run, moved }, [
      changeOf(first.before, first.after),
    ]);
    return ok({ cards: moved.cardIds.length, step, run });
  }, [store.eventChunks]);
  if (!written.ok) return written;
  if (written.value === null) return ok({ cards: 0, step: null });
  const { cards, step, run } = written.value;
  await sealWhenRunIsFull(store, run.firstSeq, cards);
  return ok({ cards, step });
}
