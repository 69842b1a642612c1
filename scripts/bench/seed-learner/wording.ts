import type { DeckId, TopicId } from "#lib/core/ids.ts";
import type { NoteCardKind } from "#lib/store/card-row.ts";
import type { SourceRow } from "#lib/store/note-rows.ts";

/** How some card asks: lent to the learner's cards, so that they look and weigh as real ones do. */
export interface Wording extends Pick<SourceRow, "front" | "back" | "frontHtml" | "backHtml" | "rule"> {
  readonly kind: NoteCardKind;
  readonly topic: TopicId;
}

/** Enough where only schedule and log matter. */
export const PLAIN_WORDINGS: readonly Wording[] = ["losses", "optimisers", "training"].map((topic) => ({
  kind: "basic",
  topic: topic as TopicId,
  front: "What is it?",
  back: "It is this.",
  frontHtml: "<p>What is it?</p>",
  backHtml: "<p>It is this.</p>",
  rule: "question",
}));

const DECKS = 40;

/** Where cards of a number stand: decks one after another, each of one topic. */
export function deckOf(card: number, cards: number): { readonly deckId: DeckId; readonly deck: number } {
  const deck = Math.floor((card * DECKS) / cards);
  return { deckId: `Shelf ${deck + 1}` as DeckId, deck };
}

/** Wordings by topic, to be lent by turns. */
export class Wordings {
  readonly #byTopic: readonly (readonly Wording[])[];

  constructor(wordings: readonly Wording[]) {
    const topics = [...new Set(wordings.map(({ topic }) => topic))];
    this.#byTopic = topics.map((each) => wordings.filter(({ topic }) => topic === each));
  }

  /** The wording of a card. @throws RangeError if there are none */
  of(card: number, cards: number): Wording {
    const { deck } = deckOf(card, cards);
    const ofTopic = this.#byTopic[deck % this.#byTopic.length];
    const wording = ofTopic?.[card % ofTopic.length];
    if (wording === undefined) throw new RangeError("There are no wordings to lend.");
    return wording;
  }
}
