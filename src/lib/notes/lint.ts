import type { CardWarning, NoteCard } from "./card.ts";
import { keyName } from "./identity.ts";
import { answerText, keyText } from "./key-text.ts";
import { isAnnouncement, isBareYesOrNo, isEcho, isLong, isOnlyHeadings } from "./lint/answer.ts";
import { formulasIn, isBrokenMarkdown } from "./lint/markdown.ts";
import { lacksSubject, leansOnContext } from "./lint/question.ts";
import { PASSAGE } from "./phrase/tidy.ts";

/** What a card reads, as far as it can be judged by itself. */
export type ReadCard = Pick<NoteCard, "front" | "back" | "language">;

/** What is doubtful about a card by itself: such cards are made and flagged, for the learner to mend the note. */
export function lintCard({ front, back, language }: ReadCard): readonly CardWarning[] {
  const [question = "", ...passage] = front.split(PASSAGE);
  const hasPassage = passage.length > 0;
  const found: Partial<Record<CardWarning, boolean>> = {
    "long-answer": isLong(back),
    "no-subject": lacksSubject(question, language),
    "leans-on-context": leansOnContext(question, language),
    // What stands in a gap may well be a short word, or one that ends in a colon.
    "bare-answer": !hasPassage && isBareYesOrNo(back),
    announcement: !hasPassage && isAnnouncement(back),
    "heading-answer": isOnlyHeadings(back),
    echo: !hasPassage && isEcho(question, back),
    "broken-markdown": isBrokenMarkdown(front) || isBrokenMarkdown(back),
  };
  return ORDER.filter((warning) => found[warning] === true);
}

const ORDER: readonly CardWarning[] = [
  "long-answer",
  "no-subject",
  "leans-on-context",
  "bare-answer",
  "announcement",
  "heading-answer",
  "echo",
  "broken-markdown",
];

/** A card as it is compared with others: its question, its key and its answer, each in one spelling. */
export interface Asked {
  readonly question: string;
  readonly key: string;
  readonly answer: string;
}

/**
 * The cards that ask what another one asks and answer differently, by their place in the list: those whose questions read
 * alike, and those of one key, which ask the same in other words.
 */
export function sameQuestions(
  cards: readonly Pick<NoteCard, "front" | "back" | "key">[],
): ReadonlySet<number> {
  return clashes(
    cards.map(({ front, back, key }) => ({
      question: keyText(front),
      key: keyName(key),
      answer: answerText(back),
    })),
  );
}

/** `sameQuestions` of cards that are read already. */
export function clashes(cards: readonly Asked[]): ReadonlySet<number> {
  const clashing = new Set<number>();
  for (const by of ["question", "key"] as const) {
    const firsts = new Map<string, { readonly at: number[]; readonly answer: string; differ: boolean }>();
    cards.forEach((card, index) => {
      const group = firsts.get(card[by]);
      if (group === undefined) {
        firsts.set(card[by], { at: [index], answer: card.answer, differ: false });
        return;
      }
      group.at.push(index);
      group.differ ||= card.answer !== group.answer;
    });
    for (const { at, differ } of firsts.values()) if (differ) for (const index of at) clashing.add(index);
  }
  return clashing;
}

/**
 * The formulas of a card that cannot be drawn.
 * @param canDraw tells of a formula without its dollars; reading formulas is too slow to be done on every import
 */
export function unreadableFormulas(
  { front, back }: ReadCard,
  canDraw: (latex: string) => boolean,
): readonly string[] {
  return [...formulasIn(front), ...formulasIn(back)].filter((latex) => !canDraw(latex));
}
