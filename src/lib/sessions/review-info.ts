import type { CardId } from "#lib/core/ids.ts";
import { MS_PER_DAY, type Days, type Milliseconds, type Moment } from "#lib/core/time.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import { answerAt, type Delay } from "#lib/scheduling/answer.ts";
import type { RateEvent, ReviewEvent } from "#lib/scheduling/event.ts";
import type { Memory, Phase, Rating } from "#lib/scheduling/memory.ts";
import { memoryAfter, type SettingsOf } from "#lib/scheduling/replay.ts";
import { retractedIds } from "#lib/scheduling/retractions.ts";
import { retrievability } from "#lib/scheduling/retrievability.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";
import { readCard } from "#lib/store/cards.ts";
import { eventsOfCard } from "#lib/store/log.ts";
import type { Store } from "#lib/store/open.ts";
import { allParameters } from "#lib/store/plans.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { planOf, readStudyPlans, settingsOf } from "./study-plan.ts";

/** One thing that happened to a card, newest first. */
export type HistoryEntry =
  | {
      readonly kind: "rate";
      readonly id: string;
      readonly atMs: Milliseconds;
      readonly rating: Rating;
      readonly phase: Phase;
      /** Until it was to be seen again, in steps too. */
      readonly delay: Delay;
      readonly durationMs: Milliseconds;
    }
  | { readonly kind: "reset" | "reschedule"; readonly id: string; readonly atMs: Milliseconds };

/** A point of the forgetting curve. */
export interface CurvePoint {
  /** Since the last answer. */
  readonly days: Days;
  /** Probability of recall, in (0, 1]. */
  readonly recall: number;
}

/** How a memory fades from its last answer on. */
export interface ForgettingCurve {
  /** Days ascend from 0. */
  readonly points: readonly CurvePoint[];
  readonly now: CurvePoint;
  /** Null while the card is in steps. */
  readonly due: CurvePoint | null;
  /** The probability at which a card is due. */
  readonly desiredRetention: number;
}

/** What is known of the memory of a card. */
export interface MemoryTraces {
  readonly stability: Days;
  /** 1 to 10. */
  readonly difficulty: number;
  readonly curve: ForgettingCurve;
}

/** All that is known of a card. */
export interface CardInfo {
  readonly phase: Phase;
  /** Null for a new card. */
  readonly traces: MemoryTraces | null;
  readonly history: readonly HistoryEntry[];
  /** The log could not be read; what to tell the learner. */
  readonly problem: string | null;
}

/** Enough that a line through them looks round. */
const POINTS = 48;

/** The longest stretch shown is so many stabilities; by then about a fifth is forgotten. */
const STABILITIES_SHOWN = 3;

/** Reads the history of a card, and what its memory looks like at a moment. Null if there is no such card. */
export async function cardInfo(store: Store, cardId: CardId, at: Moment): Promise<CardInfo | null> {
  const card = await readCard(store, cardId);
  if (card === undefined) return null;
  const [events, parameters] = await Promise.all([eventsOfCard(store, cardId), allParameters(store)]);
  return {
    phase: card.memory.phase,
    traces: tracesOf(card.memory, at, planOf(card, await readStudyPlans(store)).settings),
    history: events.ok ? historyOf(events.value, settingsOf(parameters)) : [],
    problem: events.ok ? null : problemText(events.error, getLocale()),
  };
}

/**
 * Ratings, resets and moved due days that stand, newest first. The log names the day that was chosen for a card; how long
 * its steps were follows from the settings of then.
 * @param events of one card, in the order of replay
 */
export function historyOf(events: readonly ReviewEvent[], settings: SettingsOf): HistoryEntry[] {
  const retracted = retractedIds(events);
  const entries: HistoryEntry[] = [];
  let memory: Memory = { phase: "new" };
  let past: readonly RateEvent[] = [];
  for (const event of events) {
    if (retracted.has(event.id)) continue;
    const { id, atMs } = event;
    if (event.kind === "reset" || event.kind === "reschedule") entries.push({ kind: event.kind, id, atMs });
    if (event.kind === "rate") {
      const { rating, phase, durationMs } = event;
      entries.push({
        kind: "rate",
        id,
        atMs,
        rating,
        phase,
        delay: delayOf(memory, event, settings),
        durationMs,
      });
    }
    memory = memoryAfter(memory, event, settings, past);
    if (event.kind === "rate") past = [...past, event];
    if (event.kind === "reset") past = [];
  }
  return entries.reverse();
}

function delayOf(before: Memory, event: RateEvent, settings: SettingsOf): Delay {
  const { chosenDueDay, studyDay, rating, cardId } = event;
  if (chosenDueDay !== null) return { unit: "days", days: chosenDueDay - studyDay };
  return answerAt(before, rating, event, settings(event), cardId).delay;
}

/** Stability, difficulty and forgetting curve of a memory; null for a new card. */
export function tracesOf(memory: Memory, at: Moment, settings: SchedulingSettings): MemoryTraces | null {
  if (memory.phase === "new") return null;
  const { stability, difficulty } = memory;
  const pointAt = (days: Days): CurvePoint => ({
    days,
    recall: retrievability(stability, days, settings.weights),
  });
  const nowDays = Math.max(0, (at.atMs - memory.lastReviewAtMs) / MS_PER_DAY);
  const dueDays = memory.phase === "review" ? memory.dueDay - memory.lastStudyDay : null;
  const lastDays = Math.max(STABILITIES_SHOWN * stability, nowDays * 1.1, (dueDays ?? 0) * 1.1);
  return {
    stability,
    difficulty,
    curve: {
      points: Array.from({ length: POINTS + 1 }, (_, index) => pointAt((lastDays * index) / POINTS)),
      now: pointAt(nowDays),
      due: dueDays === null ? null : pointAt(dueDays),
      desiredRetention: settings.desiredRetention,
    },
  };
}
