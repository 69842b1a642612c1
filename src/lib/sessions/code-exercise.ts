import type { ExerciseId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { EXERCISES } from "#lib/exercises/catalogue.ts";
import type { ExerciseSummary } from "#lib/exercises/exercise.ts";
import type { CardKey } from "#lib/notes/card.ts";
import { Terms } from "#lib/notes/terms.ts";
import { KNOWN_TERMS } from "./known-terms.ts";

/** An exercise that asks for the code of a card. */
export interface CodeExercise {
  readonly id: ExerciseId;
  readonly title: string;
}

/** Words of a heading over code that are no part of the name: 批归一化层实现, "Adam implementation". */
const CODE_WORDS =
  /(?:的)?(?:层|优化器)?(?:代码)?(?:实现|代码)$|\s+(?:layer|optimi[sz]er)?\s*(?:implementation|code|from scratch)$/i;

/** Finds the exercise by the names of what it asks for. */
export function exerciseOf(
  key: Pick<CardKey, "context" | "subject">,
  exercises: readonly ExerciseSummary[],
  terms: Terms,
): ExerciseSummary | null {
  const nearest = key.context.at(-1) === key.subject ? key.context.at(-2) : key.context.at(-1);
  for (const title of [key.subject, ...(nearest === undefined ? [] : [nearest])]) {
    const term = terms.find(title) ?? terms.find(title.replace(CODE_WORDS, ""));
    if (term === null) continue;
    const found = exercises.find(({ id, title: named }) =>
      [id.replaceAll("-", " "), named.zh, named.en].some((name) => terms.find(name)?.key === term.key),
    );
    if (found !== undefined) return found;
  }
  return null;
}

/** The exercise that asks for what a code card is about; null if there is none. */
export function codeExercise(key: CardKey, language: Language): CodeExercise | null {
  const found = exerciseOf(key, EXERCISES, new Terms(KNOWN_TERMS));
  return found === null ? null : { id: found.id, title: found.title[language] };
}
