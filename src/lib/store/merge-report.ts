import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";

/** A card that was worded on both devices, each in its own way: the later one is shown, the other one not lost. */
export interface TwoWordings {
  readonly cardId: CardId;
  readonly language: Language;
  readonly kept: Wording;
  readonly other: Wording;
}

interface Wording {
  readonly front: string;
  readonly back: string;
}

/** What merging changed here. */
export interface MergeReport {
  /** Ratings that came, those taken back among them. */
  reviews: number;
  newCards: number;
  /** Cards that were suspended, flagged, tagged, moved or deleted there, later than here. */
  decidedThere: number;
  /** Notes that were imported in a newer edition there. */
  newerNotes: number;
  /** Presets that go on with parameters made later there. */
  newerParameters: number;
  wordings: TwoWordings[];
}

export function emptyReport(): MergeReport {
  return { reviews: 0, newCards: 0, decidedThere: 0, newerNotes: 0, newerParameters: 0, wordings: [] };
}
