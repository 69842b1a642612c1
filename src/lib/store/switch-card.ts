import type { CardId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { CardFlag, CardRow, CardState } from "./card-row.ts";
import { changeCards, withState } from "./change-cards.ts";
import type { UndoAction } from "./log-rows.ts";
import type { MissingCard, StaleCard, StorageProblem } from "./problem.ts";
import { pushStep } from "./push-step.ts";
import type { Store } from "./schema.ts";
import { changeOf } from "./undo-stack.ts";
import { writeReviews } from "./write-reviews.ts";

/** A card as the caller read it; refused if it has changed since. */
export interface ReadCard {
  readonly cardId: CardId;
  readonly readRevision: number;
}

type Switched = Result<CardRow, StaleCard | MissingCard | StorageProblem>;

/** Takes a card out of its queue, or puts it back where its memory says. Can be undone. */
export async function setSuspended(store: Store, card: ReadCard, suspended: boolean): Promise<Switched> {
  return change(store, card, { kind: suspended ? "suspend" : "unsuspend" }, { suspended });
}

/** Hides a card until a study day; null shows it again. Can be undone. */
export async function bury(store: Store, card: ReadCard, untilDay: StudyDay | null): Promise<Switched> {
  return change(store, card, { kind: "bury" }, { buriedUntilDay: untilDay });
}

/** Marks a card with a colour, or with none. Can be undone. */
export async function setFlag(store: Store, card: ReadCard, flag: CardFlag): Promise<Switched> {
  return change(store, card, { kind: "flag" }, { flag });
}

async function change(
  store: Store,
  { cardId, readRevision }: ReadCard,
  action: UndoAction,
  state: Partial<CardState>,
): Promise<Switched> {
  return writeReviews(store, async () => {
    const before = await store.cards.get(cardId);
    if (before === undefined) return err({ kind: "missing-card" as const, cardId });
    if (before.revision !== readRevision || before.archived)
      return err({ kind: "stale" as const, card: before });
    const after = withState(before, state);
    await changeCards(store, [{ before, after }]);
    await pushStep(store, action, [changeOf(before, after)]);
    return ok(after);
  });
}
