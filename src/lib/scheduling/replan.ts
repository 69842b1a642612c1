import type { CardId } from "#lib/core/ids.ts";
import type { StudyDay } from "#lib/core/time.ts";
import { intervalOf, nextTraces } from "./algorithm.ts";
import type { RateEvent } from "./event.ts";
import { fuzzRange } from "./fuzz.ts";
import { intervals, type PerRating } from "./intervals.ts";
import type { DayLoad } from "./load-balance.ts";
import type { Memory, Phase, Rating, ReviewMemory } from "./memory.ts";
import { afterRatings } from "./retrace.ts";
import { elapsedStudyDays } from "./reviewed.ts";
import type { SchedulingSettings } from "./settings.ts";

/** What a card's past comes to under other settings. */
export type Replanned = Pick<ReviewMemory, "dueDay" | "stability" | "difficulty">;

/** Engines differ in the last places: so little is no change. */
const SAME = 1e-6;

/**
 * Where a card in review would be had its whole past been scheduled by these settings. A day that the settings could have
 * given as well (fuzz, levelled days) is kept. Null if that changes nothing, or if the past is not the whole of it.
 * @param past all ratings that count since the card was new, in the order of replay
 * @param load how full days are, counted from the last rating; null where they are not levelled
 */
export function replanned(
  cardId: CardId,
  memory: ReviewMemory,
  past: readonly RateEvent[],
  settings: SchedulingSettings,
  load: DayLoad | null,
): Replanned | null {
  const last = past.at(-1);
  if (last === undefined || past[0]?.phase !== "new" || last.atMs !== memory.lastReviewAtMs) return null;
  const before = inPhase(afterRatings(past.slice(0, -1), settings), last.phase);
  const elapsedDays = elapsedStudyDays(before, last.studyDay);
  const traces = perRating((rating) => nextTraces(before, rating, elapsedDays, settings));
  const { stability, difficulty } = traces[last.rating];
  const now = memory.dueDay - last.studyDay;
  const range = fuzzRange(intervalOf(stability, settings), elapsedDays, settings.maximumIntervalDays);
  const isKept = settings.fuzz && now >= range.shortest && now <= range.longest;
  const stabilities = perRating((rating) => traces[rating].stability);
  const days = isKept
    ? now
    : intervals(before, stabilities, elapsedDays, settings, cardId, load)[last.rating];
  const dueDay: StudyDay = last.studyDay + days;
  const isSame =
    dueDay === memory.dueDay && isNear(stability, memory.stability) && isNear(difficulty, memory.difficulty);
  return isSame ? null : { dueDay, stability, difficulty };
}

/** Intervals in review keep a distance from each other; that a card was in its steps is known from the log. */
function inPhase(memory: Memory, phase: Phase): Memory {
  if (memory.phase !== "review" || phase === "review" || phase === "new") return memory;
  const { dueDay: _dueDay, ...known } = memory;
  return { ...known, phase, step: 0, dueAtMs: memory.lastReviewAtMs };
}

function perRating<T>(give: (rating: Rating) => T): PerRating<T> {
  return { 1: give(1), 2: give(2), 3: give(3), 4: give(4) };
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
}
