import { CODE_LANGUAGES, type CodeLanguage } from "#lib/core/language.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import type { Setting } from "#lib/store/setting.ts";

/** In the order in which they are offered: the language of the notes first. */
export const OFFERED_LANGUAGES: readonly CodeLanguage[] = ["python", "typescript"];

/** In which language the learner writes. The notes are in NumPy, so that is what it is until another one is chosen. */
export const CODE_LANGUAGE_SETTING: Setting<CodeLanguage> = {
  name: "code-language",
  parse: (stored) => CODE_LANGUAGES.find((each) => each === stored) ?? "python",
};

/** Languages in which an exercise can be written. */
export function languagesOf({ entryPoints }: Pick<Exercise, "entryPoints">): readonly CodeLanguage[] {
  return OFFERED_LANGUAGES.filter((language) => entryPoints[language] !== undefined);
}
