import { MS_PER_DAY, type Days, type StudyDay } from "#lib/core/time.ts";
import { intervalOf, type Traces } from "../algorithm.ts";
import { RATINGS } from "../answer.ts";
import type { PerRating } from "../intervals.ts";
import type { LearningMemory, Memory, Rating } from "../memory.ts";
import { retrievability } from "../retrievability.ts";
import type { SchedulingSettings } from "../settings.ts";
import { stabilityBin } from "../stability-bin.ts";
import { delayInSteps } from "../steps.ts";
import { tracesAfter } from "./prediction-loss.ts";

/** A card that was seen before, as the simulation takes it. */
export interface WorkloadCard extends Traces {
  readonly lastStudyDay: StudyDay;
  /** Days gone by count as today. */
  readonly dueDay: StudyDay;
}

export interface WorkloadQuestion {
  readonly today: StudyDay;
  /** Study days that are simulated, today the first. */
  readonly days: number;
  readonly settings: SchedulingSettings;
  readonly cards: readonly WorkloadCard[];
  /** How many cards of the learner each of `cards` stands for: 1 unless they are a sample. */
  readonly weight: number;
  readonly newCards: { readonly perDay: number; readonly waiting: number };
  /** Shares of the ratings of new cards, adding up to 1. */
  readonly firstRatings: PerRating<number>;
  /** Shares of Hard, Good and Easy among answers that were right, adding up to 1. */
  readonly rightRatings: Omit<PerRating<number>, 1>;
}

/** What a desired retention would ask of the learner. */
export interface Workload {
  readonly desiredRetention: number;
  /** Mean over the days; later steps of the same day count as answers too. */
  readonly answersPerDay: number;
  /** Expected number of cards that would be recalled at the end of the last day. */
  readonly remembered: number;
}

/** So many cards with about the same memory; sums over them. */
interface Group {
  cards: number;
  stability: number;
  difficulty: number;
  elapsedDays: number;
}

/** Cards are one group if their difficulty is the same when rounded and their stabilities are about a tenth apart. */
const STABILITY_BINS = 2;
const DIFFICULTIES = 16;

/**
 * Expected answers a day if cards were scheduled at a desired retention from their next answer on. Every outcome is
 * followed with its probability (recall by the forgetting curve, the ratings in the learner's own shares), and cards
 * that become alike are joined: no chance is drawn, so the same question has the same answer. Cards in steps of less
 * than a day are answered Good until they leave them. Daily limits of reviews, load balancing and fuzz are left out.
 */
export function expectedWorkload(question: WorkloadQuestion, desiredRetention: number): Workload {
  const settings: SchedulingSettings = { ...question.settings, desiredRetention };
  const { today, days, weight, firstRatings, rightRatings } = question;
  const stepsAfterFirst = stepsOnOneDay({ phase: "new" }, settings);
  const stepsAfterLapse = stepsOnOneDay(REVIEWED, settings)[1];
  /** Index: day from today. */
  const due = Array.from({ length: days }, () => new Map<number, Group>());
  let answers = 0;
  let remembered = 0;

  /** Files cards that were last answered on a day, counted from today, until they are due. */
  const file = (cards: number, traces: Traces, answeredOn: number, dueOn: number): void => {
    if (cards === 0) return;
    const groups = due[dueOn];
    if (groups === undefined) {
      remembered += cards * retrievability(traces.stability, days - 1 - answeredOn, settings.weights);
      return;
    }
    const bin = Math.floor(stabilityBin(traces.stability) / STABILITY_BINS);
    const key = bin * DIFFICULTIES + Math.round(traces.difficulty);
    const group = groups.get(key) ?? { cards: 0, stability: 0, difficulty: 0, elapsedDays: 0 };
    group.cards += cards;
    group.stability += cards * traces.stability;
    group.difficulty += cards * traces.difficulty;
    group.elapsedDays += cards * (dueOn - answeredOn);
    groups.set(key, group);
  };

  /** Counts an answer and the steps after it, and files the cards anew. */
  const rate = (
    cards: number,
    before: Traces | null,
    rating: Rating,
    elapsedDays: Days,
    steps: number,
    day: number,
  ): void => {
    if (cards === 0) return;
    answers += cards * (1 + steps);
    let traces = tracesAfter(before, rating, elapsedDays, settings);
    for (let step = 0; step < steps; step++) traces = tracesAfter(traces, 3, 0, settings);
    file(cards, traces, day, day + intervalOf(traces.stability, settings));
  };

  for (const card of question.cards)
    file(weight, card, card.lastStudyDay - today, Math.max(card.dueDay - today, 0));
  let waiting = question.newCards.waiting;
  for (let day = 0; day < days; day++) {
    const fresh = Math.min(question.newCards.perDay, waiting);
    waiting -= fresh;
    for (const rating of RATINGS)
      rate(fresh * firstRatings[rating], null, rating, 0, stepsAfterFirst[rating], day);
    for (const group of due[day]?.values() ?? []) {
      const { cards } = group;
      const traces = { stability: group.stability / cards, difficulty: group.difficulty / cards };
      const elapsedDays = group.elapsedDays / cards;
      const recall = retrievability(traces.stability, elapsedDays, settings.weights);
      rate(cards * (1 - recall), traces, 1, elapsedDays, stepsAfterLapse, day);
      for (const rating of [2, 3, 4] as const)
        rate(cards * recall * rightRatings[rating], traces, rating, elapsedDays, 0, day);
    }
    due[day]?.clear();
  }
  return { desiredRetention, answersPerDay: answers / days, remembered };
}

/** Any card in review: only its phase matters for steps. */
const REVIEWED: Memory = {
  phase: "review",
  dueDay: 0,
  stability: 1,
  difficulty: 5,
  lastReviewAtMs: 0,
  lastStudyDay: 0,
};

/** How many more answers, all Good, a card asks for on the same day after each rating. */
function stepsOnOneDay(memory: Memory, settings: SchedulingSettings): PerRating<number> {
  const after = (rating: Rating): number => {
    let steps = 0;
    let minutes = 0;
    let delay = delayInSteps(memory, rating, settings);
    while (delay !== null && (minutes += delay.minutes) * 60_000 < MS_PER_DAY) {
      steps += 1;
      const { phase, step } = delay;
      const inSteps: LearningMemory = {
        phase,
        step,
        dueAtMs: 0,
        stability: 1,
        difficulty: 5,
        lastStudyDay: 0,
        lastReviewAtMs: 0,
      };
      delay = delayInSteps(inSteps, 3, settings);
    }
    return steps;
  };
  return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) };
}
