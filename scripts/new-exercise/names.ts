import type { CodeLanguage } from "#lib/core/language.ts";

/** What a learner writes. */
export const FORMS = ["function", "class"] as const;

export type Form = (typeof FORMS)[number];

/** Ids of exercises: lower-case words joined by hyphens. */
export const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Names of the class or function, as each language writes them: "batch-norm" gives BatchNorm, or batchNorm and
 * batch_norm.
 */
export function entryPointsOf(slug: string, form: Form): Readonly<Record<CodeLanguage, string>> {
  const words = slug.split("-");
  const pascal = words.map(capitalised).join("");
  if (form === "class") return { typescript: pascal, python: pascal };
  const [first = "", ...rest] = words;
  return { typescript: first + rest.map(capitalised).join(""), python: words.join("_") };
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
