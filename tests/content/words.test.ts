import { describe, expect, it } from "vitest";

import { CODE_LANGUAGES, LANGUAGES, type CodeLanguage } from "#lib/core/language.ts";
import { inCodeLanguage } from "#lib/exercises/code-wording.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { exerciseFolders } from "../../scripts/content/load-exercise.ts";
import { exerciseOf } from "./folder-proof.ts";

/** Names and words that only the other language has. */
const FOREIGN: Readonly<Record<CodeLanguage, readonly RegExp[]>> = {
  typescript: [
    /\bnp\./,
    /\bself\b/,
    /\b(?:True|False|None|NumPy|Python)\b/,
    /__/,
    /\b[a-z]{2,}\\?_[a-z]{2,}/, // running_mean, in formulas running\_mean
    / @ /,
    /\b(?:axis|keepdims|ddof) ?=/,
  ],
  python: [
    /\b(?:tf|Math)\./,
    /\bthis\./,
    /\bnew [A-Z]/,
    /\b(?:true|false|null|undefined|TypeScript|TensorFlow)\b/,
    /\b[a-z]+[A-Z]\w*/, // runningMean
    /\.(?:mul|div|sub|add|matMul)\(/,
    /\|\||===|\?\?/,
  ],
};
const TAG = /<\/?(?:ts|py)>/;

/** Everything that somebody reads who writes in this language, by where it stands. */
function textsOf(exercise: Exercise, codeLanguage: CodeLanguage): readonly (readonly [string, string])[] {
  return LANGUAGES.flatMap((language) => {
    const { body, hints } = exercise.prompt[language];
    const mistakes = exercise.mistakes.filter(({ edits }) => edits[codeLanguage] !== undefined);
    const texts: readonly (readonly [string, string])[] = [
      ["title", exercise.title[language]],
      ["tolerance", exercise.tolerance.reason[language]],
      ...exercise.cases.map(({ id, title }) => [`case ${id}`, title[language]] as const),
      ["task", inCodeLanguage(body, codeLanguage)],
      ...hints.map((hint, i) => [`hint ${i + 1}`, inCodeLanguage(hint, codeLanguage)] as const),
      ...mistakes.map(({ id, message }) => [id, inCodeLanguage(message[language], codeLanguage)] as const),
    ];
    return texts.map(([where, text]) => [`${language} ${where}`, text] as const);
  });
}

describe.each(exerciseFolders())("the words of %s", (folder) => {
  it.each(CODE_LANGUAGES)(
    "are those of %s, with no tag and no name of another language",
    async (language) => {
      const exercise = await exerciseOf(folder);
      if (exercise.entryPoints[language] === undefined) return;
      const foreign = textsOf(exercise, language).flatMap(([where, text]) =>
        [TAG, ...FOREIGN[language]].flatMap((pattern) => {
          const [found] = pattern.exec(text) ?? [];
          return found === undefined ? [] : [`${where}: ${found}`];
        }),
      );
      expect(foreign).toEqual([]);
    },
  );

  it("are as many hints, and name the entry point", async () => {
    const exercise = await exerciseOf(folder);
    for (const language of CODE_LANGUAGES) {
      const entryPoint = exercise.entryPoints[language];
      if (entryPoint === undefined) continue;
      for (const interfaceLanguage of LANGUAGES) {
        const { body, hints } = exercise.prompt[interfaceLanguage];
        expect(inCodeLanguage(body, language)).toContain(`\`${entryPoint}`);
        expect(hints.map((hint) => inCodeLanguage(hint, language).trim() !== "")).toEqual(
          Array(exercise.prompt.zh.hints.length).fill(true),
        );
      }
    }
  });
});
