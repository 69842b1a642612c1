import { stableHash } from "#lib/core/hash.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import { warningText } from "#lib/notes/reason-text.ts";

/** How many cards to draw, and by which seed. */
export interface Draw {
  readonly count: number;
  readonly seed: number;
}

/**
 * Cards drawn by chance, the same for the same seed, in the order in which they were drawn. Whether a card is drawn depends
 * on the seed, its file and its id, so that a rule which makes one card more does not change the whole draw.
 */
export function drawCards(cards: readonly NoteCard[], { count, seed }: Draw): readonly NoteCard[] {
  return cards
    .map((card) => ({ card, lot: stableHash([String(seed), card.source.file, card.id]) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0))
    .slice(0, count)
    .map(({ card }) => card);
}

/** The drawn cards as they are asked and answered, numbered, to be judged one by one. */
export function sampleLines(cards: readonly NoteCard[]): readonly string[] {
  return cards.flatMap((card, index) => {
    const { file, startLine, endLine } = card.source;
    const lines = startLine === endLine ? String(startLine) : `${startLine}-${endLine}`;
    return [
      `${index + 1}. [${card.rule}] ${file}:${lines}`,
      ...indented("Q", card.front),
      ...indented("A", card.back),
      ...(card.warnings ?? []).map((warning) => `   ! ${warningText(warning, card.language)}`),
      "",
    ];
  });
}

function indented(mark: string, text: string): readonly string[] {
  return text.split("\n").map((line, index) => (index === 0 ? `   ${mark}: ${line}` : `      ${line}`));
}

/**
 * The numbers of `--sample` and `--seed`, taken out of the arguments; null if they are no whole numbers.
 * @param args emptied of the two options and their values
 */
export function takeDraw(args: string[]): Draw | "none" | null {
  const count = takeNumber(args, "--sample");
  const seed = takeNumber(args, "--seed");
  if (count === null || seed === null) return null;
  if (count === "none") return seed === "none" ? "none" : null;
  return { count, seed: seed === "none" ? 1 : seed };
}

function takeNumber(args: string[], option: string): number | "none" | null {
  const at = args.indexOf(option);
  if (at < 0) return "none";
  const [, value = ""] = args.splice(at, 2);
  return /^\d{1,9}$/.test(value) ? Number(value) : null;
}
