import type { IndexableType } from "dexie";

import type { StudyDay } from "#lib/core/time.ts";
import type { CardReplacement, CardRow } from "./card-row.ts";
import { withState } from "./change-cards.ts";
import type { Store } from "./schema.ts";

/** Cards of one fact, this one among them: same context, subject and attribute. One lookup in an index. */
export function factOf(store: Store, card: CardRow): PromiseLike<readonly CardRow[]> {
  if (card.kind === "exercise")
    return store.cards.get(card.id).then((only) => (only === undefined ? [] : [only]));
  const { context, subject, attribute } = card.key;
  // A list within a key is a key to the database, though not to the library's type.
  const key = [context, subject, attribute] as unknown as IndexableType;
  return store.cards.where("[key.context+key.subject+key.attribute]").equals(key).toArray();
}

/**
 * The siblings of a card among those of its fact, as they are once hidden until a study day, still to be written by
 * `changeCards`. Left as they are: cards in steps (what is being learned must not wait), suspended and archived ones,
 * and those that come no sooner anyway.
 */
export function buriedSiblings(
  fact: readonly CardRow[],
  card: CardRow,
  untilDay: StudyDay,
): readonly (CardReplacement & { readonly before: CardRow })[] {
  return fact
    .filter((sibling) => sibling.id !== card.id && isShownBefore(sibling, untilDay))
    .map((sibling) => ({ before: sibling, after: withState(sibling, { buriedUntilDay: untilDay }) }));
}

function isShownBefore({ queue, order, buriedUntilDay }: CardRow, day: StudyDay): boolean {
  if (queue === "new") return (buriedUntilDay ?? day - 1) < day;
  return queue === "review" && order < day;
}
