import type { CardId, ParametersId } from "#lib/core/ids.ts";
import { err, ok, type Result } from "#lib/core/result.ts";
import type { Moment, StudyDay } from "#lib/core/time.ts";
import type { ReviewMemory } from "#lib/scheduling/memory.ts";
import type { Store } from "#lib/store/open.ts";
import { packedLog } from "#lib/store/packed-log.ts";
import type { NewPlace } from "#lib/store/reschedule-cards.ts";
import { eachReviewCard } from "#lib/store/review-cards.ts";
import type { Work } from "#lib/store/work.ts";
import { askOptimiser, type NoAnswer } from "./optimiser/ask-optimiser.ts";
import type { CardsToReplan, ReplannedCards } from "./optimiser/reschedule-log.ts";
import { studyMomentBy } from "./study-day.ts";
import { planOf, readStudyPlans } from "./study-plan.ts";

/** What rescheduling would do. */
export interface ReschedulePreview {
  /** The cards that would change. */
  readonly places: ReadonlyMap<CardId, NewPlace>;
  readonly earlier: number;
  readonly later: number;
  /** Their day stays, and only what FSRS knows of them changes. */
  readonly sameDay: number;
  readonly today: StudyDay;
  /** How many cards each day from today on holds now, */
  readonly before: readonly number[];
  /** and would hold. What is overdue counts as today's. */
  readonly after: readonly number[];
}

/** The days that are compared. */
const DAYS = 30;

/** Reading the cards is about half of the work, looking at their pasts the other. */
const HALF = 0.5;

/** A card as it was read. */
interface ReadCard {
  readonly cardId: CardId;
  readonly memory: ReviewMemory;
  readonly revision: number;
  /** Place of its plan among those in use. */
  readonly plan: number;
}

/**
 * Works out, without changing anything, where the settings in use now would have each card in review, had they held all
 * along; exercises stay.
 */
export async function previewReschedule(
  store: Store,
  at: Moment,
  { onProgress, signal }: Work = {},
): Promise<Result<ReschedulePreview, NoAnswer>> {
  const plans = await readStudyPlans(store);
  const { studyDay: today } = studyMomentBy(plans.standard.settings, at);
  const inUse = [...plans.presets.values()];
  // Cards before the log: a rating in between shows in the card's revision, and the card is then left alone.
  const cards: ReadCard[] = [];
  const isWhole = await eachReviewCard(
    store,
    Infinity,
    (card) => {
      const { id: cardId, kind, memory, revision } = card;
      if (kind === "exercise" || memory.phase !== "review") return;
      cards.push({ cardId, memory, revision, plan: inUse.indexOf(planOf(card, plans)) });
    },
    { signal, onProgress: (share) => onProgress?.(HALF * share) },
  );
  if (!isWhole) return err({ kind: "cancelled" });
  const question = {
    today,
    cards: columnsOf(cards),
    plans: inUse.map(({ settings, balanceLoad, easyDays }) => ({
      settings,
      easyDays: settings.fuzz && balanceLoad ? easyDays : null,
    })),
  };
  const answer = await askOptimiser(
    { kind: "reschedule", log: await packedLog(store), question },
    {
      ...(signal === undefined ? {} : { signal }),
      onProgress: (share) => onProgress?.(HALF + (1 - HALF) * share),
    },
  );
  if (!answer.ok) return answer;
  const parametersIds = inUse.map(({ parametersId }) => parametersId);
  return ok(previewOf(cards, answer.value, parametersIds, today));
}

function columnsOf(cards: readonly ReadCard[]): CardsToReplan {
  return {
    cardIds: cards.map(({ cardId }) => cardId),
    dueDays: Int32Array.from(cards, ({ memory }) => memory.dueDay),
    stabilities: Float64Array.from(cards, ({ memory }) => memory.stability),
    difficulties: Float64Array.from(cards, ({ memory }) => memory.difficulty),
    lastReviewsAtMs: Float64Array.from(cards, ({ memory }) => memory.lastReviewAtMs),
    lastStudyDays: Int32Array.from(cards, ({ memory }) => memory.lastStudyDay),
    plans: Uint8Array.from(cards, ({ plan }) => plan),
  };
}

function previewOf(
  cards: readonly ReadCard[],
  found: ReplannedCards,
  parametersIds: readonly ParametersId[],
  today: StudyDay,
): ReschedulePreview {
  const before = Array.from({ length: DAYS }, () => 0);
  const count = (perDay: number[], dueDay: StudyDay, change: 1 | -1): void => {
    const ahead = Math.max(0, dueDay - today);
    if (ahead < DAYS) perDay[ahead] = (perDay[ahead] ?? 0) + change;
  };
  for (const { memory } of cards) count(before, memory.dueDay, 1);
  const after = [...before];
  const places = new Map<CardId, NewPlace>();
  let [earlier, later] = [0, 0];
  for (const [index, card] of found.cards.entries()) {
    const read = cards[card];
    const parametersId = parametersIds[read?.plan ?? -1];
    const [dueDay, stability] = [found.dueDays[index], found.stabilities[index]];
    const difficulty = found.difficulties[index];
    if (read === undefined || parametersId === undefined) continue;
    if (dueDay === undefined || stability === undefined || difficulty === undefined) continue;
    const { cardId, memory, revision: readRevision } = read;
    places.set(cardId, { dueDay, retraced: { parametersId, stability, difficulty, readRevision } });
    if (dueDay < memory.dueDay) earlier += 1;
    if (dueDay > memory.dueDay) later += 1;
    count(after, memory.dueDay, -1);
    count(after, dueDay, 1);
  }
  return { places, earlier, later, sameDay: places.size - earlier - later, today, before, after };
}
