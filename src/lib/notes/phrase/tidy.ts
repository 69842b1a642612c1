import type { Language } from "#lib/core/language.ts";

/** Between a question and the passage it asks about: blocks of their own. */
export const PASSAGE = "\n\n";

/** A question on one line, with the passage that it asks about as it is. */
export function tidy(front: string, language: Language): string {
  const [question = "", ...passage] = front.split(PASSAGE);
  return [tidyLine(question, language), ...passage].join(PASSAGE);
}

function tidyLine(question: string, language: Language): string {
  const single = question.replace(/\s+/g, " ").trim();
  const joined =
    language === "zh"
      ? single.replace(/ (?=[，。？！：；”）])/g, "").replace(/(?<=[，。？！：；“（]) /g, "")
      : single;
  // A question that happens to begin like a heading, a list, a quote or a fence is none.
  return joined
    .replace(/[?？]{2,}$/, (marks) => marks.charAt(0))
    .replace(/^([#>+*-]|\d+[.)])(?=\s|$)/, "\\$1")
    .replace(/^(?=`{3,}[^`]*$|~~~)/, "\\");
}
