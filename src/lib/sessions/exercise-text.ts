import type { CodeLanguage, Language } from "#lib/core/language.ts";
import { CODE_FILE_ENDINGS } from "#lib/exercises/code-files.ts";
import { inCodeLanguage } from "#lib/exercises/code-wording.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { renderSafely } from "./render-safely.ts";

/** The prompt of an exercise, as it reads in one code language, as sanitised HTML. */
export interface ExerciseText {
  readonly bodyHtml: string;
  readonly hintsHtml: readonly string[];
  readonly solutionHtml: string;
  /** The code of the last time; empty if there is none. */
  readonly lastTimeHtml: string;
}

/** Renders prompt, hints and solution. Loaded with the Markdown parser, when an exercise opens. */
export function exerciseText(
  exercise: Exercise,
  language: Language,
  codeLanguage: CodeLanguage,
  lastTime: string | null,
): ExerciseText {
  const { body, hints } = exercise.prompt[language];
  const render = (markdown: string): string => renderSafely(inCodeLanguage(markdown, codeLanguage));
  return {
    bodyHtml: render(body),
    hintsHtml: hints.map(render),
    solutionHtml: codeHtml(exercise.solution[codeLanguage] ?? "", codeLanguage),
    lastTimeHtml: lastTime === null ? "" : codeHtml(lastTime, codeLanguage),
  };
}

function codeHtml(code: string, language: CodeLanguage): string {
  return renderSafely(fenced(code, CODE_FILE_ENDINGS[language]));
}

/** A code block whose fence is longer than any in the code. */
function fenced(code: string, info: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${info}\n${code.trimEnd()}\n${fence}\n`;
}
