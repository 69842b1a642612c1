import type { ExerciseId, TopicId } from "#lib/core/ids.ts";
import type { CodeLanguage } from "#lib/core/language.ts";
import { CODE_LANGUAGES } from "#lib/core/language.ts";
import type { Exercise, ExerciseSummary } from "./exercise.ts";
import type { ExerciseProblem } from "./exercise-problem.ts";
import { FieldReader } from "./field-reader.ts";

/** What exercise.json holds: the summary, and the rules of grading. */
export type ExerciseMetadata = ExerciseSummary & Pick<Exercise, "forbiddenOps" | "tolerance">;

/**
 * Reads exercise.json.
 * @param folder name of the exercise's folder, which must be its id
 * @param problems takes what is wrong
 */
export function parseMetadata(folder: string, value: unknown, problems: ExerciseProblem[]): ExerciseMetadata {
  const reader = new FieldReader("exercise.json", problems);
  const json = reader.record(value, null);
  const id = reader.slug(json["id"], "id");
  if (id !== "" && id !== folder) reader.report("id", `is "${id}" but the folder is "${folder}"`);
  const subjects = reader.slugs(json["subjects"], "subjects");
  if (subjects.length === 0) reader.report("subjects", "must name at least one card subject");
  const tolerance = reader.record(json["tolerance"], "tolerance");
  return {
    id: id as ExerciseId,
    topic: reader.slug(json["topic"], "topic") as TopicId,
    title: reader.localized(json["title"], "title"),
    minutes: reader.positive(json["minutes"], "minutes"),
    entryPoints: parseEntryPoints(json["entryPoints"], reader),
    prerequisites: reader.slugs(json["prerequisites"], "prerequisites") as readonly ExerciseId[],
    subjects,
    forbiddenOps: reader
      .list(json["forbiddenOps"], "forbiddenOps")
      .map((op, index) => forbiddenOp(reader, op, `forbiddenOps[${String(index)}]`)),
    tolerance: {
      relative: reader.positive(tolerance["relative"], "tolerance.relative"),
      absolute: reader.positive(tolerance["absolute"], "tolerance.absolute"),
      reason: reader.localized(tolerance["reason"], "tolerance.reason"),
    },
  };
}

function parseEntryPoints(value: unknown, reader: FieldReader): Partial<Record<CodeLanguage, string>> {
  const json = reader.record(value, "entryPoints");
  const entryPoints: Partial<Record<CodeLanguage, string>> = {};
  for (const [language, name] of Object.entries(json)) {
    const known = CODE_LANGUAGES.find((candidate) => candidate === language);
    if (known === undefined) {
      reader.report(`entryPoints.${language}`, `is no language; languages are ${CODE_LANGUAGES.join(", ")}`);
    } else {
      entryPoints[known] = reader.identifier(name, `entryPoints.${language}`);
    }
  }
  if (Object.keys(json).length === 0) reader.report("entryPoints", "must name what to write in one language");
  return entryPoints;
}

/** An op of `tf`, or a function of NumPy's as code writes it: "topk", "np.linalg.norm". */
function forbiddenOp(reader: FieldReader, value: unknown, field: string): string {
  if (typeof value !== "string" || !value.startsWith("np.")) return reader.identifier(value, field);
  const parts = value.split(".").map((part) => reader.identifier(part, field));
  return parts.join(".");
}
