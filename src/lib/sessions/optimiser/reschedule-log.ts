import type { CardId } from "#lib/core/ids.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { EasyDays } from "#lib/scheduling/easy-days.ts";
import type { RateEvent, ReviewEvent } from "#lib/scheduling/event.ts";
import { loadFrom, type DayLoad } from "#lib/scheduling/load-balance.ts";
import type { ReviewMemory } from "#lib/scheduling/memory.ts";
import { inReplayOrder } from "#lib/scheduling/replay-order.ts";
import { replanned, type Replanned } from "#lib/scheduling/replan.ts";
import { retractedIds } from "#lib/scheduling/retractions.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";

/** Cards in review, a card's place in every column: a hundred thousand are handed to a worker in no time. */
export interface CardsToReplan {
  readonly cardIds: readonly CardId[];
  readonly dueDays: Int32Array;
  readonly stabilities: Float64Array;
  readonly difficulties: Float64Array;
  readonly lastReviewsAtMs: Float64Array;
  readonly lastStudyDays: Int32Array;
  /** By which of the plans each is studied. */
  readonly plans: Uint8Array;
}

/** Which cards are to be looked at anew, and by what. */
export interface RescheduleQuestion {
  readonly today: StudyDay;
  readonly cards: CardsToReplan;
  readonly plans: readonly {
    readonly settings: SchedulingSettings;
    /** Null where days are not levelled. */
    readonly easyDays: EasyDays | null;
  }[];
}

/** The cards that would change, a card's place in every column. */
export interface ReplannedCards {
  /** Places among those that were asked about. */
  readonly cards: Int32Array;
  readonly dueDays: Int32Array;
  readonly stabilities: Float64Array;
  readonly difficulties: Float64Array;
}

/** How often progress is told. */
const TOLD_EVERY = 2_000;

/** Where each card would be had the settings of today held all along; only those that would change. Stores nothing. */
export function rescheduleLog(
  events: readonly ReviewEvent[],
  { today, cards, plans }: RescheduleQuestion,
  onProgress: (share: number) => void,
): ReplannedCards {
  const { cardIds } = cards;
  const pasts = pastsOf(events, new Set(cardIds));
  const cardsOn = new Map<StudyDay, number>();
  const count = (day: StudyDay, change: 1 | -1): unknown =>
    cardsOn.set(Math.max(day, today), (cardsOn.get(Math.max(day, today)) ?? 0) + change);
  for (const dueDay of cards.dueDays) count(dueDay, 1);
  const found: { readonly card: number; readonly place: Replanned }[] = [];
  for (const [card, cardId] of cardIds.entries()) {
    if (card % TOLD_EVERY === 0) onProgress(card / cardIds.length);
    const { settings, easyDays = null } = plans[cards.plans[card] ?? 0] ?? {};
    const memory = memoryOf(cards, card);
    const past = pasts.get(cardId);
    if (settings === undefined || past === undefined) continue;
    const load = easyDays === null ? null : loadOf(memory, today, cardsOn, easyDays);
    const place = replanned(cardId, memory, past, settings, load);
    if (place === null) continue;
    count(memory.dueDay, -1);
    count(place.dueDay, 1);
    found.push({ card, place });
  }
  return {
    cards: Int32Array.from(found, ({ card }) => card),
    dueDays: Int32Array.from(found, ({ place }) => place.dueDay),
    stabilities: Float64Array.from(found, ({ place }) => place.stability),
    difficulties: Float64Array.from(found, ({ place }) => place.difficulty),
  };
}

function memoryOf(cards: CardsToReplan, card: number): ReviewMemory {
  return {
    phase: "review",
    dueDay: cards.dueDays[card] ?? 0,
    stability: cards.stabilities[card] ?? 0,
    difficulty: cards.difficulties[card] ?? 0,
    lastReviewAtMs: cards.lastReviewsAtMs[card] ?? 0,
    lastStudyDay: cards.lastStudyDays[card] ?? 0,
  };
}

/** How full days are, counted from the last rating of a card; what lies behind would come today. */
function loadOf(
  { lastStudyDay }: ReviewMemory,
  today: StudyDay,
  cardsOn: ReadonlyMap<StudyDay, number>,
  easyDays: EasyDays,
): DayLoad {
  const fromToday = loadFrom(today, { cardsOn, easyDays });
  return (ahead) => fromToday(Math.max(0, lastStudyDay + ahead - today));
}

/** The ratings of each card that count, since it was new, in the order of replay. */
function pastsOf(
  events: readonly ReviewEvent[],
  wanted: ReadonlySet<CardId>,
): ReadonlyMap<CardId, readonly RateEvent[]> {
  const retracted = retractedIds(events);
  const pasts = new Map<CardId, RateEvent[]>();
  for (const event of inReplayOrder(events)) {
    const { cardId } = event;
    if (cardId === null || !wanted.has(cardId) || retracted.has(event.id)) continue;
    if (event.kind === "reset") pasts.delete(cardId);
    if (event.kind !== "rate") continue;
    const past = pasts.get(cardId);
    if (past === undefined) pasts.set(cardId, [event]);
    else past.push(event);
  }
  return pasts;
}
