import type { CodeProblem } from "#lib/exercises/outcome.ts";

/**
 * Whether two programs failed with one error. Learners name variables as they like and shapes differ with them, so only
 * the words of the messages count: numbers, what stands in quotes and names of values are left out.
 */
export function sameProblem(a: CodeProblem, b: CodeProblem): boolean {
  return a.name === b.name && wordsOf(a.message) === wordsOf(b.message);
}

/** What engines and libraries say of a name: "x.foo is not a function", "xs is not defined". */
const NAMED = /[\p{L}_$][\p{L}\p{N}_$.()[\]]*(?= is (?:not|null|undefined))/gu;

/** The words of an error message. */
function wordsOf(message: string): string {
  return message
    .replace(/(["'`])(?:(?!\1).)*\1/gu, "'")
    .replace(NAMED, "_")
    .replace(/[-+]?\d[\d.,\s×x[\]()]*/gu, "# ")
    .replace(/\s+/gu, " ")
    .trim();
}
