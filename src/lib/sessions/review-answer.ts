import type { CardKind } from "#lib/notes/card.ts";

/** Longer answers are not typed. */
const LONGEST_ANSWER = 24;

/** What can be typed before the answer of a card is shown. */
export type AnswerToType =
  | { readonly kind: "text"; readonly text: string }
  /** LaTeX, shown beside the right one; nothing compares it. */
  | { readonly kind: "formula" };

/** Null for a card whose answer is not typed: it is long, or a list, or code, or has a formula in it. */
export function answerToType(kind: CardKind, backHtml: string): AnswerToType | null {
  if (kind === "formula") return { kind: "formula" };
  if (kind !== "basic" && kind !== "two-way" && kind !== "cloze") return null;
  const template = document.createElement("template");
  template.innerHTML = backHtml;
  const { children } = template.content;
  const [paragraph] = children;
  if (children.length !== 1 || paragraph?.tagName !== "P") return null;
  if (paragraph.querySelector(".katex, br, img") !== null) return null;
  const text = paragraph.textContent.trim();
  return isTypeable(text) ? { kind: "text", text } : null;
}

/**
 * Whether an answer is short enough to be typed.
 * @param text as it is read: no Markdown, no formula
 */
export function isTypeable(text: string): boolean {
  const { length } = [...text.trim()];
  return length > 0 && length <= LONGEST_ANSWER && !text.includes("\n");
}
