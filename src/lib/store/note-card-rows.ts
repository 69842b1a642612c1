import type { DeckId } from "#lib/core/ids.ts";
import { rowOf } from "./card-row.ts";
import type { NoteCardRow } from "./card-row.ts";
import type { SourceRow } from "./note-rows.ts";

/** A card that was never seen before, as its source describes it. */
export function newCardRow(source: SourceRow, deckId: DeckId, position: number): NoteCardRow {
  return rowOf({
    id: source.cardId,
    ...describedBy(source, deckId),
    position,
    revision: 0,
    memory: { phase: "new" },
    suspended: false,
    buriedUntilDay: null,
    flag: 0,
    archived: false,
  });
}

/**
 * The card as this source describes it: where it stands may have changed, its history and switches have not, nor what
 * the learner decided otherwise.
 */
export function adopted(card: NoteCardRow, source: SourceRow, deckId: DeckId): NoteCardRow {
  return rowOf({ ...card, ...describedBy(source, deckId), ...card.override });
}

/** The card kept or brought back, one revision on, since its queue changes. */
export function withArchived(card: NoteCardRow, archived: boolean): NoteCardRow {
  return rowOf({ ...card, archived, revision: card.revision + 1 });
}

function describedBy(
  { kind, key, topic }: SourceRow,
  deckId: DeckId,
): Pick<NoteCardRow, "kind" | "key" | "topic" | "deckId"> {
  if (kind === "exercise") throw new Error("A note cannot make an exercise card.");
  return { kind, key, topic, deckId };
}
