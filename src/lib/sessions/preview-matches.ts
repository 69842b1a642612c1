import type { CardId, NoteId } from "#lib/core/ids.ts";
import { finish, mapSteps, part, type Steps } from "#lib/core/steps.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import type { CardDiff, Match, NoteSides } from "#lib/notes/diff/card-diff.ts";
import { diffSteps } from "#lib/notes/diff/diff.ts";
import { keptIds, withStoredId } from "#lib/notes/diff/kept-ids.ts";
import { withOwnId, type Saying } from "#lib/notes/own-ids.ts";

/** What importing would do to a card. */
export type CardState = "new" | "changed" | "moved" | "same" | "returned" | "asked";

export interface PreviewCard {
  /** As it would be stored, if the learner says nothing else. */
  readonly card: NoteCard;
  /** As it was read. */
  readonly incoming: NoteCard;
  readonly state: CardState;
  /** Null where it has no stored card. */
  readonly match: Match | null;
  /** Other places of the note that say the same in the same words; absent where there are none. */
  readonly alsoHere?: readonly NoteCard[];
}

export interface MatchedNote {
  readonly diff: CardDiff;
  /** In the order of the note. */
  readonly cards: readonly PreviewCard[];
}

/** Every card of several notes under the id that its history has, each note for itself. */
export function followCards(notes: readonly NoteSides[]): readonly MatchedNote[] {
  return finish(followSteps(notes));
}

/** Comparing, as a share of the whole. */
const COMPARED_SHARE = 0.8;

/** `followCards` in pieces, for thousands of cards. */
export function* followSteps(notes: readonly NoteSides[]): Steps<readonly MatchedNote[]> {
  const diffs = yield* part(diffSteps(notes), 0, COMPARED_SHARE);
  const left = leftIds(notes, diffs);
  const matched: MatchedNote[] = [];
  for (const [index, note] of notes.entries()) {
    const diff = diffs[index];
    if (diff === undefined) throw new Error("Each note has its diff.");
    const shareAt = (notesDone: number): number =>
      COMPARED_SHARE + (1 - COMPARED_SHARE) * (notesDone / notes.length);
    const taken = new Set([...left, ...note.stored.map(({ id }) => id)]);
    yield shareAt(index);
    const ids = keptIds(note.incoming, diff, new Map(), taken);
    const states = statesOf(diff);
    yield shareAt(index);
    const asKept = (incoming: NoteCard): PreviewCard => {
      const { state, match } = states.get(incoming) ?? { state: "new", match: null };
      return { card: withStoredId(incoming, ids.get(incoming) ?? incoming.id), incoming, state, match };
    };
    const cards = yield* part(mapSteps(note.incoming, asKept), shareAt(index), shareAt(index + 1));
    matched.push({ diff, cards });
  }
  return matched;
}

/** A card that the learner says is a stored one, under that one's id. */
export function asStored(
  entry: PreviewCard,
  id: CardId,
  noteId: NoteId,
  elsewhere: (id: CardId) => readonly Saying[],
): NoteCard {
  return withOwnId(withStoredId(entry.incoming, id), noteId, elsewhere(id));
}

/** Ids of stored cards that no note among these keeps: no new card may take them. */
function leftIds(notes: readonly NoteSides[], diffs: readonly CardDiff[]): ReadonlySet<CardId> {
  const left = new Set(
    notes.flatMap(({ stored, archived = [] }) => [...stored, ...archived].map(({ id }) => id)),
  );
  for (const diff of diffs)
    for (const list of [diff.same, diff.moved, diff.changed, diff.returned])
      for (const { stored } of list) left.delete(stored.id);
  return left;
}

function statesOf(diff: CardDiff): ReadonlyMap<NoteCard, { state: CardState; match: Match | null }> {
  const states = new Map<NoteCard, { state: CardState; match: Match | null }>();
  for (const state of ["changed", "moved", "same", "returned"] as const)
    for (const match of diff[state]) states.set(match.incoming, { state, match });
  for (const { incoming } of diff.conflicting) states.set(incoming, { state: "asked", match: null });
  return states;
}
