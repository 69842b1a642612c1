import { FSRSAlgorithm } from "ts-fsrs";

import type { Days } from "#lib/core/time.ts";
import type { Memory, Rating } from "./memory.ts";
import type { SchedulingSettings } from "./settings.ts";

/** Stability and difficulty, the two numbers in which FSRS holds a memory. */
export interface Traces {
  readonly stability: Days;
  readonly difficulty: number;
}

/** One algorithm for each settings object, since making one costs a hundred times what using it does. */
const algorithms = new WeakMap<SchedulingSettings, FSRSAlgorithm>();

/**
 * Stability and difficulty after a rating. On the day of the last review the short-term formula holds.
 * @param elapsedDays whole study days since the last review, ≥ 0
 */
export function nextTraces(
  memory: Memory,
  rating: Rating,
  elapsedDays: number,
  settings: SchedulingSettings,
): Traces {
  const before =
    memory.phase === "new" ? null : { stability: memory.stability, difficulty: memory.difficulty };
  const { stability, difficulty } = algorithmFor(settings).next_state(before, elapsedDays, rating);
  return { stability, difficulty };
}

/** `nextTraces` under one and the same settings, for those who ask it a million times. */
export type NextTraces = (before: Traces | null, elapsedDays: number, rating: Rating) => Traces;

export function nextTracesUnder(settings: SchedulingSettings): NextTraces {
  const algorithm = algorithmFor(settings);
  return (before, elapsedDays, rating) => algorithm.next_state(before, elapsedDays, rating);
}

/**
 * Whole days until recall falls to the desired retention, at least 1, at most the maximum interval. At a desired
 * retention of 0.9 it is the stability.
 */
export function intervalOf(stability: Days, settings: SchedulingSettings): number {
  return algorithmFor(settings).next_interval(stability, 0);
}

/** `intervalOf` before it is rounded and bounded, days. */
export function exactIntervalOf(stability: Days, settings: SchedulingSettings): Days {
  return stability * algorithmFor(settings).interval_modifier;
}

function algorithmFor(settings: SchedulingSettings): FSRSAlgorithm {
  const known = algorithms.get(settings);
  if (known !== undefined) return known;
  const algorithm = new FSRSAlgorithm({
    request_retention: settings.desiredRetention,
    maximum_interval: settings.maximumIntervalDays,
    w: settings.weights,
    enable_fuzz: false,
    enable_short_term: true,
    // Steps never touch memory: with two or more the library would lower the weights of the short-term formula.
    learning_steps: [],
    relearning_steps: [],
  });
  algorithms.set(settings, algorithm);
  return algorithm;
}
