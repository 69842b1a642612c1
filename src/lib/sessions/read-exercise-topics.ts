import type { ExerciseId } from "#lib/core/ids.ts";
import type { CodeLanguage, Language } from "#lib/core/language.ts";
import { EXERCISES } from "#lib/exercises/catalogue.ts";
import { draftKeys } from "#lib/store/drafts.ts";
import { exerciseStates, type ExerciseState } from "#lib/store/exercise-states.ts";
import type { Store } from "#lib/store/open.ts";
import { isPassedIn } from "#lib/store/submissions.ts";
import { now } from "./clock.ts";
import { OFFERED_LANGUAGES } from "./code-language.ts";
import { exerciseTopics, type ExerciseTopic } from "./exercise-topics.ts";
import { readStudyPlans } from "./study-plan.ts";

/** All exercises by topic, and how each stands now. */
export async function readExerciseTopics(
  store: Store,
  language: Language,
): Promise<readonly ExerciseTopic[]> {
  const [states, drafts] = await Promise.all([exerciseStates(store), draftKeys(store)]);
  const practice = {
    passedIn: await languagesPassed(store, states),
    begun: new Set(drafts.map(([exerciseId]) => exerciseId)),
  };
  const { settings } = (await readStudyPlans(store)).exercises;
  return exerciseTopics({ exercises: EXERCISES, states, practice, moment: now(), settings, language });
}

async function languagesPassed(
  store: Store,
  states: readonly ExerciseState[],
): Promise<ReadonlyMap<ExerciseId, readonly CodeLanguage[]>> {
  const passed = states.filter((state) => state.passed).map(({ card }) => card.exerciseId);
  const entries = passed.map(async (id) => {
    const inEach = await Promise.all(OFFERED_LANGUAGES.map((language) => isPassedIn(store, id, language)));
    return [id, OFFERED_LANGUAGES.filter((_, index) => inEach[index])] as const;
  });
  return new Map(await Promise.all(entries));
}
