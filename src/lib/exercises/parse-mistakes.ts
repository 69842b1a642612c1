import type { CodeLanguage } from "#lib/core/language.ts";
import { CODE_LANGUAGES } from "#lib/core/language.ts";
import type { Edit, Exercise, Mistake } from "./exercise.ts";
import type { ExerciseProblem } from "./exercise-problem.ts";
import { FieldReader } from "./field-reader.ts";
import { countOccurrences } from "./mistaken-source.ts";

/**
 * Reads what mistakes.ts exports.
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
    return {
      id: reader.slug(json["id"], `${at}.id`),
      message: reader.localized(json["message"], `${at}.message`),
      subject,
      edits: parseEdits(json["edits"], `${at}.edits`, exercise.solution, reader),
    };
  });
  reader.unique(
    mistakes.map((mistake) => mistake.id),
    (index) => `[${String(index)}].id`,
  );
  return mistakes;
}

function parseEdits(
  value: unknown,
  field: string,
  solution: Exercise["solution"],
  reader: FieldReader,
): Mistake["edits"] {
  const json = reader.record(value, field);
  const edits: Partial<Record<CodeLanguage, readonly Edit[]>> = {};
  for (const language of CODE_LANGUAGES) {
    const inLanguage = json[language];
    if (inLanguage === undefined) continue;
    const source = solution[language];
    if (source === undefined) reader.report(`${field}.${language}`, "edits a solution that does not exist");
    else edits[language] = parseEditList(inLanguage, `${field}.${language}`, source, reader);
  }
  if (Object.keys(json).length === 0) reader.report(field, "must hold edits in one language at least");
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
