import type { Localized } from "#lib/core/language.ts";
import { LANGUAGES } from "#lib/core/language.ts";
import type { ExerciseProblem } from "./exercise-problem.ts";

/**
 * Reads untrusted values of one file. A wrong value is reported and replaced by an empty one, so that an author sees all
 * that is wrong at once; what was read counts only if `problems` stays empty.
 */
export class FieldReader {
  readonly #file: string;
  readonly #problems: ExerciseProblem[];

  constructor(file: string, problems: ExerciseProblem[]) {
    this.#file = file;
    this.#problems = problems;
  }

  report(field: string | null, message: string): void {
    this.#problems.push({ file: this.#file, field, message });
  }

  record(value: unknown, field: string | null): Readonly<Record<string, unknown>> {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value as Readonly<Record<string, unknown>>;
    }
    this.report(field, "must be an object");
    return {};
  }

  list(value: unknown, field: string | null): readonly unknown[] {
    if (Array.isArray(value)) return value as readonly unknown[];
    this.report(field, "must be a list");
    return [];
  }

  text(value: unknown, field: string): string {
    if (typeof value === "string" && value.trim() !== "") return value;
    this.report(field, "must be a text that is not empty");
    return "";
  }

  /** Lower-case words joined by hyphens: the form of ids of exercises, topics, cases, mistakes and subjects. */
  slug(value: unknown, field: string): string {
    if (typeof value === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) return value;
    this.report(field, 'must be lower-case words joined by hyphens, as in "batch-norm"');
    return "";
  }

  /** A name that code can declare. */
  identifier(value: unknown, field: string): string {
    if (typeof value === "string" && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value)) return value;
    this.report(field, "must be a name as code writes it: letters, digits and _, not starting with a digit");
    return "";
  }

  positive(value: unknown, field: string): number {
    if (typeof value === "number" && Number.isFinite(value) && value > 0) return value;
    this.report(field, "must be a positive number");
    return 1;
  }

  flag(value: unknown, field: string): boolean {
    if (typeof value === "boolean") return value;
    this.report(field, "must be true or false");
    return false;
  }

  localized(value: unknown, field: string): Localized {
    const record = this.record(value, field);
    const [zh, en] = LANGUAGES.map((language) => this.text(record[language], `${field}.${language}`));
    return { zh: zh ?? "", en: en ?? "" };
  }

  slugs(value: unknown, field: string): readonly string[] {
    return this.list(value, field).map((item, index) => this.slug(item, `${field}[${String(index)}]`));
  }

  /** Reports every id that stands twice. */
  unique(ids: readonly string[], field: (index: number) => string): void {
    ids.forEach((id, index) => {
      if (id !== "" && ids.indexOf(id) !== index) this.report(field(index), `"${id}" is used twice`);
    });
  }
}
