import type { CardId, NoteId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import type { CardKey } from "#lib/notes/card.ts";
import type { OverlayRow } from "./note-rows.ts";

/**
 * "open": to be asked about. "quiet": between a note and a built-in deck, or between two languages; shown on demand.
 * The others are what the learner said: one fact (the cards are one since), two facts, or two that exclude each other.
 */
export type LinkVerdict = "open" | "quiet" | "same" | "two" | "contradiction";

/** Two cards with one subject and attribute whose answers differ. `firstId` < `secondId`. */
export interface LinkRow {
  readonly firstId: CardId;
  readonly secondId: CardId;
  readonly verdict: LinkVerdict;
  /** Their numbers differ. Absent where they do not. */
  readonly seemsContradictory?: true;
  /** What "same" did, to be taken back; absent under any other verdict. */
  readonly merges?: readonly MergedCard[];
}

/** A card that became part of another. */
export interface MergedCard {
  readonly keptId: CardId;
  /** Archived with its history. */
  readonly goneId: CardId;
  /** Its sources, which now belong to the kept card, by what they are about. */
  readonly moved: readonly { readonly noteId: NoteId; readonly key: CardKey }[];
  /** The wording that was put over the kept card, and what was there before; null if none was needed. */
  readonly overlay: {
    readonly language: Language;
    readonly before: OverlayRow | null;
    readonly after: OverlayRow;
  } | null;
  /** Links of the card that is gone, as they were. */
  readonly links: readonly LinkRow[];
}
