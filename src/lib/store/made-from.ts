import type { NoteId } from "#lib/core/ids.ts";
import { BY_HAND_NOTES } from "./by-hand-id.ts";
import type { CardRow } from "./card-row.ts";
import type { MadeFrom } from "./note-rows.ts";
import type { Store } from "./schema.ts";

/** A card that was written by hand, and the passage it was made from. */
export interface CardMadeFrom {
  readonly card: CardRow;
  readonly madeFrom: MadeFrom;
}

/** The cards that were written by hand from passages of a note, without archived ones. */
export async function cardsMadeFrom(store: Store, noteId: NoteId): Promise<readonly CardMadeFrom[]> {
  return store.transaction("r", [store.sources, store.cards], async () => {
    const [first, end] = BY_HAND_NOTES;
    const sources = await store.sources.where("[noteId+cardId+ordinal]").between([first], [end]).toArray();
    const made = sources.flatMap(({ cardId, madeFrom }) =>
      madeFrom?.noteId === noteId ? [{ cardId, madeFrom }] : [],
    );
    const cards = await store.cards.bulkGet(made.map(({ cardId }) => cardId));
    return made.flatMap(({ madeFrom }, index) => {
      const card = cards[index];
      return card === undefined || card.archived ? [] : [{ card, madeFrom }];
    });
  });
}
