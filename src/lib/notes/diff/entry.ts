import type { NoteCard } from "../card.ts";
import { BACK } from "../facts/fact.ts";
import { answerText, keyText } from "../key-text.ts";
import { authorName, blockName } from "./author-name.ts";
import { likeness, wordCounts, type WordCounts } from "./word-counts.ts";

/** A card with what it is compared by, each worked out once. */
export interface Entry {
  readonly card: NoteCard;
  /** Which of the notes that are compared together. */
  readonly note: number;
  readonly archived: boolean;
  readonly name: string | null;
  readonly block: string | null;
  readonly subject: string;
  /** Key with and without the headings above. */
  readonly key: string;
  readonly bareKey: string;
  /** Cards of one heading, subject and attribute; and of one subject and attribute. */
  readonly group: string;
  readonly bareGroup: string;
  readonly answer: string;
  /** Asks the other way round, so that its answer is the subject. */
  readonly isBack: boolean;
  readonly words: () => EntryWords;
}

export interface EntryWords {
  readonly front: WordCounts;
  readonly back: WordCounts;
  readonly own: WordCounts;
}

const joined = (...parts: readonly string[]): string => parts.join("\u0001");

export function entryOf(card: NoteCard, note: number, archived: boolean): Entry {
  const { subject, attribute, discriminator } = card.key;
  const context = joined(...card.key.context.map(keyText));
  const bareGroup = joined(keyText(subject), keyText(attribute));
  const bareKey = joined(bareGroup, keyText(discriminator));
  let words: EntryWords | null = null;
  return {
    card,
    note,
    archived,
    name: authorName(card),
    block: blockName(card),
    subject: keyText(subject),
    key: joined(context, "", bareKey),
    bareKey,
    group: joined(context, "", bareGroup),
    bareGroup,
    answer: answerText(card.back),
    isBack: discriminator === BACK,
    words: () =>
      (words ??= {
        front: wordCounts(card.front),
        back: wordCounts(card.back),
        own: wordCounts(discriminator === BACK ? "" : discriminator),
      }),
  };
}

/** How alike two answers, or the words that tell them apart in their group, read: from 0 to 1. */
export function answerLikeness(first: Entry, second: Entry): number {
  if (first.answer === second.answer) return 1;
  const [one, other] = [first.words(), second.words()];
  return Math.max(likeness(one.back, other.back), 0.9 * likeness(one.own, other.own));
}
