import type { Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

/** What an exercise is called that this version does not have: its id is no name. */
export function goneExerciseTitle(language: Language): string {
  return m.exercise_gone_title({}, { locale: language });
}
