import type { CardId } from "#lib/core/ids.ts";
import { MS_PER_MINUTE, type Milliseconds, type StudyDay } from "#lib/core/time.ts";
import type { RateEvent, ReviewEvent } from "#lib/scheduling/event.ts";
import { retractedIds } from "#lib/scheduling/retractions.ts";
import type { CardPlace } from "#lib/store/card-row.ts";
import type { Store } from "#lib/store/open.ts";
import { eventsSince } from "#lib/store/recent-events.ts";
import { EXERCISE_PLAN } from "./study-plan.ts";

/** Of the answers that count as recall: those to cards that had left their steps. */
export interface TrueRecall {
  readonly recalled: number;
  readonly asked: number;
}

/** How many of the session's cards return when, those of today left out. */
export interface Returning {
  readonly tomorrow: number;
  /** After tomorrow, within a week. */
  readonly thisWeek: number;
  readonly later: number;
}

const WEEK_DAYS = 7;

/** A pause longer than this ends a session. */
const LONGEST_PAUSE_MS = 30 * MS_PER_MINUTE;

/** The ratings of one session that stand. */
export class ReviewTally {
  readonly #ratings: readonly RateEvent[];

  /** @param ratings in the order of replay, without those that were taken back */
  constructor(ratings: readonly RateEvent[]) {
    this.#ratings = ratings;
  }

  get ratings(): number {
    return this.#ratings.length;
  }

  /** At least one. */
  get minutes(): number {
    const spentMs = this.#ratings.reduce((sum, { durationMs }) => sum + durationMs, 0);
    return Math.max(1, Math.round(spentMs / MS_PER_MINUTE));
  }

  /** Null if no card was due: what is being learned is not yet there to be forgotten. */
  get recall(): TrueRecall | null {
    const asked = this.#ratings.filter(({ phase }) => phase === "review");
    if (asked.length === 0) return null;
    return { recalled: asked.filter(({ rating }) => rating > 1).length, asked: asked.length };
  }

  /** Each card once. */
  get cards(): readonly CardId[] {
    return [...new Set(this.#ratings.map(({ cardId }) => cardId))];
  }

  /** The card rated Again most often in the session, the latest of several; null if none was. */
  get hardest(): CardId | null {
    const again = new Map<CardId, number>();
    for (const { cardId, rating } of this.#ratings)
      if (rating === 1) again.set(cardId, (again.get(cardId) ?? 0) + 1);
    let hardest: CardId | null = null;
    let most = 0;
    for (const [cardId, times] of again) {
      if (times < most) continue;
      hardest = cardId;
      most = times;
    }
    return hardest;
  }
}

/**
 * The ratings of the session that goes on since a moment, from the log: so a reload, a crash or a look elsewhere takes
 * nothing from it. Those of exercises are not among them, nor those before a longer pause.
 */
export async function sessionTally(
  store: Store,
  studyDay: StudyDay,
  startedAtMs: Milliseconds,
): Promise<ReviewTally> {
  const events = await eventsSince(store, studyDay - 1);
  // A log that cannot be read stops nobody: what is wrong with it is told where it is needed.
  return new ReviewTally(events.ok ? sessionOf(events.value, startedAtMs) : []);
}

/** @param events in the order of replay */
export function sessionOf(events: readonly ReviewEvent[], startedAtMs: Milliseconds): readonly RateEvent[] {
  const retracted = retractedIds(events);
  const ratings = events
    .filter((event) => event.kind === "rate")
    .filter(({ presetId }) => presetId !== EXERCISE_PLAN.presetId);
  const first =
    1 +
    ratings.findLastIndex(({ atMs }, index) => {
      const next = ratings[index + 1]?.atMs ?? startedAtMs;
      return next - atMs > LONGEST_PAUSE_MS;
    });
  return ratings.slice(first).filter(({ id }) => !retracted.has(id));
}

/**
 * When these cards return, counted from a study day; what returns on that day is not counted, nor what is suspended.
 * @param dayOf the study day of a moment
 */
export function returningOf(
  cards: readonly CardPlace[],
  studyDay: StudyDay,
  dayOf: (atMs: Milliseconds) => StudyDay,
): Returning {
  const days = cards.flatMap(({ queue, order }): readonly number[] => {
    if (queue === "review") return [order - studyDay];
    return queue === "steps" ? [dayOf(order) - studyDay] : [];
  });
  return {
    tomorrow: days.filter((day) => day === 1).length,
    thisWeek: days.filter((day) => day > 1 && day <= WEEK_DAYS).length,
    later: days.filter((day) => day > WEEK_DAYS).length,
  };
}
