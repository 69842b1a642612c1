import type { LineState } from "./line-state.ts";
import { standingAlone } from "./paragraph-lines.ts";
import { expanded, placeWithin, scanLine } from "./scan-line.ts";
import type { SourceLine } from "./source-lines.ts";

/** A display formula as it stands in a note. */
export interface DisplayFormula {
  /** Quote and list markers, and the indentation, of its first line. */
  readonly prefix: string;
  /** Text between them and the opening delimiter. */
  readonly before: string;
  readonly first: SourceLine;
  /** Its lines without delimiters. What stood behind the opening one is without the prefix. */
  readonly body: readonly SourceLine[];
  readonly last: SourceLine;
  /** Text behind the closing delimiter. */
  readonly after: string;
  /** Index of `last`. */
  readonly lastIndex: number;
}

/** What begins another block where it stands outside of the quote or list item of a formula. */
const STARTS_BLOCK = /^[ \t]*(?:[>|]|#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t])/;

/** What no line of a formula begins with: one that was never closed would reach as far as the next. */
export const HEADING_OR_CODE =
  /^ {0,3}#{1,6}[ \t]|^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:`{3,}[^`]*$|~{3,})/;

/**
 * A formula between delimiters on lines of their own, all within the quotes and list items that its first line stands in:
 * the parser reads it as one. Null where it cannot, since another block begins before it is closed.
 * @param state before its first line
 */
export function fencedFormula(
  formula: DisplayFormula,
  state: LineState,
): { readonly lines: readonly SourceLine[]; readonly after: LineState } | null {
  const { first, body, last, before, after } = formula;
  const lines: SourceLine[] = [];
  let now = state;
  const write = (text: string, line: SourceLine): void => {
    lines.push({ ...line, text });
    now = scanLine(now, text, { asMeant: false });
  };
  if (before !== "") write(formula.prefix + before, first);
  const prefix = before === "" ? formula.prefix : continuation(formula.prefix);
  const opening = openingsOf(prefix, now).find(
    (text) => scanLine(now, `${text}$$`, { asMeant: false }).leaf?.kind === "formula",
  );
  if (opening === undefined) return null;
  write(`${opening}$$`, first);
  const { containers } = now;
  const further = continuation(opening);
  for (const line of body) {
    // It would be no formula where it is read again, on a card.
    if (HEADING_OR_CODE.test(line.text)) return null;
    const isBare = line.line === first.line;
    if (!isBare && placeWithin(containers, line.text) === null) {
      if (line.text.trim() === "" || STARTS_BLOCK.test(line.text)) return null;
      write(further + line.text.trimStart(), line);
    } else write(isBare ? further + line.text : line.text, line);
    if (now.leaf?.kind !== "formula") return null;
  }
  write(`${further}$$`, last);
  if (now.leaf !== null) return null;
  if (after !== "") write(further + standingAlone(after), last);
  return { lines, after: now };
}

/** The prefix as it stands, and without indentation that would make code or a paragraph's text of what follows. */
function openingsOf(prefix: string, state: LineState): readonly string[] {
  const text = expanded(prefix);
  const place = placeWithin(state.containers, `${prefix}$$`);
  const openings = [prefix, `${text.trimEnd()} `];
  return place === null ? openings : [prefix, text.slice(0, place), ...openings.slice(1)];
}

/** The prefix of a block's further lines: quote marks stay, list markers become the spaces they took. */
function continuation(prefix: string): string {
  return prefix.replace(/[^>\t]/g, " ");
}
