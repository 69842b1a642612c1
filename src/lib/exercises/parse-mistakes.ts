import type { CodeLanguage } from "#lib/core/language.ts";
import { CODE_LANGUAGES, LANGUAGES } from "#lib/core/language.ts";
import { wordingProblem } from "./code-wording.ts";
import type { Edit, Exercise, Mistake } from "./exercise.ts";
import type { ExerciseProblem } from "./exercise-problem.ts";
import { FieldReader } from "./field-reader.ts";
import { countOccurrences } from "./mistaken-source.ts";

/**
 * Reads what mistakes.ts exports. Each mistake is written in every language of the exercise, or in the one that it says
 * it can be made in; its message speaks to whoever can make it.
 * @param exercise whose solutions the edits must fit and whose subjects the mistakes may name
 * @param problems takes what is wrong
 */
export function parseMistakes(
  value: unknown,
  exercise: Pick<Exercise, "solution" | "subjects">,
  problems: ExerciseProblem[],
): readonly Mistake[] {
  const reader = new FieldReader("mistakes.ts", problems);
  const mistakes = reader.list(value, null).map((item, index): Mistake => {
    const at = `[${String(index)}]`;
    const json = reader.record(item, at);
    const subject = reader.slug(json["subject"], `${at}.subject`);
    if (subject !== "" && !exercise.subjects.includes(subject)) {
      reader.report(`${at}.subject`, `"${subject}" is not among the subjects in exercise.json`);
    }
    const onlyIn = parseOnlyIn(json["onlyIn"], `${at}.onlyIn`, exercise.solution, reader);
    const languages = CODE_LANGUAGES.filter((language) =>
      onlyIn === null ? exercise.solution[language] !== undefined : language === onlyIn,
    );
    const message = reader.localized(json["message"], `${at}.message`);
    for (const language of LANGUAGES) {
      const problem = message[language] === "" ? null : wordingProblem(message[language], languages);
      if (problem !== null) reader.report(`${at}.message.${language}`, problem);
    }
    return {
      id: reader.slug(json["id"], `${at}.id`),
      message,
      subject,
      ...(onlyIn === null ? {} : { onlyIn }),
      edits: parseEdits(json["edits"], `${at}.edits`, exercise.solution, languages, reader),
    };
  });
  reader.unique(
    mistakes.map((mistake) => mistake.id),
    (index) => `[${String(index)}].id`,
  );
  return mistakes;
}

/** @returns null for a mistake of all languages */
function parseOnlyIn(
  value: unknown,
  field: string,
  solution: Exercise["solution"],
  reader: FieldReader,
): CodeLanguage | null {
  if (value === undefined) return null;
  const language = CODE_LANGUAGES.find((candidate) => candidate === value) ?? null;
  if (language === null) reader.report(field, `must be one of ${CODE_LANGUAGES.join(", ")}, or left out`);
  else if (solution[language] === undefined) reader.report(field, "is a language without a solution");
  return language;
}

function parseEdits(
  value: unknown,
  field: string,
  solution: Exercise["solution"],
  languages: readonly CodeLanguage[],
  reader: FieldReader,
): Mistake["edits"] {
  const json = reader.record(value, field);
  const edits: Partial<Record<CodeLanguage, readonly Edit[]>> = {};
  for (const language of CODE_LANGUAGES) {
    const inLanguage = json[language];
    const source = solution[language];
    const isWanted = languages.includes(language);
    if (inLanguage === undefined) {
      if (isWanted) reader.report(`${field}.${language}`, "is missing: write it, or say onlyIn");
    } else if (source === undefined) {
      reader.report(`${field}.${language}`, "edits a solution that does not exist");
    } else if (!isWanted) {
      reader.report(`${field}.${language}`, "contradicts onlyIn");
    } else edits[language] = parseEditList(inLanguage, `${field}.${language}`, source, reader);
  }
  return edits;
}

function parseEditList(value: unknown, field: string, source: string, reader: FieldReader): readonly Edit[] {
  const items = reader.list(value, field);
  if (items.length === 0) reader.report(field, "must hold at least one edit");
  return items.map((item, index) => {
    const at = `${field}[${String(index)}]`;
    const json = reader.record(item, at);
    const find = reader.text(json["find"], `${at}.find`);
    const count = countOccurrences(source, find);
    if (find !== "" && count !== 1) {
      reader.report(
        `${at}.find`,
        `must occur exactly once in the solution but occurs ${String(count)} times`,
      );
    }
    if (typeof json["replace"] !== "string") reader.report(`${at}.replace`, "must be a text");
    return { find, replace: typeof json["replace"] === "string" ? json["replace"] : "" };
  });
}
