import { keyText } from "#lib/notes/key-text.ts";

/** What makes a card hard or impossible to answer. */
export type WordingProblem = "no-front" | "no-back" | "circular" | "nothing-hidden" | "long-back";

/** Longer answers are hard to judge. */
const LONGEST_BACK = 300;

/** With these a card cannot be saved; the others are only said. */
const GRAVE: ReadonlySet<WordingProblem> = new Set(["no-front", "no-back", "nothing-hidden"]);

/** Whether a problem keeps a card from being saved. */
export function isGrave(problem: WordingProblem): boolean {
  return GRAVE.has(problem);
}

/** What is doubtful about a question and its answer, both Markdown. */
export function wordingProblems(front: string, back: string): readonly WordingProblem[] {
  const [question, answer] = [keyText(front), keyText(back)];
  if (front.trim() === "") return ["no-front"];
  if (back.trim() === "") return ["no-back"];
  const problems: WordingProblem[] = [];
  // A short answer may well occur in its question: "0 or 1?" asks for 0.
  const isSaid = question === answer || (answer.length > 3 && question.includes(answer));
  if (isSaid) problems.push("circular");
  if (back.length > LONGEST_BACK) problems.push("long-back");
  return problems;
}
