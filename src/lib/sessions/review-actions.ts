import { err, ok, type Result } from "#lib/core/result.ts";
import type { Moment } from "#lib/core/time.ts";
import type { CardFlag, CardRow } from "#lib/store/card-row.ts";
import { readCard } from "#lib/store/cards.ts";
import { editCards } from "#lib/store/edit-cards.ts";
import type { Store } from "#lib/store/open.ts";
import type { StoreProblem } from "#lib/store/problem.ts";
import { bury, setFlag, setSuspended } from "#lib/store/switch-card.ts";
import { studyMoment } from "./study-day.ts";

/** What the menu of a card does to it; all of it can be undone. */
export type CardAction =
  | { readonly kind: "suspend" }
  /** Until the next study day. */
  | { readonly kind: "bury" }
  /** Zero takes the flag off. */
  | { readonly kind: "flag"; readonly flag: CardFlag }
  /** New again; its past stays in the log. */
  | { readonly kind: "reset" };

/** Does it to a card as it was read; refused if the card has changed since. */
export async function actOnCard(
  store: Store,
  { id: cardId, revision: readRevision }: CardRow,
  action: CardAction,
  at: Moment,
): Promise<Result<CardRow, StoreProblem>> {
  const read = { cardId, readRevision };
  const moment = await studyMoment(store, at);
  switch (action.kind) {
    case "suspend":
      return setSuspended(store, read, true);
    case "bury":
      return bury(store, read, moment.studyDay + 1);
    case "flag":
      return setFlag(store, read, action.flag);
    case "reset": {
      const card = await readCard(store, cardId);
      if (card === undefined) return err({ kind: "missing-card", cardId });
      if (card.revision !== readRevision) return err({ kind: "stale", card });
      const edited = await editCards(store, [cardId], { kind: "reset" }, moment);
      return edited.ok ? ok(edited.value.cards[0] ?? card) : edited;
    }
  }
}
