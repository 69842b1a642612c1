import { assertNever } from "#lib/core/assert-never.ts";
import type { PresetId, TopicId } from "#lib/core/ids.ts";
import { studyDayOf, type Moment, type StudyDay } from "#lib/core/time.ts";
import { newCardsLeft, reviewsLeft, type DailyLimits, type ShownToday } from "./daily-limits.ts";
import { interleaved, placesInDay } from "./interleave.ts";
import type { LearningMemory, NewMemory, ReviewMemory } from "./memory.ts";
import { inNewOrder, reviewKey, sortedBy, type NewMix, type QueueOrders } from "./order.ts";
import { bySoonest, isToday, type Candidate, type Placed, type Queue } from "./queue.ts";
import type { SchedulingSettings } from "./settings.ts";
import { OnePerFact } from "./siblings.ts";

/** What a preset gives and has left today. */
export interface PresetToday {
  readonly limits: DailyLimits;
  readonly shownToday: ShownToday;
  readonly settings: SchedulingSettings;
}

export interface QueueContext {
  readonly now: Moment;
  /** Those that hold for all decks: when a day begins, and how far ahead cards in steps are shown. */
  readonly settings: SchedulingSettings;
  readonly presets: ReadonlyMap<PresetId, PresetToday>;
  readonly orders: QueueOrders;
  /** Prerequisites before what needs them. */
  readonly topicOrder: readonly TopicId[];
  /** Decides wherever chance does; the study day gives the same order all day. */
  readonly seed: number;
}

/**
 * Orders today's candidates, exercises evenly among the reviews of cards. Candidates that are not due today, are beyond
 * the limits of their preset, or follow a sibling are left out. New ones are to be given in the order of adding.
 * @throws if a candidate names a preset that the context does not know
 */
export function buildQueue(candidates: readonly Candidate[], context: QueueContext): Queue {
  const { now, settings, orders, seed } = context;
  const studyDay = studyDayOf(now, settings);
  const { inSteps, reviews, newCards } = sorted(candidates, context, studyDay);
  const facts = new OnePerFact(inSteps);

  const room = new Map([...context.presets].map(([id, preset]) => [id, roomFor(preset)]));
  const inOrder = sortedBy(
    reviews,
    ({ memory, presetId }) =>
      reviewKey(memory, orders.reviews, studyDay, presetOf(context, presetId).settings.weights),
    seed,
  );
  const shownReviews = inOrder.filter((card) => admit(card, facts, roomOf(room, card)));
  for (const [id, preset] of context.presets) {
    const left = roomOf(room, { presetId: id });
    const toCome = shownReviews.filter(({ presetId }) => presetId === id).length;
    left.count = newCardsLeft(preset.limits, preset.shownToday, toCome);
  }
  const shownNew = inNewOrder(newCards, orders.newCards, context.topicOrder, seed).filter((card) =>
    admit(card, facts, roomOf(room, card)),
  );

  const shown = shownOfAll(context, shownReviews);
  const [cards, exercises] = partition(shownReviews, ({ isExercise }) => isExercise !== true);
  const merged = interleaved(cards, exercises, { first: shown.cards, second: shown.exercises });
  return {
    studyDay,
    inSteps: inSteps.sort(bySoonest(now, settings)),
    reviews: placed(merged, "review", orders.mix, shown.cards + shown.exercises),
    newCards: placed(shownNew, "new", orders.mix, shown.newCards),
  };
}

/** How many more may be admitted. */
interface Room {
  count: number;
}

function roomFor({ limits, shownToday }: PresetToday): Room {
  return { count: reviewsLeft(limits, shownToday) };
}

function roomOf(room: ReadonlyMap<PresetId, Room>, { presetId }: Pick<Candidate, "presetId">): Room {
  const left = room.get(presetId);
  if (left === undefined) throw new Error(`No preset ${presetId} was given with its cards.`);
  return left;
}

function presetOf({ presets }: QueueContext, id: PresetId): PresetToday {
  const preset = presets.get(id);
  if (preset === undefined) throw new Error(`No preset ${id} was given with its cards.`);
  return preset;
}

function admit(card: Candidate, facts: OnePerFact, room: Room): boolean {
  if (room.count <= 0 || !facts.isFree(card)) return false;
  room.count -= 1;
  facts.take(card);
  return true;
}

function placed<Card>(cards: readonly Card[], kind: "review" | "new", mix: NewMix, shown: number) {
  const inDay = placesInDay(shown, cards.length);
  return cards.map((card, index): Card & Placed => ({
    ...card,
    place: mix === "interleaved" ? (inDay[index] ?? 1) : edge(kind, mix),
  }));
}

/** Where a kind as a whole stands. */
function edge(kind: "review" | "new", mix: Exclude<NewMix, "interleaved">): number {
  return (kind === "new") === (mix === "before") ? 0 : 1;
}

/** What was shown today, in all presets; a preset counts as one of exercises where its reviews are exercises. */
function shownOfAll({ presets }: QueueContext, reviews: readonly Candidate[]) {
  const ofExercises = new Set(reviews.filter(({ isExercise }) => isExercise === true).map((c) => c.presetId));
  const shown = { cards: 0, exercises: 0, newCards: 0 };
  for (const [id, { shownToday }] of presets) {
    shown[ofExercises.has(id) ? "exercises" : "cards"] += shownToday.reviews;
    shown.newCards += shownToday.newCards;
  }
  return shown;
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

function sorted(candidates: readonly Candidate[], { now, settings }: QueueContext, studyDay: StudyDay) {
  const inSteps: Candidate<LearningMemory>[] = [];
  const reviews: Candidate<ReviewMemory>[] = [];
  const newCards: Candidate<NewMemory>[] = [];
  for (const candidate of candidates) {
    const { memory } = candidate;
    switch (memory.phase) {
      case "new":
        newCards.push({ ...candidate, memory });
        break;
      case "learning":
      case "relearning":
        if (isToday(memory, studyDay, now, settings)) inSteps.push({ ...candidate, memory });
        break;
      case "review":
        if (memory.dueDay <= studyDay) reviews.push({ ...candidate, memory });
        break;
      default:
        assertNever(memory);
    }
  }
  return { inSteps, reviews, newCards };
}
