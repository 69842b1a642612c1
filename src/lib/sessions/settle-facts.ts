import type { CardId, NoteId } from "#lib/core/ids.ts";
import { AT_ONCE, finishInPieces, type Pace } from "#lib/core/steps.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import { mergeSteps } from "#lib/notes/merge.ts";
import type { Claim, FactPair } from "#lib/notes/one-fact/claim.ts";
import { subjectName } from "#lib/notes/one-fact/fact-key.ts";
import { termsInCards } from "#lib/notes/terms-in-note.ts";
import { Terms } from "#lib/notes/terms.ts";
import type { FoundLinks } from "#lib/store/links.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import type { SourceRow } from "#lib/store/note-rows.ts";
import type { Store } from "#lib/store/open.ts";
import { saidAbout, type SaidAbout } from "#lib/store/said-about.ts";
import { BUILT_IN_PREFIX } from "./built-in-deck.ts";

/** A note whose cards are to be imported. */
export interface ComingNote {
  readonly noteId: NoteId;
  readonly title: string;
  /** Those that are known have their stored ids. */
  readonly cards: readonly NoteCard[];
  /** Those whose answer is another than the stored one. */
  readonly reworded: ReadonlySet<NoteCard>;
  /** What is stored of the note, without archived cards. */
  readonly stored: ReadonlyMap<CardId, CardRow>;
}

/** A note's cards beside everything else that is known. */
export interface SettledNote {
  /** In their order, under the ids that they are to have. An id comes twice where the note says one thing twice. */
  readonly cards: readonly NoteCard[];
  /** Where else a card's fact is said in the same words: in other notes, or elsewhere in this one. */
  readonly alsoIn: ReadonlyMap<CardId, readonly NoteCard[]>;
  readonly pairs: readonly FactPair[];
}

/** How far it is when what others say is read. */
const SAID_SHARE = 0.6;

/**
 * One fact, one card, for notes that are to be imported together: what is said in the same words in another of them, or
 * in a note that is stored, shares its card; what is said otherwise has a card of its own and makes a pair. Null if it
 * was cancelled.
 */
export async function settleFacts(
  store: Store,
  notes: readonly ComingNote[],
  pace: Pace = AT_ONCE,
): Promise<readonly SettledNote[] | null> {
  const { KNOWN_TERMS } = await import("./known-terms.ts");
  const coming = notes.flatMap(({ cards }) => cards);
  const terms = new Terms(KNOWN_TERMS, termsInCards(coming));
  const subjects = new Set(coming.map(({ key }) => subjectName(key.subject, terms)));
  const isAsked = (subject: string): boolean => subjects.has(subjectName(subject, terms));
  const atHand = {
    noteIds: new Set(notes.map(({ noteId }) => noteId)),
    cards: new Map(notes.flatMap(({ stored }) => [...stored])),
  };
  const said = await saidAbout(
    store,
    isAsked,
    coming.map(({ id }) => id),
    atHand,
    { signal: pace.signal, onProgress: (share) => pace.onProgress?.(SAID_SHARE * share) },
  );
  if (pace.signal?.aborted === true) return null;
  const elsewhere = said.sources.map((row) => storedClaim(row, said));
  const own = notes.map((note) => note.cards.map((card) => comingClaim(card, note, said)));
  const onProgress = (share: number): void => pace.onProgress?.(SAID_SHARE + (1 - SAID_SHARE) * share);
  const merged = await finishInPieces(mergeSteps([...elsewhere, ...own.flat()], terms), {
    ...pace,
    onProgress,
  });
  if (merged === null) return null;
  const { facts, pairs, idOf } = merged;
  return own.map((claims): SettledNote => {
    const mine = new Set(claims);
    const alsoIn = new Map<CardId, readonly NoteCard[]>();
    for (const { id, claims: places } of facts) {
      const first = places.find((claim) => mine.has(claim));
      if (first === undefined || places.length === 1) continue;
      alsoIn.set(
        id,
        places.filter((claim) => claim !== first).map(({ card }) => card),
      );
    }
    return {
      cards: claims.map((claim) => {
        const id = idOf.get(claim) ?? claim.card.id;
        return id === claim.card.id ? claim.card : { ...claim.card, id };
      }),
      alsoIn,
      pairs: pairs.filter(({ first, second }) => mine.has(first) || mine.has(second)),
    };
  });
}

/** A note as the learner decided on it. */
interface DecidedNote {
  readonly note: { readonly facts: SettledNote };
  readonly cards: readonly NoteCard[];
  readonly declined: ReadonlySet<CardId>;
  /** Cards that turned out to be others. */
  readonly renamed: ReadonlyMap<CardId, CardId>;
}

/** What the store keeps of the pairs among notes that are imported together, and with what is stored. */
export function linksToSave(notes: readonly DecidedNote[]): FoundLinks {
  const declined = new Set(notes.flatMap((note) => [...note.declined]));
  const renamed = new Map(notes.flatMap((note) => [...note.renamed]));
  const rows = new Map<string, FoundLinks["rows"][number]>();
  for (const pair of notes.flatMap(({ note }) => note.facts.pairs)) {
    const [firstId, secondId] = [pair.firstId, pair.secondId].map((id) => renamed.get(id) ?? id).sort();
    if (firstId === undefined || secondId === undefined || firstId === secondId) continue;
    if (declined.has(firstId) || declined.has(secondId)) continue;
    rows.set(`${firstId} ${secondId}`, {
      firstId,
      secondId,
      verdict: pair.isAsked ? "open" : "quiet",
      ...(pair.seemsContradictory ? { seemsContradictory: true as const } : {}),
    });
  }
  return { rows: [...rows.values()], cardIds: notes.flatMap(({ cards }) => cards.map(({ id }) => id)) };
}

function comingClaim(
  card: NoteCard,
  { noteId, title, reworded, stored }: ComingNote,
  said: SaidAbout,
): Claim {
  return {
    card,
    noteId,
    noteTitle: title,
    isBuiltIn: false,
    isComing: true,
    history: stored.has(card.id) ? historyOf(card.id, said) : "none",
    isReworded: reworded.has(card),
    isSettled: stored.has(card.id) && said.settled.has(card.id),
  };
}

function storedClaim({ cardId, ...row }: SourceRow, said: SaidAbout): Claim {
  return {
    card: { ...row, id: cardId },
    noteId: row.noteId,
    noteTitle: said.noteTitles.get(row.noteId) ?? "",
    isBuiltIn: row.noteId.startsWith(BUILT_IN_PREFIX),
    isComing: false,
    history: historyOf(cardId, said),
    isReworded: false,
    isSettled: said.settled.has(cardId),
  };
}

function historyOf(cardId: CardId, { cards }: SaidAbout): Claim["history"] {
  return cards.get(cardId)?.memory.phase === "new" ? "stored" : "reviewed";
}
