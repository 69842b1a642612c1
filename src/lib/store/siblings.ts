import type { IndexableType } from "dexie";

import type { StudyDay } from "#lib/core/time.ts";
import type { CardRow } from "./card-row.ts";
import { withState } from "./change-cards.ts";
import type { CardReplacement } from "./change-cards.ts";
import type { Store } from "./schema.ts";

/** The other cards of one fact: same context, subject and attribute. One lookup in an index; exercises have none. */
async function siblingsOf(store: Store, card: CardRow): Promise<CardRow[]> {
  if (card.kind === "exercise") return [];
  const { context, subject, attribute } = card.key;
  // A list within a key is a key to the database, though not to the library's type.
  const key = [context, subject, attribute] as unknown as IndexableType;
  const fact = await store.cards.where("[key.context+key.subject+key.attribute]").equals(key).toArray();
  return fact.filter(({ id }) => id !== card.id);
}

/**
 * Inside a transaction over `cards`: the siblings of a card as they are once hidden until a study day, still to be
 * written by `changeCards`. Left as they are: cards in steps (what is being learned must not wait), suspended and
 * archived ones, and those that come no sooner anyway.
 */
export async function buriedSiblings(
  store: Store,
  card: CardRow,
  untilDay: StudyDay,
): Promise<readonly (CardReplacement & { readonly before: CardRow })[]> {
  const siblings = await siblingsOf(store, card);
  return siblings
    .filter((sibling) => isShownBefore(sibling, untilDay))
    .map((sibling) => ({ before: sibling, after: withState(sibling, { buriedUntilDay: untilDay }) }));
}

function isShownBefore({ queue, order, buriedUntilDay }: CardRow, day: StudyDay): boolean {
  if (queue === "new") return (buriedUntilDay ?? day - 1) < day;
  return queue === "review" && order < day;
}
