import type { CodeLanguage, Localized } from "#lib/core/language.ts";
import { CODE_LANGUAGES, LANGUAGES } from "#lib/core/language.ts";
import type { Result } from "#lib/core/result.ts";
import { err, ok } from "#lib/core/result.ts";
import { codeFile } from "./code-files.ts";
import type { Exercise, Prompt } from "./exercise.ts";
import type { ExerciseProblem } from "./exercise-problem.ts";
import { FieldReader } from "./field-reader.ts";
import { parseCases } from "./parse-cases.ts";
import { parseMetadata } from "./parse-metadata.ts";
import { parseMistakes } from "./parse-mistakes.ts";
import { HINTS_HEADINGS, parsePrompt, promptWordingProblems } from "./parse-prompt.ts";

/** An exercise's folder as it was read; nothing in it is trusted yet. */
export interface ExerciseFiles {
  /** The folder's name, which is the exercise's id. */
  readonly folder: string;
  /** exercise.json, parsed as JSON. */
  readonly metadata: unknown;
  /** Prompts, starters and solutions by file name, e.g. "prompt.zh.md", "solution.ts". */
  readonly texts: Readonly<Record<string, string>>;
  /** Default export of cases.ts. */
  readonly cases: unknown;
  /** Default export of mistakes.ts. */
  readonly mistakes: unknown;
}

/**
 * Makes an exercise of its folder, or says everything that is wrong with it. Each language that exercise.json names an
 * entry point for needs its starter and its solution; other languages are simply not offered.
 */
export function parseExercise(files: ExerciseFiles): Result<Exercise, readonly ExerciseProblem[]> {
  const problems: ExerciseProblem[] = [];
  const metadata = parseMetadata(files.folder, files.metadata, problems);
  const solution = parseCode("solution", metadata.entryPoints, files.texts, problems);
  const offered = CODE_LANGUAGES.filter((language) => metadata.entryPoints[language] !== undefined);
  const exercise: Exercise = {
    ...metadata,
    prompt: parsePrompts(files.texts, offered, problems),
    starter: parseCode("starter", metadata.entryPoints, files.texts, problems),
    solution,
    cases: parseCases(files.cases, problems),
    mistakes: parseMistakes(files.mistakes, { solution, subjects: metadata.subjects }, problems),
  };
  return problems.length === 0 ? ok(exercise) : err(problems);
}

function parsePrompts(
  texts: ExerciseFiles["texts"],
  offered: readonly CodeLanguage[],
  problems: ExerciseProblem[],
): Localized<Prompt> {
  const prompts = LANGUAGES.map((language) => {
    const file = `prompt.${language}.md`;
    const reader = new FieldReader(file, problems);
    const prompt = parsePrompt(texts[file] ?? "", language);
    if (prompt.body === "") reader.report(null, "is missing or says nothing before the hints");
    if (prompt.hints.length === 0)
      reader.report(null, `has no hints: put them after "${HINTS_HEADINGS[language]}"`);
    for (const { field, message } of promptWordingProblems(prompt, offered)) reader.report(field, message);
    return prompt;
  });
  const [zh = { body: "", hints: [] }, en = { body: "", hints: [] }] = prompts;
  if (zh.hints.length !== en.hints.length) {
    const counts = `${String(en.hints.length)} hints here, ${String(zh.hints.length)} in prompt.zh.md`;
    new FieldReader("prompt.en.md", problems).report(
      null,
      `${counts}: there must be as many in each language`,
    );
  }
  return { zh, en };
}

function parseCode(
  part: "starter" | "solution",
  entryPoints: Exercise["entryPoints"],
  texts: ExerciseFiles["texts"],
  problems: ExerciseProblem[],
): Partial<Record<CodeLanguage, string>> {
  const code: Partial<Record<CodeLanguage, string>> = {};
  for (const language of CODE_LANGUAGES) {
    const file = codeFile(part, language);
    const text = texts[file];
    const entryPoint = entryPoints[language];
    const reader = new FieldReader(file, problems);
    if (entryPoint !== undefined && text === undefined) {
      reader.report(null, `is missing, though exercise.json names entryPoints.${language}`);
    } else if (entryPoint === undefined && text !== undefined) {
      reader.report(null, `is never used: exercise.json names no entryPoints.${language}`);
    } else if (entryPoint !== undefined && text !== undefined) {
      if (!new RegExp(`\\b${entryPoint}\\b`).test(text)) reader.report(null, `never mentions ${entryPoint}`);
      code[language] = text;
    }
  }
  return code;
}
