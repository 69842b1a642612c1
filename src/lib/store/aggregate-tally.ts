import type { StudyDay } from "#lib/core/time.ts";
import type { RateEvent } from "#lib/scheduling/event.ts";
import type { Phase, Rating } from "#lib/scheduling/memory.ts";
import type {
  DayTotals,
  DeckTotals,
  DueCount,
  RatingCounts,
  RecallCell,
  TallyRows,
  TopicTotals,
} from "./aggregate-rows.ts";
import type { CardRow } from "./card-row.ts";

/** +1 counts, −1 takes the count back. */
export type Sign = 1 | -1;

/** Sums to be added to the stored aggregates, or, tallied over everything, the aggregates themselves. */
export interface Tally {
  readonly days: Map<string, DayTotals>;
  readonly decks: Map<string, DeckTotals>;
  readonly topics: Map<string, TopicTotals>;
  readonly cells: Map<string, RecallCell>;
  readonly due: Map<string, DueCount>;
}

export function emptyTally(): Tally {
  return { days: new Map(), decks: new Map(), topics: new Map(), cells: new Map(), due: new Map() };
}

/** Adds rows of another tally. */
export function addRows(tally: Tally, rows: TallyRows): void {
  for (const row of rows.days) put(tally.days, row, DAYS);
  for (const row of rows.decks) put(tally.decks, row, DECKS);
  for (const row of rows.topics) put(tally.topics, row, TOPICS);
  for (const row of rows.cells) put(tally.cells, row, CELLS);
  for (const row of rows.due) put(tally.due, row, DUE);
}

/** A tally as it is stored: only what changes something. */
export function rowsOf(tally: Tally): TallyRows {
  return {
    days: [...tally.days.values()].filter(DAYS.isCounted),
    decks: [...tally.decks.values()].filter(DECKS.isCounted),
    topics: [...tally.topics.values()].filter(TOPICS.isCounted),
    cells: [...tally.cells.values()].filter(CELLS.isCounted),
    due: [...tally.due.values()].filter(DUE.isCounted),
  };
}

/** Counts everything that one card adds to the aggregates. */
export function tallyCard(
  tally: Tally,
  card: CardRow,
  sign: Sign,
  stabilityBin: (stability: number) => number,
): void {
  if (card.archived) return;
  const { topic, deckId, memory } = card;
  const counts = {
    new: card.queue === "new" || card.queue === "new-exercise" ? sign : 0,
    seen: card.queue === "steps" || card.queue === "review" ? sign : 0,
    suspended: card.queue === "out" ? sign : 0,
  };
  put(tally.decks, { deckId, ...counts }, DECKS);
  if (card.queue === "review") {
    const readyDay: StudyDay = card.order;
    put(tally.due, { readyDay, deckId, cards: sign }, DUE);
  }
  if (card.kind === "exercise") return;
  put(tally.topics, { topic, ...counts }, TOPICS);
  if (memory.phase === "new" || card.queue === "out") return;
  const { lastStudyDay } = memory;
  const bin = stabilityBin(memory.stability);
  put(tally.cells, { topic, lastStudyDay, stabilityBin: bin, cards: sign }, CELLS);
}

/** What is counted of a rating. */
type CountedRating = Pick<RateEvent, "studyDay" | "presetId" | "phase" | "rating" | "durationMs">;

/** Counts one rating. */
export function tallyRating(tally: Tally, event: CountedRating, sign: Sign): void {
  const { studyDay, presetId } = event;
  const none: RatingCounts = [0, 0, 0, 0];
  const count = (rating: Rating): number => (event.rating === rating ? sign : 0);
  const one: RatingCounts = [count(1), count(2), count(3), count(4)];
  const totals: DayTotals = {
    studyDay,
    presetId,
    new: none,
    steps: none,
    review: none,
    // Whole milliseconds, so that taking a count back leaves exactly nothing.
    durationMs: sign * Math.round(event.durationMs),
    [RATED_AS[event.phase]]: one,
  };
  put(tally.days, totals, DAYS);
}

const RATED_AS = {
  new: "new",
  learning: "steps",
  relearning: "steps",
  review: "review",
} as const satisfies Record<Phase, "new" | "steps" | "review">;

/** How rows of one kind are added up. */
export interface SumKind<Row> {
  /** What tells its rows apart. */
  readonly nameOf: (row: Row) => string;
  readonly countsOf: (row: Row) => readonly number[];
  readonly isCounted: (row: Row) => boolean;
  /** The first with the counts of the second, of the same name, added. */
  readonly add: (first: Row, second: Row) => Row;
}

function sumKind<Row>(kind: Omit<SumKind<Row>, "isCounted">): SumKind<Row> {
  return { ...kind, isCounted: (row) => kind.countsOf(row).some((count) => count !== 0) };
}

export const DAYS = sumKind<DayTotals>({
  nameOf: ({ studyDay, presetId }) => `${studyDay} ${presetId}`,
  countsOf: (row) => [...row.new, ...row.steps, ...row.review, row.durationMs],
  add: (first, second) => ({
    ...first,
    new: addRatings(first.new, second.new),
    steps: addRatings(first.steps, second.steps),
    review: addRatings(first.review, second.review),
    durationMs: first.durationMs + second.durationMs,
  }),
});

export const DECKS = sumKind<DeckTotals>({
  nameOf: ({ deckId }) => deckId,
  countsOf: countsOfCards,
  add: addCounts,
});

export const TOPICS = sumKind<TopicTotals>({
  nameOf: ({ topic }) => topic,
  countsOf: countsOfCards,
  add: addCounts,
});

export const CELLS = sumKind<RecallCell>({
  nameOf: ({ lastStudyDay, stabilityBin, topic }) => `${lastStudyDay} ${stabilityBin} ${topic}`,
  countsOf: ({ cards }) => [cards],
  add: addCards,
});

export const DUE = sumKind<DueCount>({
  nameOf: ({ readyDay, deckId }) => `${readyDay} ${deckId}`,
  countsOf: ({ cards }) => [cards],
  add: addCards,
});

function put<Row>(rows: Map<string, Row>, row: Row, { nameOf, add }: SumKind<Row>): void {
  const name = nameOf(row);
  const known = rows.get(name);
  rows.set(name, known === undefined ? row : add(known, row));
}

function countsOfCards(row: DeckTotals | TopicTotals): readonly number[] {
  return [row.new, row.seen, row.suspended];
}

function addCounts<Row extends DeckTotals | TopicTotals>(first: Row, second: Row): Row {
  return {
    ...first,
    new: first.new + second.new,
    seen: first.seen + second.seen,
    suspended: first.suspended + second.suspended,
  };
}

function addCards<Row extends RecallCell | DueCount>(first: Row, second: Row): Row {
  return { ...first, cards: first.cards + second.cards };
}

function addRatings(first: RatingCounts, second: RatingCounts): RatingCounts {
  return [first[0] + second[0], first[1] + second[1], first[2] + second[2], first[3] + second[3]];
}
