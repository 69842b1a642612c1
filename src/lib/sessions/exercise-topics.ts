import type { ExerciseId, TopicId } from "#lib/core/ids.ts";
import type { CodeLanguage, Language } from "#lib/core/language.ts";
import { studyDayOf, type Moment } from "#lib/core/time.ts";
import type { ExerciseSummary } from "#lib/exercises/exercise.ts";
import { TOPICS, topicName } from "#lib/mastery/topics.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import { retrievabilityOf } from "#lib/scheduling/retrievability.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";
import type { ExerciseState } from "#lib/store/exercise-states.ts";
import { languagesOf } from "./code-language.ts";
import { waitOf, type ExerciseWait } from "./exercise-wait.ts";

export interface ExerciseListItem {
  readonly id: ExerciseId;
  readonly title: string;
  readonly minutes: number;
  readonly wait: ExerciseWait;
  /** A submission has passed at least once. */
  readonly passed: boolean;
  /** In which languages; empty where there is no choice. */
  readonly passedIn: readonly CodeLanguage[];
  /** Something is written and not rated yet. */
  readonly begun: boolean;
  /** Probability of writing it from memory now, 0 to 1; null if it was never rated. */
  readonly recall: number | null;
  /** Titles of exercises that come before it and are not passed yet. */
  readonly missing: readonly string[];
}

export interface ExerciseTopic {
  readonly id: TopicId;
  readonly name: string;
  readonly items: readonly ExerciseListItem[];
  readonly passedCount: number;
}

/** What the learner wrote. */
export interface Practice {
  readonly passedIn: ReadonlyMap<ExerciseId, readonly CodeLanguage[]>;
  /** Exercises with a draft. */
  readonly begun: ReadonlySet<ExerciseId>;
}

interface Given {
  readonly exercises: readonly ExerciseSummary[];
  readonly states: readonly ExerciseState[];
  readonly practice: Practice;
  readonly moment: Moment;
  readonly settings: SchedulingSettings;
  readonly language: Language;
}

/** Exercises under their topics, topics in the order of the map; topics that it does not know come last. */
export function exerciseTopics(given: Given): readonly ExerciseTopic[] {
  const { exercises, states, practice, moment, settings, language } = given;
  const stateOf = new Map(states.map((state) => [state.card.exerciseId, state]));
  const titles = new Map(exercises.map(({ id, title }) => [id, title[language]]));
  const today = studyDayOf(moment, settings);
  const known = TOPICS.map(({ id }) => id);
  const ids = [...new Set([...known, ...exercises.map(({ topic }) => topic)])];

  const itemOf = (exercise: ExerciseSummary): ExerciseListItem => {
    const state = stateOf.get(exercise.id);
    const memory: Memory = state?.card.memory ?? { phase: "new" };
    return {
      id: exercise.id,
      title: exercise.title[language],
      minutes: exercise.minutes,
      wait: waitOf(memory, moment.atMs, today),
      passed: state?.passed ?? false,
      passedIn: languagesOf(exercise).length > 1 ? (practice.passedIn.get(exercise.id) ?? []) : [],
      begun: practice.begun.has(exercise.id),
      recall: memory.phase === "new" ? null : retrievabilityOf(memory, moment, settings),
      missing: exercise.prerequisites
        .filter((id) => stateOf.get(id)?.passed !== true)
        .flatMap((id) => titles.get(id) ?? []),
    };
  };

  return ids
    .map((id) => {
      const items = exercises.filter(({ topic }) => topic === id).map(itemOf);
      const passedCount = items.filter(({ passed }) => passed).length;
      return { id, name: topicName(id, language), items, passedCount };
    })
    .filter(({ items }) => items.length > 0);
}

/**
 * What to write next: what is due, what is begun, then what is new and has its prerequisites; each in the order of the
 * map. Null where everything waits for its day.
 * @param except the exercise that was just done
 */
export function nextExercise(
  topics: readonly ExerciseTopic[],
  except: ExerciseId | null = null,
): ExerciseListItem | null {
  const items = topics.flatMap((topic) => topic.items).filter(({ id }) => id !== except);
  const wanted: readonly ((item: ExerciseListItem) => boolean)[] = [
    ({ wait }) => wait.kind === "due",
    ({ wait, begun }) => wait.kind === "new" && begun,
    ({ wait, missing }) => wait.kind === "new" && missing.length === 0,
  ];
  for (const isWanted of wanted) {
    const item = items.find(isWanted);
    if (item !== undefined) return item;
  }
  return null;
}
