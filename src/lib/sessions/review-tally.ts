import type { CardId, EventId } from "#lib/core/ids.ts";
import { MS_PER_MINUTE, type StudyDay } from "#lib/core/time.ts";
import type { RateEvent } from "#lib/scheduling/event.ts";
import type { Memory } from "#lib/scheduling/memory.ts";

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

/** The ratings of one session that stand: one taken back leaves it, one given again is there again. */
export class ReviewTally {
  readonly #ratings = new Map<EventId, RateEvent>();

  /** A rating was given, or given again. */
  add(event: RateEvent): void {
    this.#ratings.set(event.id, event);
  }

  /** A rating was taken back; one of an earlier session is not here. */
  drop(event: RateEvent): void {
    this.#ratings.delete(event.id);
  }

  get ratings(): number {
    return this.#ratings.size;
  }

  /** At least one. */
  get minutes(): number {
    const spentMs = [...this.#ratings.values()].reduce((sum, { durationMs }) => sum + durationMs, 0);
    return Math.max(1, Math.round(spentMs / MS_PER_MINUTE));
  }

  /** Null if no card was due: what is being learned is not yet there to be forgotten. */
  get recall(): TrueRecall | null {
    const asked = [...this.#ratings.values()].filter(({ phase }) => phase === "review");
    if (asked.length === 0) return null;
    return { recalled: asked.filter(({ rating }) => rating > 1).length, asked: asked.length };
  }

  /** Each card once. */
  get cards(): readonly CardId[] {
    return [...new Set([...this.#ratings.values()].map(({ cardId }) => cardId))];
  }

  /** The card rated Again most often in the session, the latest of several; null if none was. */
  get hardest(): CardId | null {
    const again = new Map<CardId, number>();
    for (const { cardId, rating } of this.#ratings.values())
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

/** When cards with these memories return, counted from a study day; what returns on that day is not counted. */
export function returningOf(memories: readonly Memory[], studyDay: StudyDay): Returning {
  const days = memories.flatMap((memory) => (memory.phase === "review" ? [memory.dueDay - studyDay] : []));
  return {
    tomorrow: days.filter((day) => day === 1).length,
    thisWeek: days.filter((day) => day > 1 && day <= WEEK_DAYS).length,
    later: days.filter((day) => day > WEEK_DAYS).length,
  };
}
