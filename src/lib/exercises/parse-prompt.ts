import type { CodeLanguage, Language } from "#lib/core/language.ts";
import { wordingProblem } from "./code-wording.ts";
import type { Prompt } from "./exercise.ts";

/** The heading that ends the task and begins the hints. */
export const HINTS_HEADINGS = { zh: "## 提示", en: "## Hints" } as const satisfies Record<Language, string>;

/**
 * Splits a prompt at its hints heading; hints, mildest first, are parted by lines `---`. Both marks are plain text inside
 * a code fence. Without the heading there are no hints.
 */
export function parsePrompt(markdown: string, language: Language): Prompt {
  const body: string[] = [];
  const hints: string[][] = [];
  let fence: string | null = null;
  for (const line of markdown.split(/\r?\n/)) {
    const marker = /^\s*(```|~~~)/.exec(line)?.[1];
    if (marker !== undefined) fence = fence === null ? marker : fence === marker ? null : fence;
    const isText = fence === null && marker === undefined;
    if (isText && hints.length === 0 && line.trim() === HINTS_HEADINGS[language]) hints.push([]);
    else if (isText && hints.length > 0 && line.trim() === "---") hints.push([]);
    else (hints.at(-1) ?? body).push(line);
  }
  return {
    body: body.join("\n").trim(),
    hints: hints.map((lines) => lines.join("\n").trim()).filter((hint) => hint !== ""),
  };
}

/**
 * What is wrong with the words of the task and of each hint for those who write in these languages: each part is whole in
 * itself, so there are as many hints in every language.
 */
export function promptWordingProblems(
  { body, hints }: Prompt,
  languages: readonly CodeLanguage[],
): readonly { readonly field: string; readonly message: string }[] {
  const parts = [["the task", body] as const, ...hints.map((hint, i) => [`hint ${i + 1}`, hint] as const)];
  return parts.flatMap(([field, text]) => {
    const message = text === "" ? null : wordingProblem(text, languages);
    return message === null ? [] : [{ field, message }];
  });
}
