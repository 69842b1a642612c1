import type { Paragraph, PhrasingContent, Text } from "mdast";

import { questionMarkdown, sliceBetween, wordsOf } from "./inline.ts";
import { cleanTitle } from "./titles.ts";

/** `term：text` taken apart. Markdown, without the colon. */
export interface TermText {
  /** Emphasis removed. */
  readonly term: string;
  /** Empty where the colon only announces what follows. */
  readonly text: string;
  readonly textWords: string;
  /** Whether the author set the term in bold. */
  readonly strong: boolean;
}

/** A term that is longer is a sentence. In characters; more where the author set it in bold. */
const MAX_TERM_LENGTH = 40;
const MAX_BOLD_TERM_LENGTH = 80;

/** What no term contains; brackets may hold anything. */
const SENTENCE = /[，。；！？,;!?]|\.\s/;

/** The author's bold makes one term of "Batch, layer and group norm". */
const BOLD_SENTENCE = /[。；！？;!?]|\.\s/;

/** "It is not overfitting: …": a statement and its reason. */
const STATEMENT =
  /^(?:it|this|that|these|those|they|there|we|you) (?:is|are|was|were|has|have|do|does|can|may)\b/i;

/** Splits a paragraph at the colon after its first words, if those read like a term. */
export function splitTerm(paragraph: Paragraph, source: string): TermText | null {
  const colon = findColon(paragraph.children, source);
  if (colon === null) return null;
  const { before, after } = colon;
  const term = cleanTitle(questionMarkdown(before, source));
  const words = cleanTitle(wordsOf(before));
  const strong = before.some((node) => node.type === "strong") && before.every(isStrongOrFiller);
  if (words === "" || [...words].length > (strong ? MAX_BOLD_TERM_LENGTH : MAX_TERM_LENGTH)) return null;
  if ((strong ? BOLD_SENTENCE : SENTENCE).test(words.replace(/[（(][^）)]*[）)]/g, ""))) return null;
  if (!strong && STATEMENT.test(words)) return null;
  const first = after[0];
  const last = after.at(-1);
  const text = first === undefined || last === undefined ? "" : sliceBetween(first, last, source);
  return { term, text, textWords: wordsOf(after), strong };
}

function isStrongOrFiller(node: PhrasingContent): boolean {
  if (node.type === "strong" || node.type === "html") return true;
  // A gloss or a picture may stand outside the bold: **术语** (Term)：
  return (
    node.type === "text" &&
    /^\s*(?:[\p{Extended_Pictographic}\uFE0F\s]*|[（(][^）)]*[）)])\s*$/u.test(node.value)
  );
}

interface Colon {
  readonly before: PhrasingContent[];
  readonly after: PhrasingContent[];
}

function findColon(children: readonly PhrasingContent[], source: string): Colon | null {
  for (const [index, node] of children.entries()) {
    const before = children.slice(0, index);
    if (node.type === "text") {
      const at = colonIn(node.value, index === 0);
      if (at !== null) {
        const halves = cutText(node, at, source);
        return {
          before: [...before, ...halves.before],
          after: [...halves.after, ...children.slice(index + 1)],
        };
      }
    } else if (node.type === "strong" && /[:：]\s*$/.test(wordsOf([node]))) {
      // **术语：**text has its colon inside.
      return { before: [...before, node], after: trimStart(children.slice(index + 1), source) };
    }
  }
  return null;
}

/** Index of a colon that separates: full-width, or followed by a space; not a ratio, a time or an address. */
function colonIn(value: string, isFirst: boolean): number | null {
  const match = /[:：]/.exec(value);
  if (match === null) return null;
  const before = value[match.index - 1] ?? "";
  const after = value[match.index + 1] ?? "";
  if (match[0] === ":" && /[0-9]/.test(before) && /[0-9]/.test(after)) return null;
  if (match[0] === ":" && after !== "" && !/[\s\u3000-\u9fff]/.test(after)) return null;
  if (isFirst && value.slice(0, match.index).trim() === "") return null;
  return match.index;
}

/** A part of a text node: its words, and where they stand in the source (which may hold escapes that the words do not). */
function partOfText(node: Text, value: string, fromSource: number, toSource: number): PhrasingContent[] {
  if (value.trim() === "" || node.position === undefined) return [];
  const { start } = node.position;
  const at = (shift: number): typeof start => ({
    ...start,
    column: start.column + shift,
    offset: (start.offset ?? 0) + shift,
  });
  return [{ type: "text", value, position: { start: at(fromSource), end: at(toSource) } }];
}

function cutText(node: Text, at: number, source: string): Colon {
  const written = writtenText(node, source);
  const colon = written.search(/[:：]/);
  const text = /[:：]\s*/.exec(written)?.[0].length ?? 1;
  return {
    before: partOfText(node, node.value.slice(0, at), 0, colon),
    after: partOfText(node, node.value.slice(at + 1).trimStart(), colon + text, written.length),
  };
}

function writtenText(node: Text, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function trimStart(nodes: readonly PhrasingContent[], source: string): PhrasingContent[] {
  const [first, ...rest] = nodes;
  if (first?.type !== "text") return [...nodes];
  const written = writtenText(first, source);
  const spaces = /^\s*/.exec(written)?.[0].length ?? 0;
  return [...partOfText(first, first.value.trimStart(), spaces, written.length), ...rest];
}
