import { finish, mapSteps, part, type Steps } from "#lib/core/steps.ts";
import type { NoteCard } from "../card.ts";
import { keyText } from "../key-text.ts";
import type { Candidate, CardDiff, Conflict, Match, NoteSides } from "./card-diff.ts";
import { closeMatchSteps, type CloseMatch } from "./close-matches.ts";
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
  return finish(diffSteps(notes));
}

/** How far it is when every card is read, when those of one note are matched, and those that are merely alike. */
const READ_SHARE = 0.4;
const WITHIN_SHARE = 0.6;
const CLOSE_SHARE = 0.8;

/** `diffNotes` in pieces, for thousands of cards. */
export function* diffSteps(notes: readonly NoteSides[]): Steps<readonly CardDiff[]> {
  if (notes.every(isNew)) return notes.map(({ incoming }) => ({ ...NOTHING, added: incoming }));
  const pairing = new Pairing();
  const sides = yield* part(eachInTurn(notes, entrySteps), 0, READ_SHARE);
  yield* part(
    eachInTurn(sides, ({ stored, incoming }) => matchWithin(pairing, stored, incoming)),
    READ_SHARE,
    WITHIN_SHARE,
  );
  const archived = distinct(sides.flatMap((side) => side.archived));
  const incoming = sides.flatMap((side) => side.incoming);
  yield* part(matchAcross(pairing, leftBehind(pairing, sides), incoming), WITHIN_SHARE, WITHIN_SHARE);
  yield* part(matchAcross(pairing, archived, incoming), WITHIN_SHARE, WITHIN_SHARE);
  const candidates = [...leftBehind(pairing, sides), ...notStanding(pairing, archived, sides)];
  const alike = closeMatchSteps(pairing.free(candidates), pairing.free(incoming));
  const close = yield* part(alike, WITHIN_SHARE, CLOSE_SHARE);
  const lists = eachInTurn(sides, (side) => listSteps(pairing, side.stored, side.incoming, close));
  return yield* part(lists, CLOSE_SHARE, 1);
}

/** Long work on each of some things, one after another. */
function* eachInTurn<Item, Made>(
  items: readonly Item[],
  stepsOf: (item: Item, index: number) => Steps<Made>,
): Steps<Made[]> {
  const made: Made[] = [];
  for (const [index, item] of items.entries())
    made.push(yield* part(stepsOf(item, index), index / items.length, (index + 1) / items.length));
  return made;
}

interface EntrySides extends Sides {
  readonly archived: readonly Entry[];
}

function* entrySteps({ stored, incoming, archived = [] }: NoteSides, note: number): Steps<EntrySides> {
  return {
    stored: yield* part(
      mapSteps(stored, (card) => entryOf(card, note, false)),
      0,
      0.5,
    ),
    incoming: yield* part(
      mapSteps(incoming, (card) => entryOf(card, note, false)),
      0.5,
      1,
    ),
    archived: yield* part(
      mapSteps(archived, (card) => entryOf(card, note, true)),
      1,
      1,
    ),
  };
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

function* listSteps(
  pairing: Pairing,
  stored: readonly Entry[],
  incoming: readonly Entry[],
  close: readonly CloseMatch[],
): Steps<CardDiff> {
  const conflicts = new Map(close.map((match) => [match.incoming, match]));
  const asked = new Set(close.flatMap(({ candidates }) => candidates.map((candidate) => candidate.stored)));
  const found = yield* mapSteps(incoming, (entry): (Match & { readonly archived: boolean })[] => {
    const before = pairing.storedOf(entry);
    return before === undefined ? [] : [{ ...matchOf(before, entry), archived: before.archived }];
  });
  const matches = found.flat();
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
