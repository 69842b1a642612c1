import { AT_START, type LineState } from "./line-state.ts";
import { scanLine } from "./scan-line.ts";

/** A line of the text that is parsed, and where it stands in the file (from 1). */
export interface SourceLine {
  readonly text: string;
  readonly line: number;
  /** Where it was put together from several lines of the file: the last of them. */
  readonly endLine?: number;
}

/** Why a line is kept from the parser. */
export type UnreadableReason = "overlong" | "too-deep" | "comment" | "anchor";

/** A line that the parser does not see: reading it could freeze or crash the app, or it is no text of the note. */
export interface UnreadableLine {
  readonly line: number;
  /** Where there are several: the last. */
  readonly endLine?: number;
  readonly reason: UnreadableReason;
  readonly excerpt: string;
}

/** Longer lines are data (a picture in base64, a minified file), not prose. In UTF-16 units. */
const MAX_LINE_LENGTH = 8_000;

/** Quotes and lists inside one another on one line. Readable notes stay under six. */
const MAX_MARKERS = 12;

/** Columns of indentation, beyond which a list marker makes no list that anybody can read. */
const MAX_INDENT = 80;

/** A paragraph's text: longer ones take the parser seconds. Lists, tables and code are not counted. */
const MAX_PARAGRAPH_LENGTH = 20_000;

const NESTED_MARKERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;
const MAY_NEST = /^[ \t>*+\-\d]/;
const BLOCK_START = /^[ \t]*(?:[-*+|>]|\d{1,9}[.)])/;
const THEMATIC_BREAK = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/;

/** Ends of lines and paragraphs to Unicode, and to nobody else: Markdown and its readers know them as a sort of space. */
const UNICODE_LINE_END = /[\u2028\u2029]/g;

/** Half of a pair of UTF-16 units, which is no character. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Lines of a file, whatever its line ends; a byte-order mark is dropped, NUL and halves of characters are shown as U+FFFD.
 * Lines that no parser should see are blanked out and told about.
 */
export function readSourceLines(raw: string): { lines: SourceLine[]; unreadable: UnreadableLine[] } {
  const texts = raw
    .replace(/^\uFEFF/, "")
    .replaceAll("\0", "\uFFFD")
    .replace(LONE_SURROGATE, "\uFFFD")
    .replace(UNICODE_LINE_END, " ")
    .split(/\r\n|\r|\n/);
  const unreadable: UnreadableLine[] = [];
  const mayBeLong = raw.length > MAX_PARAGRAPH_LENGTH;
  let state: LineState = AT_START;
  let paragraphLength = 0;
  const lines = texts.map((text, index): SourceLine => {
    const line = index + 1;
    const unreadableAlone = whyUnreadable(text);
    if (mayBeLong) state = scanLine(state, unreadableAlone === null ? text : "", { asMeant: true });
    const isParagraph = mayBeLong && state.line !== "fence" && text.trim() !== "" && !BLOCK_START.test(text);
    paragraphLength = isParagraph ? paragraphLength + text.length : 0;
    const reason = paragraphLength > MAX_PARAGRAPH_LENGTH ? "overlong" : unreadableAlone;
    if (reason === null) return { text, line };
    unreadable.push({ line, reason, excerpt: text.slice(0, 80) });
    return { text: "", line };
  });
  return { lines, unreadable };
}

function whyUnreadable(text: string): UnreadableReason | null {
  if (text.length > MAX_LINE_LENGTH) return "overlong";
  if (!MAY_NEST.test(text)) return null;
  if (indentOf(text) > MAX_INDENT && BLOCK_START.test(text)) return "too-deep";
  const markers = NESTED_MARKERS.exec(text)?.[0].match(/>|[-*+]|\d+/g) ?? [];
  return markers.length > MAX_MARKERS && !THEMATIC_BREAK.test(text) ? "too-deep" : null;
}

function indentOf(text: string): number {
  return /^[ \t]*/.exec(text)?.[0].replaceAll("\t", "    ").length ?? 0;
}
