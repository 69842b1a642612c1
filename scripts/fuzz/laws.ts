import process from "node:process";

import type { NoteCard } from "#lib/notes/card.ts";
import { coverParsed, marksOfReading, type Coverage } from "#lib/notes/coverage.ts";
import { authorName } from "#lib/notes/diff/author-name.ts";
import type { CardDiff } from "#lib/notes/diff/card-diff.ts";
import { diffNotes } from "#lib/notes/diff/diff.ts";
import { AT_START, type LineState } from "#lib/notes/parse/line-state.ts";
import { parseMarkdown, type ParsedNote } from "#lib/notes/parse/parse.ts";
import { scanLine } from "#lib/notes/parse/scan-line.ts";
import { readNote, type NoteReading } from "#lib/notes/read-note.ts";
import { renderMarkdown, renderNodes } from "#lib/notes/render.ts";
import { lostLines } from "../../tests/contracts/note-lines.ts";

/** A law that a note breaks. */
export interface Finding {
  readonly law: string;
  readonly detail: string;
}

/**
 * Reading takes at most this much CPU time, ms: as many times the parse of the same text, and a little for what a first
 * run costs. The bench holds it to twice the parse; here one hostile note is measured once, beside other work.
 */
const PARSES = 12;
const ALLOWANCE_MS = 400;

const read = (text: string): NoteReading => readNote(text, { file: "note.md" });

/** Letters and digits alone: marks, brackets and spaces are written differently in a card and in its note. */
const bare = (text: string): string => text.normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "");

/** What a note breaks, held against the laws of any note. Never throws. */
export function findingsOf(text: string, original: string): Finding[] {
  const findings: Finding[] = [];
  const check = (law: string, broken: () => string | null): void => {
    try {
      const detail = broken();
      if (detail !== null) findings.push({ law, detail });
    } catch (error) {
      findings.push({
        law: `${law}: no crash`,
        detail: String(error instanceof Error ? error.stack : error),
      });
    }
  };
  check("reading ends, in time", () => tooSlow(text));
  if (findings.length > 0) return findings;
  const reading = read(text);
  check("parsing twice is the same", () =>
    JSON.stringify(read(text)) === JSON.stringify(reading) ? null : "other cards the second time",
  );
  check("ids are unique", () => repeated(reading.cards.map((card) => card.id)));
  check("no card twice", () => {
    // What an author names twice is two cards.
    const minted = reading.cards.filter((card) => authorName(card) === null);
    return repeated(minted.map(({ front, back }) => `${front}\n${back}`));
  });
  check("every answer occurs in its lines", () => strayAnswer(text, reading));
  check("code and maths do not leak", () => leak(text, reading));
  check("every line is accounted for", () => lost(text, reading));
  check("what is rendered holds no element that runs or loads", () => unsafe(text, reading));
  check("a diff puts every card into one list", () => misplaced(read(original), reading));
  check("a diff with itself finds nothing", () => changedInItself(reading));
  return findings;
}

/** Counted twice before it is believed: a machine has other work. */
function tooSlow(text: string): string | null {
  for (let attempt = 0; ; attempt++) {
    const parse = cpuMs(() => parseMarkdown(text));
    const reading = cpuMs(() => read(text));
    if (reading <= PARSES * parse + ALLOWANCE_MS) return null;
    if (attempt === 2) return `${Math.round(reading)} ms, the parse alone ${Math.round(parse)} ms`;
  }
}

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function repeated(texts: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const text of texts) {
    if (seen.has(text)) return text;
    seen.add(text);
  }
  return null;
}

function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
}

function strayAnswer(text: string, { cards, lineCount }: NoteReading): string | null {
  const lines = linesOf(text).map((line) => line.replaceAll("\0", "\uFFFD"));
  // What a footnote says stands with it, wherever in the note.
  const footnotes = text.includes("[^") ? bare(withoutMarkup(text)) : "";
  for (const card of cards) {
    const { startLine, endLine } = card.source;
    if (!(startLine >= 1 && startLine <= endLine && endLine <= lineCount))
      return `${told(card)}: no such lines`;
    if (card.back.trim() === "" || card.front.trim() === "") return `${told(card)}: empty`;
    const written = lines.slice(startLine - 1, endLine).join("\n");
    // An answer may be without comments and tags, and with characters for entities.
    const stands = [bare(written), bare(withoutMarkup(written)), footnotes];
    // Tags within tags come out as what no rule of thumb tells: nothing may be added to them at least.
    const isIn = (line: string): boolean =>
      stands.some((text) => text.includes(line)) || (written.includes("<") && isWithin(line, bare(written)));
    const stray = card.back.split("\n").find((line) => !isIn(bare(line)) && !isIn(bare(withoutMarkup(line))));
    if (stray !== undefined) return `${told(card)}: "${stray}" is not in its lines`;
  }
  return null;
}

/** Whether all characters occur in a text in this order, others between them. */
function isWithin(characters: string, text: string): boolean {
  let from = 0;
  for (const character of characters) {
    from = text.indexOf(character, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

function withoutMarkup(text: string): string {
  return text.replace(/<!--[\s\S]*?-->|&#?\w{1,32};|<\/?[A-Za-z][^<>\n]*>?/g, "");
}

function told({ rule, front, back, source }: NoteCard): string {
  return `[${rule}] ${front} → ${back} (${source.startLine}–${source.endLine})`.slice(0, 600);
}

/** Whether every formula that is opened is closed. */
function hasPairs(markdown: string): boolean {
  return (markdown.match(/(?<!\\)\$\$/g) ?? []).length % 2 === 0;
}

/** Whether code is opened and not closed. */
function isOpenCode(markdown: string): boolean {
  const scan = (state: LineState, line: string): LineState => scanLine(state, line, { asMeant: true });
  return markdown.split("\n").reduce(scan, AT_START).leaf?.kind === "fence";
}

/**
 * The same of a note, in which a formula that is never closed is text, and what stands further in within HTML may be meant
 * as if it did not.
 */
function hasHalfFence(written: string): boolean {
  const asMended = written.replaceAll("$$", "\\$\\$").replace(/^[ \t]+/gm, "");
  return isOpenCode(written) || isOpenCode(asMended);
}

/** A card whose lines are all inside code, or all inside a formula, comes from the rule that reads such. */
function leak(text: string, { cards }: NoteReading): string | null {
  const blocks = parseMarkdown(text).root.children.filter(({ type }) => type === "code" || type === "math");
  const lines = linesOf(text);
  // A card has its footnotes with it.
  const areFootnotesWhole = lines.filter((line) => /\[\^[^\]]+\]:/.test(line)).every(hasPairs);
  for (const card of cards) {
    // A note may itself have half a formula or fence, which ends where the note does; a table has it in its header.
    const written = lines.slice(card.source.startLine - 1, card.source.endLine).join("\n");
    const isWhole = [written, ...card.key.context].every(hasPairs);
    for (const side of [card.front, card.back]) {
      // In code a dollar is one.
      const isWrittenWhole = isWhole && (areFootnotesWhole || !side.includes("\n\n[^"));
      if (isWrittenWhole && card.rule !== "table" && card.kind !== "code" && !hasPairs(side))
        return `${told(card)}: half a formula`;
      if (!hasHalfFence(written) && isOpenCode(side)) return `${told(card)}: half a fence`;
    }
    const inside = blocks.find((block) => {
      const { first, last } = ownLines(block, lines);
      return first <= card.source.startLine && last >= card.source.endLine;
    });
    if (inside === undefined) continue;
    const isAsked =
      inside.type === "code"
        ? card.kind === "code" || card.rule === "mark" || /^(?:```|~~~| {4}|\t)/m.test(card.back)
        : card.kind === "formula" || card.back.includes("$");
    if (!isAsked) return `${told(card)}: from inside ${inside.type}`;
  }
  return null;
}

type TopBlock = ParsedNote["root"]["children"][number];

/** The lines of code or a formula, without one that has text before its opening or behind its closing `$$`. */
function ownLines({ type, position }: TopBlock, lines: readonly string[]): { first: number; last: number } {
  const first = position?.start.line ?? 0;
  const last = position?.end.line ?? 0;
  if (type !== "math") return { first, last };
  const startsIt = /^(?:[\s>*+-]|\d{1,9}[.)])*(?:\$\$|\\\[|\\begin)/.test(lines[first - 1] ?? "");
  const endsIt = /(?:\$\$|\\\]|\\end\{\w+\*?\})\s*$/.test(lines[last - 1] ?? "");
  return { first: startsIt ? first : first + 1, last: endsIt ? last : last - 1 };
}

function lost(text: string, reading: NoteReading): string | null {
  const { blocks } = coverage(text, reading);
  let line = 1;
  for (const block of blocks) {
    if (block.startLine !== line || block.endLine < block.startLine)
      return `block at line ${block.startLine}`;
    line = block.endLine + 1;
  }
  if (line !== reading.lineCount + 1) return `${line - 1} of ${reading.lineCount} lines are in blocks`;
  const shown = new Set(blocks.flatMap(({ state }) => (state.kind === "carded" ? state.cardIds : [])));
  const hidden = reading.cards.find((card) => !shown.has(card.id));
  if (hidden !== undefined) return `${told(hidden)}: on no block`;
  // Two ways of looking must agree: one by the syntax tree, one by how the lines look.
  const neutral = blocks.filter(
    (block, index) =>
      block.state.kind === "neutral" && !block.isFrame && (blocks[index + 1]?.depth ?? 0) <= block.depth,
  );
  const missing = lostLines(text, reading).find(
    (found) =>
      bare(found.text) !== "" &&
      neutral.some((block) => block.startLine <= found.line && block.lastWrittenLine >= found.line),
  );
  return missing === undefined ? null : `line ${missing.line}: ${missing.text.slice(0, 200)}`;
}

function coverage(text: string, reading: NoteReading): Coverage {
  return coverParsed(parseMarkdown(text), text, marksOfReading(reading));
}

const FORBIDDEN =
  /<\/?(?:script|iframe|object|embed|img|image|link|meta|base|form|input|button|style|a|video|audio|source)[\s/>]/i;

function unsafe(text: string, reading: NoteReading): string | null {
  const parsed = parseMarkdown(text);
  const { blocks } = coverParsed(parsed, text, marksOfReading(reading));
  const rendered = [
    ...blocks.map(({ nodes }) => renderNodes(nodes)),
    ...reading.cards.slice(0, 40).flatMap(({ front, back }) => [renderMarkdown(front), renderMarkdown(back)]),
  ];
  for (const html of rendered) {
    const found = FORBIDDEN.exec(html);
    if (found !== null) return html.slice(Math.max(0, found.index - 80), found.index + 160);
  }
  return null;
}

/** The one diff of one note. */
function diffOf(stored: readonly NoteCard[], incoming: readonly NoteCard[]): CardDiff {
  const [diff] = diffNotes([{ stored, incoming }]);
  if (diff === undefined) throw new Error("A note has a diff.");
  return diff;
}

function misplaced(before: NoteReading, after: NoteReading): string | null {
  const diff = diffOf(before.cards, after.cards);
  const matches = [...diff.changed, ...diff.moved, ...diff.same, ...diff.returned];
  const incoming = [
    ...diff.added,
    ...matches.map((match) => match.incoming),
    ...diff.conflicting.map((conflict) => conflict.incoming),
  ];
  const stored = [...diff.gone, ...matches.map((match) => match.stored)];
  const candidates = diff.conflicting.flatMap(({ candidates: all }) =>
    all.map((candidate) => candidate.stored),
  );
  return (
    notOnce("incoming", after.cards, incoming) ??
    notOnce(
      "stored",
      before.cards.filter((card) => !candidates.includes(card)),
      stored.filter((card) => !candidates.includes(card)),
    )
  );
}

function notOnce(side: string, all: readonly NoteCard[], listed: readonly NoteCard[]): string | null {
  const counts = new Map<NoteCard, number>();
  for (const card of listed) counts.set(card, (counts.get(card) ?? 0) + 1);
  const wrong = all.find((card) => counts.get(card) !== 1);
  if (wrong !== undefined) return `${side}, ${counts.get(wrong) ?? 0} times: ${told(wrong)}`;
  return counts.size === all.length ? null : `${side}: ${counts.size - all.length} cards that were not given`;
}

function changedInItself({ cards }: NoteReading): string | null {
  const diff = diffOf(cards, cards);
  const other = [
    ...diff.added,
    ...diff.gone,
    ...[...diff.changed, ...diff.moved].map(({ incoming }) => incoming),
  ][0];
  if (other !== undefined) return told(other);
  const mixed = diff.same.find(({ stored, incoming }) => stored !== incoming);
  return mixed === undefined ? null : `${told(mixed.stored)} was taken for ${told(mixed.incoming)}`;
}
