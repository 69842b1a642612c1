import type { BlockOf } from "../outline/block.ts";
import { sliceOf } from "../outline/inline.ts";
import { cleanTitle } from "../outline/titles.ts";
import { isCallout } from "../outline/vocabulary.ts";
import { plainName } from "./naming.ts";
import type { NoteContext } from "./rule.ts";
import type { Series } from "./series.ts";

/** A line of a paragraph that is a term and its text. Markdown. */
export interface TermLine {
  /** Emphasis removed. */
  readonly term: string;
  readonly text: string;
  readonly block: BlockOf<"paragraph">;
  readonly startLine: number;
  readonly endLine: number;
}

/**
 * The terms of a paragraph with one on every line (`术语：文字` or `术语 - 文字`), of a definition list (a term, and under
 * it `: text`), or of a list numbered by hand; null where it is another paragraph.
 */
export function readTermLines(
  block: BlockOf<"paragraph">,
  series: Series | null,
  note: NoteContext,
): readonly TermLine[] | null {
  if (series !== null) return seriesTerms(series);
  const lines = sliceOf(block.node, note.text)
    .split("\n")
    .map((line) => (line.endsWith("\\") ? line.slice(0, -1) : line).trim());
  if (lines.length < 2) return null;
  return definitionList(block, lines) ?? termOnEveryLine(block, lines);
}

function seriesTerms(series: Series): readonly TermLine[] | null {
  const terms = series.entries.map(({ text, block, startLine, endLine }): TermLine | null => {
    const split = splitLine(text);
    return split === null || block.kind !== "paragraph" ? null : { ...split, block, startLine, endLine };
  });
  return complete(terms);
}

function termOnEveryLine(block: BlockOf<"paragraph">, lines: readonly string[]): readonly TermLine[] | null {
  const terms = lines.map((line, index): TermLine | null => {
    const split = splitLine(line.replace(/^[•●▪‣◦■◆○·]\s*/, ""));
    const at = block.startLine + index;
    return split === null ? null : { ...split, block, startLine: at, endLine: at };
  });
  return complete(terms);
}

/** All lines, or none. */
function complete(terms: readonly (TermLine | null)[]): readonly TermLine[] | null {
  const found = terms.filter((term) => term !== null);
  return found.length === terms.length && found.length > 1 ? found : null;
}

/** `术语` and under it `: 文字`, as Markdown Extra writes definitions. */
function definitionList(block: BlockOf<"paragraph">, lines: readonly string[]): readonly TermLine[] | null {
  const terms: TermLine[] = [];
  for (const [index, line] of lines.entries()) {
    const text = /^[:：]\s+(\S.*)$/.exec(line)?.[1];
    const at = block.startLine + index;
    const before = terms.at(-1);
    if (text === undefined) {
      if (before?.text === "" || !isTerm(line)) return null;
      terms.push({ term: cleanTitle(plainName(line)), text: "", block, startLine: at, endLine: at });
    } else {
      if (before === undefined) return null;
      terms[terms.length - 1] = {
        ...before,
        text: before.text === "" ? text : `${before.text}\n${text}`,
        endLine: at,
      };
    }
  }
  return terms.length > 0 && terms.every(({ text }) => text !== "") ? terms : null;
}

/** What no term contains; brackets may hold anything. */
const SENTENCE = /[，。；！？,;!?:：]|\.\s/;
/** In characters. */
const MAX_TERM_LENGTH = 40;

function isTerm(markdown: string): boolean {
  const name = cleanTitle(plainName(markdown));
  if ([...name].length > MAX_TERM_LENGTH) return false;
  const bare = name.replace(/[（(][^）)]*[）)]/g, "");
  return /\p{L}/u.test(bare) && !SENTENCE.test(bare) && !isCallout(name);
}

function splitLine(line: string): { term: string; text: string } | null {
  const match =
    /^(\*\*[^*]{1,80}?[:：]\s*\*\*)\s*(\S[\s\S]*)$/.exec(line) ??
    /^([^:：]{1,80}?)\s*(?:：\s*|:\s+|:(?=\p{Script=Han}))(\S[\s\S]*)$/u.exec(line) ??
    /^(.{1,80}?)\s+[-–—]{1,2}\s+(\S[\s\S]*)$/.exec(line);
  const [, name = "", text = ""] = match ?? [];
  if (match === null || /[`$]/.test(name) || !isTerm(name.replace(/[:：]\s*\*\*$/, "**"))) return null;
  return { term: cleanTitle(plainName(name)), text: text.trim() };
}
