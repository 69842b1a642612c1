import type { NoteCard } from "../card.ts";
import { keyText } from "../key-text.ts";
import type { Candidate, CardDiff, Conflict, Match, NoteSides } from "./card-diff.ts";
import { closeMatches, type CloseMatch } from "./close-matches.ts";
import { entryOf, type Entry } from "./entry.ts";
import { matchAcross, matchWithin } from "./match-cards.ts";
import { Pairing } from "./pairing.ts";

/**
 * Compares a note's stored cards with those it gives now. Cards match by the author's id, by key, by key under other
 * headings, and by their place between known neighbours of their group; what is merely alike is left to be asked about.
 * @param archived cards that are in no note now but may return
 */
export function diffCards(
  stored: readonly NoteCard[],
  incoming: readonly NoteCard[],
  archived: readonly NoteCard[] = [],
): CardDiff {
  const [diff] = diffNotes([{ stored, incoming, archived }]);
  if (diff === undefined) throw new Error("One note gives one diff.");
  return diff;
}

/**
 * Compares several notes at once, a diff for each in their order: a card that leaves one of them for another stays
 * itself. Its match stands in the diff of the note where it is now, a card that is gone in that of the note it was in.
 */
export function diffNotes(notes: readonly NoteSides[]): readonly CardDiff[] {
  if (notes.every(isNew)) return notes.map(({ incoming }) => ({ ...NOTHING, added: incoming }));
  const pairing = new Pairing();
  const sides = notes.map((note, index) => ({
    stored: note.stored.map((card) => entryOf(card, index, false)),
    incoming: note.incoming.map((card) => entryOf(card, index, false)),
    archived: (note.archived ?? []).map((card) => entryOf(card, index, true)),
  }));
  for (const { stored, incoming } of sides) matchWithin(pairing, stored, incoming);
  const archived = distinct(sides.flatMap((side) => side.archived));
  const incoming = sides.flatMap((side) => side.incoming);
  matchAcross(pairing, leftBehind(pairing, sides), incoming);
  matchAcross(pairing, archived, incoming);
  const candidates = [...leftBehind(pairing, sides), ...notStanding(pairing, archived, sides)];
  const close = closeMatches(pairing.free(candidates), pairing.free(incoming));
  return sides.map((side) => listsOf(pairing, side.stored, side.incoming, close));
}

/** A note that nothing is stored of needs no comparing: that of a long one would keep the screen waiting. */
function isNew({ stored, archived = [] }: NoteSides): boolean {
  return stored.length === 0 && archived.length === 0;
}

const NOTHING: CardDiff = {
  added: [],
  changed: [],
  moved: [],
  same: [],
  returned: [],
  conflicting: [],
  gone: [],
};

interface Sides {
  readonly stored: readonly Entry[];
  readonly incoming: readonly Entry[];
}

/** Stored cards that their note no longer has, nor any other note among these. */
function leftBehind(pairing: Pairing, sides: readonly Sides[]): Entry[] {
  const standing = standingIds(pairing, sides);
  return distinct(sides.flatMap(({ stored }) => pairing.free(stored))).filter(
    ({ card }) => !standing.has(card.id),
  );
}

function notStanding(pairing: Pairing, entries: readonly Entry[], sides: readonly Sides[]): Entry[] {
  const standing = standingIds(pairing, sides);
  return entries.filter(({ card }) => !standing.has(card.id));
}

/** Ids that some incoming card keeps. */
function standingIds(pairing: Pairing, sides: readonly Sides[]): ReadonlySet<string> {
  const matched = sides.flatMap(({ incoming }) => incoming.map((entry) => pairing.storedOf(entry)));
  return new Set(matched.flatMap((entry) => (entry === undefined ? [] : [entry.card.id])));
}

/** A card that stands in two notes, or twice in the archive, counts once. */
function distinct(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.card.id, entry])).values()];
}

function listsOf(
  pairing: Pairing,
  stored: readonly Entry[],
  incoming: readonly Entry[],
  close: readonly CloseMatch[],
): CardDiff {
  const conflicts = new Map(close.map((match) => [match.incoming, match]));
  const asked = new Set(close.flatMap(({ candidates }) => candidates.map((candidate) => candidate.stored)));
  const matches = incoming.flatMap((entry): (Match & { readonly archived: boolean })[] => {
    const before = pairing.storedOf(entry);
    return before === undefined ? [] : [{ ...matchOf(before, entry), archived: before.archived }];
  });
  const still = matches.filter(({ archived }) => !archived).map(withoutArchived);
  return {
    added: pairing.free(incoming).flatMap((entry) => (conflicts.has(entry) ? [] : [entry.card])),
    changed: still.filter(({ reworded }) => reworded),
    moved: still.filter(({ reworded, moved }) => !reworded && moved),
    same: still.filter(({ reworded, moved }) => !reworded && !moved),
    returned: matches.filter(({ archived }) => archived).map(withoutArchived),
    conflicting: incoming.flatMap((entry) => {
      const conflict = conflicts.get(entry);
      return conflict === undefined ? [] : [conflictOf(conflict)];
    }),
    gone: pairing.free(stored).flatMap((entry) => (asked.has(entry) ? [] : [entry.card])),
  };
}

function withoutArchived({ archived: _archived, ...match }: Match & { readonly archived: boolean }): Match {
  return match;
}

function conflictOf({ incoming, candidates }: CloseMatch): Conflict {
  const [first, ...others] = candidates.map(({ stored, score }): Candidate => ({
    stored: stored.card,
    score: Math.min(1, score),
  }));
  if (first === undefined) throw new Error("A close match is close to something.");
  return { incoming: incoming.card, candidates: [first, ...others] };
}

function matchOf(stored: Entry, incoming: Entry): Match {
  const [before, now] = [stored.card, incoming.card];
  const answerChanged = words(before.back) !== words(now.back);
  return {
    stored: before,
    incoming: now,
    answerChanged,
    reworded: answerChanged || words(before.front) !== words(now.front),
    moved: stored.note !== incoming.note || contextOf(before) !== contextOf(now),
  };
}

function words(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function contextOf(card: NoteCard): string {
  return card.key.context.map(keyText).join("\n");
}
