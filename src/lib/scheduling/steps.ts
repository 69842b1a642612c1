import { assertNever } from "#lib/core/assert-never.ts";
import { MS_PER_MINUTE, type Milliseconds } from "#lib/core/time.ts";
import type { LearningMemory, Memory, Rating } from "./memory.ts";
import type { Minutes, SchedulingSettings } from "./settings.ts";

const MINUTES_PER_DAY: Minutes = 1_440;

/** Where in its steps a card stands, and what the steps are. */
interface StepState {
  readonly phase: "learning" | "relearning";
  readonly steps: readonly Minutes[];
  readonly step: number;
}

/** As much of a memory as decides about steps. */
type InSteps = Pick<Exclude<Memory, LearningMemory>, "phase"> | Pick<LearningMemory, "phase" | "step">;

/** The next step and how long until it. */
export interface StepDelay {
  readonly phase: "learning" | "relearning";
  readonly step: number;
  readonly minutes: Minutes;
}

/**
 * Anki's steps: Again starts over, Hard repeats, Good goes on, Easy leaves. They decide only when a card returns.
 * @returns null if the rating takes the card out of its steps, into review
 */
export function delayInSteps(
  memory: InSteps,
  rating: Rating,
  settings: SchedulingSettings,
): StepDelay | null {
  switch (memory.phase) {
    case "new":
      return stepAfter({ phase: "learning", steps: settings.learningSteps, step: 0 }, rating);
    case "learning":
      return stepAfter({ phase: "learning", steps: settings.learningSteps, step: memory.step }, rating);
    case "relearning":
      return stepAfter({ phase: "relearning", steps: settings.relearningSteps, step: memory.step }, rating);
    case "review":
      return rating === 1
        ? stepAfter({ phase: "relearning", steps: settings.relearningSteps, step: 0 }, rating)
        : null;
    default:
      return assertNever(memory);
  }
}

/** The instant at which a delay within steps ends. */
export function dueAfter(atMs: Milliseconds, minutes: Minutes): Milliseconds {
  return atMs + Math.round(minutes * MS_PER_MINUTE);
}

function stepAfter({ phase, steps, step }: StepState, rating: Rating): StepDelay | null {
  // Steps may have been shortened in the settings since the card entered them.
  const current = Math.min(step, steps.length - 1);
  const [first] = steps;
  const repeated = steps[current];
  if (first === undefined || repeated === undefined) return null;
  switch (rating) {
    case 1:
      return { phase, step: 0, minutes: wholeDays(first) };
    case 2:
      return {
        phase,
        step: current,
        minutes: wholeDays(current === 0 ? hardOnFirst(steps, first) : repeated),
      };
    case 3: {
      const next = steps[current + 1];
      return next === undefined ? null : { phase, step: current + 1, minutes: wholeDays(next) };
    }
    case 4:
      return null;
    default:
      return assertNever(rating);
  }
}

/** Between Again (first step) and Good (second); alone, half as long again but at most a day longer. */
function hardOnFirst(steps: readonly Minutes[], first: Minutes): Minutes {
  const second = steps[1];
  return second === undefined ? Math.min(first * 1.5, first + MINUTES_PER_DAY) : (first + second) / 2;
}

/** Delays beyond a day are whole days. */
function wholeDays(minutes: Minutes): Minutes {
  return minutes < MINUTES_PER_DAY ? minutes : Math.round(minutes / MINUTES_PER_DAY) * MINUTES_PER_DAY;
}
