import type { Node, PhrasingContent } from "mdast";
import { toString } from "mdast-util-to-string";

import { HIGHLIGHT_CLOSE, HIGHLIGHT_OPEN } from "../parse/highlights.ts";
import { EMPTY_COMMENT } from "../parse/inline-marks.ts";
import { asParagraph } from "../parse/paragraph-lines.ts";
import { withoutWikiLinks, writtenWikiLinks } from "../parse/wiki-links.ts";
import { withoutComments } from "./comments.ts";

/** What a paragraph is made of, where it may go over several lines. */
const INLINE: ReadonlySet<string> = new Set([
  ...["text", "strong", "emphasis", "delete", "link", "linkReference", "inlineCode", "inlineMath", "image"],
  ...["imageReference", "footnoteReference", "break"],
]);

/** The Markdown of a node as it stands in the text; further lines lose the indentation and quote marks of its container. */
export function sliceOf(node: Node, text: string): string {
  return sliceBetween(node, node, text);
}

/** The Markdown from the start of one node to the end of another. */
export function sliceBetween(first: Node, last: Node, text: string): string {
  const written = writtenBetween(first, last, text);
  // Code is indented code by the spaces before its first line.
  return first.type === "code" ? written.replace(/^(?:[ \t]*\n)+/, "").trimEnd() : written.trim();
}

/** The same with the spaces at its ends, which stand between it and its neighbours. */
function writtenBetween(first: Node, last: Node, text: string): string {
  const start = first.position?.start;
  const end = last.position?.end.offset;
  if (start?.offset === undefined || end === undefined) return "";
  const written = text.slice(start.offset, end);
  if (!written.includes("\n")) return asQuoted(written);
  const [firstLine = "", ...further] = written.split("\n");
  const width = start.column - 1;
  const lines = [firstLine, ...further.map((line) => line.slice(containerWidth(line, width)))];
  return asQuoted(isOneParagraph(first, last) ? asParagraph(lines) : lines.join("\n"));
}

/** Whether two nodes are one paragraph, or stand within one. */
function isOneParagraph(first: Node, last: Node): boolean {
  return first === last ? first.type === "paragraph" || isInline(first) : isInline(first) && isInline(last);
}

function isInline({ type }: Node): boolean {
  return INLINE.has(type);
}

/** Characters of quote marks and indentation at the start of a line, at most `width`. */
function containerWidth(line: string, width: number): number {
  const marks = /^[ \t>]*/.exec(line)?.[0].length ?? 0;
  return Math.min(marks, width);
}

/** What a card shows: no comments, which say something to the program; links of apps as their words. */
function asQuoted(markdown: string): string {
  return withoutComments(withHighlights(withoutWikiLinks(markdown)));
}

/** Mended Markdown as the author wrote it. */
export function asWritten(markdown: string): string {
  return withHighlights(writtenWikiLinks(markdown));
}

function withHighlights(markdown: string): string {
  if (!markdown.includes("<")) return markdown;
  return markdown
    .replaceAll(EMPTY_COMMENT, "")
    .replaceAll(HIGHLIGHT_OPEN, "==")
    .replaceAll(HIGHLIGHT_CLOSE, "==");
}

/** The words of inline content: no marks, no comments, no line breaks. */
export function wordsOf(nodes: readonly PhrasingContent[]): string {
  return oneLine(nodes.map(wordsIn).join(""));
}

function wordsIn(node: PhrasingContent): string {
  if (node.type === "break") return " ";
  if (node.type === "html") return isLineBreak(node.value) ? " " : "";
  if ("children" in node) return node.children.map(wordsIn).join("");
  return toString(node, { includeHtml: false });
}

function isLineBreak(html: string): boolean {
  return /^<br\b/i.test(html);
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
      return isLineBreak(node.value) ? " " : "";
    case "footnoteReference":
      return "";
    default:
      return writtenBetween(node, node, text);
  }
}

/** Anything but single spaces between words, as most texts have them. */
const ODD_SPACE = /[^\S ]| {2}|^ | $/;

const WRAPPED_CHINESE =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])[ \t]*\n[ \t]*(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu;

/** Text without its line breaks: between Chinese characters they leave no space. */
export function joinLines(text: string): string {
  return text.includes("\n") ? text.replace(WRAPPED_CHINESE, "") : text;
}

function oneLine(text: string): string {
  return ODD_SPACE.test(text) ? joinLines(text).replace(/\s+/g, " ").trim() : text;
}
