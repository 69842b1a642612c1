import type { DeckId, NoteId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import type { Milliseconds, StudyDay } from "#lib/core/time.ts";
import { EXERCISE_DECK, isBuried } from "./card-row.ts";
import { queueRange } from "./queue-range.ts";
import type { Store } from "./schema.ts";
import { deckSums, dueSums } from "./sums.ts";

/** Cards of one kind or deck. */
export interface CardCounts {
  /** Ready today: graduated ones by study day, those in steps until the given instant. */
  readonly due: number;
  /** Never rated; daily limits and buried ones are not taken off. */
  readonly new: number;
  /** Without suspended and archived ones. */
  readonly total: number;
  readonly suspended: number;
}

/** What Today shows. */
export interface Counts {
  readonly cards: CardCounts;
  readonly exercises: CardCounts;
}

export interface CountQuery {
  readonly studyDay: StudyDay;
  /** The end of the study day: cards in steps due until then count as due today. */
  readonly stepsUntilMs: Milliseconds;
}

export interface DeckSummary extends CardCounts {
  readonly deckId: DeckId;
  readonly notes: readonly { readonly id: NoteId; readonly title: string; readonly language: Language }[];
}

/** Due, new and all, for cards and for exercises; read from aggregates, only cards in steps are counted. */
export async function counts(store: Store, query: CountQuery): Promise<Counts> {
  const byDeck = await countsByDeck(store, query);
  const decks = [...byDeck].filter(([deckId]) => deckId !== EXERCISE_DECK).map(([, deck]) => deck);
  return { cards: decks.reduce(sum, NONE), exercises: byDeck.get(EXERCISE_DECK) ?? NONE };
}

/** Every deck that has notes or cards, in the order of their ids; exercises are no deck of the learner's. */
export async function deckSummaries(store: Store, query: CountQuery): Promise<DeckSummary[]> {
  const byDeck = await countsByDeck(store, query);
  const summaries = new Map<DeckId, DeckSummary>();
  for (const { id, deckId, title, language } of await store.notes.orderBy("deckId").toArray()) {
    const notes = [...(summaries.get(deckId)?.notes ?? []), { id, title, language }];
    summaries.set(deckId, { deckId, ...(byDeck.get(deckId) ?? NONE), notes });
  }
  // Cards can be moved to a deck that no note names.
  for (const [deckId, cards] of byDeck) {
    if (deckId !== EXERCISE_DECK && !summaries.has(deckId))
      summaries.set(deckId, { deckId, ...cards, notes: [] });
  }
  return [...summaries.values()];
}

const NONE: CardCounts = { due: 0, new: 0, total: 0, suspended: 0 };

function sum(first: CardCounts, second: CardCounts): CardCounts {
  return {
    due: first.due + second.due,
    new: first.new + second.new,
    total: first.total + second.total,
    suspended: first.suspended + second.suspended,
  };
}

async function countsByDeck(
  store: Store,
  { studyDay, stepsUntilMs }: CountQuery,
): Promise<ReadonlyMap<DeckId, CardCounts>> {
  const tables = [store.cards, store.deckTotals, store.dueCounts, store.settings];
  return store.transaction("r", tables, async () => {
    const due = new Map<DeckId, number>();
    const add = (deckId: DeckId, cards: number): unknown => due.set(deckId, (due.get(deckId) ?? 0) + cards);
    for (const { deckId, cards } of await dueSums(store, -Infinity, studyDay)) add(deckId, cards);
    const inSteps = await queueRange(store, null, "steps", stepsUntilMs).toArray();
    for (const card of inSteps) if (!isBuried(card, studyDay)) add(card.deckId, 1);
    const totals = await deckSums(store);
    return new Map(
      totals.map(({ deckId, seen, suspended, ...deck }) => [
        deckId,
        { due: due.get(deckId) ?? 0, new: deck.new, total: deck.new + seen, suspended },
      ]),
    );
  });
}
