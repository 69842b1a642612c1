import type { DeckId, PresetId, TopicId } from "#lib/core/ids.ts";
import type { Milliseconds, StudyDay } from "#lib/core/time.ts";

/** How many were rated Again, Hard, Good, Easy. */
export type RatingCounts = readonly [again: number, hard: number, good: number, easy: number];

/** Ratings of one study day under one preset; retracted ones do not count. */
export interface DayTotals {
  readonly studyDay: StudyDay;
  readonly presetId: PresetId;
  /** First ratings of new cards: as many as were introduced. */
  readonly new: RatingCounts;
  /** Ratings in learning and relearning steps. */
  readonly steps: RatingCounts;
  /** Ratings of graduated cards: true retention is counted here. */
  readonly review: RatingCounts;
  readonly durationMs: Milliseconds;
}

interface CardCounts {
  /** Never rated, neither suspended nor archived. */
  readonly new: number;
  /** Rated, neither suspended nor archived. */
  readonly seen: number;
  /** Suspended, not archived. */
  readonly suspended: number;
}

export interface DeckTotals extends CardCounts {
  readonly deckId: DeckId;
}

/** Cards of a topic; its exercises are not among them. */
export interface TopicTotals extends CardCounts {
  readonly topic: TopicId;
}

/** Seen cards of a topic with one last study day and one stability bin: enough to compute recall on any day. */
export interface RecallCell {
  readonly topic: TopicId;
  readonly lastStudyDay: StudyDay;
  readonly stabilityBin: number;
  readonly cards: number;
}

/** Review cards of a deck that are ready on a study day: what is due today, and the forecast. */
export interface DueCount {
  readonly readyDay: StudyDay;
  readonly deckId: DeckId;
  readonly cards: number;
}

/**
 * What writes changed of the sums and is not added to them yet: stored with each write, added up now and then. So a
 * rating waits for one row instead of a dozen, and a sum is always its row and what waits.
 */
export interface TallyRows {
  readonly days: readonly DayTotals[];
  readonly decks: readonly DeckTotals[];
  readonly topics: readonly TopicTotals[];
  readonly cells: readonly RecallCell[];
  readonly due: readonly DueCount[];
}
