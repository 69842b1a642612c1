import type { Node, PhrasingContent } from "mdast";
import { toString } from "mdast-util-to-string";

import { EMPTY_COMMENT } from "../parse/inline-marks.ts";

/** The Markdown of a node as it stands in the text; further lines lose the indentation and quote marks of its container. */
export function sliceOf(node: Node, text: string): string {
  return sliceBetween(node, node, text);
}

/** The Markdown from the start of one node to the end of another. */
export function sliceBetween(first: Node, last: Node, text: string): string {
  return writtenBetween(first, last, text).trim();
}

/** The same with the spaces at its ends, which stand between it and its neighbours. */
function writtenBetween(first: Node, last: Node, text: string): string {
  const start = first.position?.start;
  const end = last.position?.end.offset;
  if (start?.offset === undefined || end === undefined) return "";
  const [firstLine = "", ...further] = text.slice(start.offset, end).split("\n");
  const width = start.column - 1;
  const lines = further.map((line) => line.slice(containerWidth(line, width)));
  return withoutComments([firstLine, ...lines].join("\n"));
}

/** Characters of quote marks and indentation at the start of a line, at most `width`. */
function containerWidth(line: string, width: number): number {
  const marks = /^[ \t>]*/.exec(line)?.[0].length ?? 0;
  return Math.min(marks, width);
}

/** Comments say something to the program, not to the learner. */
function withoutComments(markdown: string): string {
  return markdown.replaceAll(EMPTY_COMMENT, "").replace(/[ \t]*<!--[\s\S]*?-->/g, "");
}

/** The words of inline content: no marks, no comments, no line breaks. */
export function wordsOf(nodes: readonly PhrasingContent[]): string {
  const text = nodes
    .map((node) => (node.type === "break" ? " " : toString(node, { includeHtml: false })))
    .join("");
  return oneLine(text);
}

/**
 * Inline content as Markdown for a question: code and formulas stay, emphasis and links become their words, so that a
 * term reads the same wherever it was bold.
 */
export function questionMarkdown(nodes: readonly PhrasingContent[], text: string): string {
  return oneLine(nodes.map((node) => inlinePart(node, text)).join(""));
}

function inlinePart(node: PhrasingContent, text: string): string {
  switch (node.type) {
    case "strong":
    case "emphasis":
    case "delete":
    case "link":
    case "linkReference":
      return node.children.map((child) => inlinePart(child, text)).join("");
    case "break":
      return " ";
    case "image":
    case "imageReference":
      return node.alt ?? "";
    case "html":
    case "footnoteReference":
      return "";
    default:
      return writtenBetween(node, node, text);
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
