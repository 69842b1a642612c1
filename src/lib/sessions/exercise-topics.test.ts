import { describe, expect, it } from "vitest";

import type { CardId, ExerciseId, TopicId } from "#lib/core/ids.ts";
import { MS_PER_DAY, studyDayOf, type Moment } from "#lib/core/time.ts";
import type { ExerciseSummary } from "#lib/exercises/exercise.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { EXERCISE_DECK, rowOf } from "#lib/store/card-row.ts";
import type { ExerciseState } from "#lib/store/exercise-states.ts";
import { exerciseTopics, nextExercise, type Practice } from "./exercise-topics.ts";

const NOON: Moment = { atMs: 20_000 * MS_PER_DAY + MS_PER_DAY / 2, utcOffsetMinutes: 0 };
const TODAY = studyDayOf(NOON, DEFAULT_SETTINGS.rolloverHour);

function exercise(id: string, topic: string, prerequisites: readonly string[] = []): ExerciseSummary {
  return {
    id: id as ExerciseId,
    topic: topic as TopicId,
    title: { zh: `${id} 练习`, en: id },
    minutes: 10,
    entryPoints: { typescript: id },
    prerequisites: prerequisites as readonly ExerciseId[],
    subjects: [],
  };
}

function state(id: string, memory: Memory, passed: boolean): ExerciseState {
  const card = rowOf({
    id: `exercise:${id}` as CardId,
    kind: "exercise",
    exerciseId: id as ExerciseId,
    deckId: EXERCISE_DECK,
    topic: "attention" as TopicId,
    position: 0,
    revision: 0,
    memory,
    suspended: false,
    buriedUntilDay: null,
    flag: 0,
    archived: false,
  });
  return { card, passed };
}

function reviewed(dueInDays: number): Memory {
  return {
    phase: "review",
    dueDay: TODAY + dueInDays,
    stability: 5,
    difficulty: 5,
    lastReviewAtMs: NOON.atMs - 5 * MS_PER_DAY,
    lastStudyDay: TODAY - 5,
  };
}

const NOTHING_WRITTEN: Practice = { passedIn: new Map(), begun: new Set() };

function topicsOf(
  exercises: readonly ExerciseSummary[],
  states: readonly ExerciseState[],
  practice = NOTHING_WRITTEN,
) {
  const settings = DEFAULT_SETTINGS;
  return exerciseTopics({ exercises, states, practice, moment: NOON, settings, language: "en" });
}

function items(states: readonly ExerciseState[]) {
  const exercises = [exercise("attention", "attention", ["softmax"]), exercise("softmax", "activations")];
  return topicsOf(exercises, states);
}

describe("exerciseTopics", () => {
  it("orders topics as the map does and leaves out empty ones", () => {
    expect(items([]).map(({ id }) => id)).toEqual(["activations", "attention"]);
  });

  it("puts topics that the map does not know last", () => {
    const exercises = [exercise("a", "my-own-topic"), exercise("b", "tensors")];
    const topics = topicsOf(exercises, []);
    expect(topics.map(({ id }) => id)).toEqual(["tensors", "my-own-topic"]);
  });

  it("names a prerequisite until it is passed", () => {
    const missing = (passed: boolean) =>
      items([state("softmax", { phase: "new" }, passed)]).at(1)?.items[0]?.missing;
    expect(missing(false)).toEqual(["softmax"]);
    expect(missing(true)).toEqual([]);
  });

  it("tells what is due from what waits, by the study day", () => {
    const wait = (dueInDays: number) =>
      items([state("softmax", reviewed(dueInDays), true)])[0]?.items[0]?.wait;
    expect(wait(0)).toEqual({ kind: "due" });
    expect(wait(3)).toEqual({ kind: "later", delay: { unit: "days", days: 3 } });
  });

  it("gives recall only for what was rated: 0.9 after as many days as the stability", () => {
    const topics = items([state("softmax", reviewed(0), true)]);
    expect(topics[0]?.items[0]?.recall).toBeCloseTo(0.9, 6);
    expect(topics[1]?.items[0]?.recall).toBeNull();
  });
});

describe("nextExercise", () => {
  const all = [
    exercise("softmax", "activations"),
    exercise("attention", "attention", ["softmax"]),
    exercise("dropout", "regularisation"),
  ];
  const next = (states: readonly ExerciseState[], begun: readonly string[] = [], except?: string) => {
    const practice = { ...NOTHING_WRITTEN, begun: new Set(begun as ExerciseId[]) };
    return nextExercise(topicsOf(all, states, practice), except as ExerciseId | undefined)?.id ?? null;
  };
  const waiting = (...ids: readonly string[]) => ids.map((id) => state(id, reviewed(3), true));

  it("is what is due before what is begun, and that before what is new", () => {
    expect(next([])).toBe("softmax");
    expect(next([], ["dropout"])).toBe("dropout");
    expect(next([state("attention", reviewed(0), true)], ["dropout"])).toBe("attention");
  });

  it("is nothing new whose prerequisites are missing, and never the one just done", () => {
    expect(next([state("softmax", reviewed(3), false)])).not.toBe("attention");
    expect(next([], [], "softmax")).toBe("dropout");
  });

  it("is none where everything waits for its day, begun or not", () => {
    expect(next(waiting("softmax", "attention", "dropout"), ["dropout"])).toBeNull();
  });
});
