import type { ExerciseId } from "#lib/core/ids.ts";
import type { CodeLanguage, Language } from "#lib/core/language.ts";
import { loadExercise } from "#lib/exercises/catalogue.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { readCard } from "#lib/store/cards.ts";
import { readDraft } from "#lib/store/drafts.ts";
import type { Store } from "#lib/store/open.ts";
import type { DraftRow, SubmissionRow } from "#lib/store/practice-rows.ts";
import { readSetting } from "#lib/store/setting.ts";
import { submissionsOf } from "#lib/store/submissions.ts";
import { exerciseCardId } from "./exercise-card-id.ts";
import { now } from "./clock.ts";
import { CODE_LANGUAGE_SETTING, languagesOf } from "./code-language.ts";
import { attemptSetting, NEW_ATTEMPT, type ExerciseAttempt } from "./exercise-attempt.ts";
import { exerciseStart, type ExerciseStart } from "./exercise-start.ts";
import type { ExerciseText } from "./exercise-text.ts";
import { readStudyPlans, type StudyPlan } from "./study-plan.ts";

/** What an exercise is in one code language. */
export interface OpenCode {
  readonly language: CodeLanguage;
  readonly text: ExerciseText;
  readonly starter: string;
  readonly start: ExerciseStart;
}

/** An exercise as it was opened. */
export interface OpenExercise {
  readonly exercise: Exercise;
  /** Languages in which it can be written; at least one. */
  readonly languages: readonly CodeLanguage[];
  /** The language to begin in: that of the attempt that is under way, or the learner's choice. */
  readonly firstLanguage: CodeLanguage;
  /** Rendered when it is first asked for. */
  readonly code: (language: CodeLanguage) => OpenCode;
  /** The attempt that is under way, or a new one. */
  readonly attempt: ExerciseAttempt;
  /** Null while the catalogue's cards are not in the store. */
  readonly card: CardRow | null;
  /** By which it is scheduled. */
  readonly plan: StudyPlan;
}

interface Kept {
  readonly drafts: readonly DraftRow[];
  readonly submissions: readonly SubmissionRow[];
  readonly card: CardRow | null;
  readonly plan: StudyPlan;
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
  const languages = languagesOf(exercise);
  const [usual] = languages;
  if (usual === undefined) return null;
  const [card, drafts, submissions, stored, chosen, plans] = await Promise.all([
    readCard(store, exerciseCardId(id)),
    Promise.all(languages.map((each) => readDraft(store, id, each))),
    submissionsOf(store, id),
    readSetting(store, attemptSetting(id)),
    readSetting(store, CODE_LANGUAGE_SETTING),
    readStudyPlans(store),
  ]);
  const kept: Kept = {
    drafts: drafts.filter((draft) => draft !== undefined),
    submissions,
    card: card ?? null,
    plan: plans.exercises,
  };
  const starts = new Map(languages.map((each) => [each, startIn(exercise, each, kept)]));
  const isEarlier = kept.drafts.length > 0 && ![...starts.values()].some(({ goesOn }) => goesOn);
  const attempt = isEarlier ? NEW_ATTEMPT : stored;
  const firstLanguage = [attempt.language, chosen].find((each) => each !== null && starts.has(each)) ?? usual;

  const codes = new Map<CodeLanguage, OpenCode>();
  const code = (codeLanguage: CodeLanguage): OpenCode => {
    const start = starts.get(codeLanguage);
    if (start === undefined) throw new Error(`${id} is not offered in ${codeLanguage}`);
    const known = codes.get(codeLanguage) ?? {
      language: codeLanguage,
      text: exerciseText(exercise, language, codeLanguage, start.lastTime?.code ?? null),
      starter: exercise.starter[codeLanguage] ?? "",
      start,
    };
    codes.set(codeLanguage, known);
    return known;
  };
  return { exercise, languages, firstLanguage, code, attempt, card: kept.card, plan: kept.plan };
}

function startIn(
  exercise: Exercise,
  language: CodeLanguage,
  { drafts, submissions, card, plan }: Kept,
): ExerciseStart {
  return exerciseStart({
    starter: exercise.starter[language] ?? "",
    draft: drafts.find((draft) => draft.language === language),
    lastSubmission: submissions.findLast((submission) => submission.language === language),
    memory: card?.memory ?? { phase: "new" },
    moment: now(),
    rollover: plan.settings,
  });
}
