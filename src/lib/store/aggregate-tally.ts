import type { StudyDay } from "#lib/core/time.ts";
import type { RateEvent } from "#lib/scheduling/event.ts";
import type { Phase, Rating } from "#lib/scheduling/memory.ts";
import type {
  DayTotals,
  DeckTotals,
  DueCount,
  RatingCounts,
  RecallCell,
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
  put(tally.decks, { deckId, ...counts }, deckId, addCounts);
  if (card.queue === "review") {
    const readyDay: StudyDay = card.order;
    put(tally.due, { readyDay, deckId, cards: sign }, `${readyDay} ${deckId}`, addCards);
  }
  if (card.kind === "exercise") return;
  put(tally.topics, { topic, ...counts }, topic, addCounts);
  if (memory.phase === "new" || card.queue === "out") return;
  const { lastStudyDay } = memory;
  const bin = stabilityBin(memory.stability);
  const cell = { topic, lastStudyDay, stabilityBin: bin, cards: sign };
  put(tally.cells, cell, `${lastStudyDay} ${bin} ${topic}`, addCards);
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
  put(tally.days, totals, `${studyDay} ${presetId}`, addDays);
}

const RATED_AS = {
  new: "new",
  learning: "steps",
  relearning: "steps",
  review: "review",
} as const satisfies Record<Phase, "new" | "steps" | "review">;

function put<Row>(
  rows: Map<string, Row>,
  row: Row,
  key: string,
  add: (first: Row, second: Row) => Row,
): void {
  const known = rows.get(key);
  rows.set(key, known === undefined ? row : add(known, row));
}

export function addCounts<Row extends DeckTotals | TopicTotals>(first: Row, second: Row): Row {
  return {
    ...first,
    new: first.new + second.new,
    seen: first.seen + second.seen,
    suspended: first.suspended + second.suspended,
  };
}

export function addCards<Row extends RecallCell | DueCount>(first: Row, second: Row): Row {
  return { ...first, cards: first.cards + second.cards };
}

export function addDays(first: DayTotals, second: DayTotals): DayTotals {
  return {
    ...first,
    new: addRatings(first.new, second.new),
    steps: addRatings(first.steps, second.steps),
    review: addRatings(first.review, second.review),
    durationMs: first.durationMs + second.durationMs,
  };
}

function addRatings(first: RatingCounts, second: RatingCounts): RatingCounts {
  return [first[0] + second[0], first[1] + second[1], first[2] + second[2], first[3] + second[3]];
}
