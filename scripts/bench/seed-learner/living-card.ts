import { stableHash } from "#lib/core/hash.ts";
import type { CardId } from "#lib/core/ids.ts";
import { DEFAULT_LEECH_RULE, isLeechAt, LEECH_TAG } from "#lib/scheduling/leech.ts";
import type { CardRow, NoteCardFacts } from "#lib/store/card-row.ts";
import { differenceOf } from "#lib/store/changed-fields.ts";
import type { CardChange } from "#lib/store/log-rows.ts";
import { changeOf } from "#lib/store/undo-stack.ts";
import { deckOf, type Wordings } from "./wording.ts";

/** A card that is changed in place: a new one at each of a million ratings would keep the collector busy for seconds. */
export type LivingCard = { -readonly [Field in keyof NoteCardFacts]: NoteCardFacts[Field] };

export function forget(card: LivingCard): void {
  const lapses = (card.lapses ?? 0) + 1;
  card.lapses = lapses;
  if (isLeechAt(lapses, DEFAULT_LEECH_RULE))
    card.tags = [...new Set([...(card.tags ?? []), LEECH_TAG])].toSorted();
}

export function newCard(
  card: number,
  { cards, seed }: { readonly cards: number; readonly seed: number },
  wordings: Wordings,
  firstPosition: number,
): LivingCard {
  const { kind, topic } = wordings.of(card, cards);
  const { deckId, deck } = deckOf(card, cards);
  const place = card % 5;
  return {
    id: stableHash([String(seed), String(card)]) as CardId,
    kind,
    key: {
      context: [deckId, `Chapter ${Math.floor(card / 25) % 20}`],
      subject: `Term ${deck}.${place === 1 ? card - 1 : card}`,
      attribute: "definition",
      discriminator: place === 1 ? "reverse" : "",
    },
    deckId,
    topic,
    position: firstPosition + card,
    revision: 0,
    memory: { phase: "new" },
    suspended: false,
    buriedUntilDay: null,
    flag: 0,
    archived: false,
  };
}

/** What an undo step records of a card that a rating changed. */
export function changeOfRated(before: CardRow, after: CardRow): CardChange {
  const [state, difference] = [changeOf(before, after), differenceOf(before, after)];
  return {
    cardId: after.id,
    before: { ...state.before, ...difference.before },
    after: { ...state.after, ...difference.after },
  };
}
