import type { ExerciseId } from "#lib/core/ids.ts";
import { CODE_LANGUAGES, type CodeLanguage, type Language } from "#lib/core/language.ts";
import { loadExercise } from "#lib/exercises/catalogue.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { readCard } from "#lib/store/cards.ts";
import { readDraft } from "#lib/store/drafts.ts";
import type { Store } from "#lib/store/open.ts";
import { readSetting } from "#lib/store/setting.ts";
import { submissionsOf } from "#lib/store/submissions.ts";
import { exerciseCardId } from "./built-in-content.ts";
import { now } from "./clock.ts";
import { attemptSetting, NEW_ATTEMPT, type ExerciseAttempt } from "./exercise-attempt.ts";
import { exerciseStart, type ExerciseStart } from "./exercise-start.ts";
import type { ExerciseText } from "./exercise-text.ts";
import { EXERCISE_PLAN } from "./study-plan.ts";

/** An exercise as it was opened. */
export interface OpenExercise {
  readonly exercise: Exercise;
  readonly codeLanguage: CodeLanguage;
  readonly text: ExerciseText;
  readonly starter: string;
  readonly start: ExerciseStart;
  /** The attempt that is under way, or a new one. */
  readonly attempt: ExerciseAttempt;
  /** Null while the catalogue's cards are not in the store. */
  readonly card: CardRow | null;
}

/**
 * Loads an exercise and how the learner stands with it.
 * @returns null if its folder is broken: no fault of the learner, and nothing to try again
 * @throws Error if a chunk cannot be fetched or the store cannot be read
 */
export async function openExercise(
  store: Store,
  id: ExerciseId,
  language: Language,
): Promise<OpenExercise | null> {
  const [loaded, { exerciseText }] = await Promise.all([loadExercise(id), import("./exercise-text.ts")]);
  if (!loaded.ok) return null;
  const exercise = loaded.value;
  const codeLanguage = CODE_LANGUAGES.find((each) => exercise.starter[each] !== undefined);
  if (codeLanguage === undefined) return null;
  const [card, draft, submissions, attempt] = await Promise.all([
    readCard(store, exerciseCardId(id)),
    readDraft(store, id, codeLanguage),
    submissionsOf(store, id),
    readSetting(store, attemptSetting(id)),
  ]);
  const starter = exercise.starter[codeLanguage] ?? "";
  const start = exerciseStart({
    starter,
    draft,
    lastSubmission: submissions.findLast((submission) => submission.language === codeLanguage),
    memory: card?.memory ?? { phase: "new" },
    moment: now(),
    rolloverHour: EXERCISE_PLAN.settings.rolloverHour,
  });
  return {
    exercise,
    codeLanguage,
    text: exerciseText(exercise, language, codeLanguage, start.lastTime?.code ?? null),
    starter,
    start,
    attempt: draft === undefined || start.goesOn ? attempt : NEW_ATTEMPT,
    card: card ?? null,
  };
}
