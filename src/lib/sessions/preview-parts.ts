import type { PreviewGroup } from "./note-preview.ts";

/** Headings that follow each other, few enough to be drawn at once. */
export interface PreviewPart {
  readonly groups: readonly PreviewGroup[];
  readonly cards: number;
  /** Lines of the note, from 1, both included. */
  readonly startLine: number;
  readonly endLine: number;
  /** How many of its headings, from the first, are open from the beginning. */
  readonly openGroups: number;
}

/** Headings of a part: a list of them is drawn in a frame or two. */
const GROUPS_A_PART = 100;

/** A long note opens only its first headings at once: formulas take time to draw. */
const OPEN_CARDS = 60;

/** The groups of a note in parts; most notes are one. */
export function partsOf(groups: readonly PreviewGroup[]): readonly PreviewPart[] {
  const parts: PreviewPart[] = [];
  for (let from = 0; from < groups.length; from += GROUPS_A_PART)
    parts.push(partOf(groups.slice(from, from + GROUPS_A_PART), from === 0));
  return parts;
}

function partOf(groups: readonly PreviewGroup[], isFirst: boolean): PreviewPart {
  let [cards, openGroups, startLine, endLine] = [0, 0, Infinity, 0];
  for (const group of groups) {
    cards += group.cards.length;
    // The first is open however long it is: its cards come a few at a time.
    if (isFirst && (cards <= OPEN_CARDS || cards === group.cards.length)) openGroups += 1;
    for (const { card } of group.cards) {
      startLine = Math.min(startLine, card.source.startLine);
      endLine = Math.max(endLine, card.source.endLine);
    }
  }
  return { groups, cards, startLine, endLine, openGroups };
}
