import process from "node:process";

import type { NoteCard } from "#lib/notes/card.ts";
import { coverParsed, marksOfReading } from "#lib/notes/coverage.ts";
import { authorName } from "#lib/notes/diff/author-name.ts";
import type { CardDiff } from "#lib/notes/diff/card-diff.ts";
import { diffNotes } from "#lib/notes/diff/diff.ts";
import { parseMarkdown } from "#lib/notes/parse/parse.ts";
import { readNote, type NoteReading } from "#lib/notes/read-note.ts";
import { renderMarkdown, renderNodes } from "#lib/notes/render.ts";
import { leak } from "./leaks.ts";
import { lost } from "./lost-lines.ts";
import { bare, linesOf, told } from "./told.ts";

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
    // An answer may be without comments, tags and references to footnotes, and with characters for entities.
    const plain = withoutMarkup(written);
    const stands = [bare(written), bare(plain), bare(plain.replace(/\[\^[^\]\s]+\]/g, "")), footnotes];
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

/** Without comments and tags; a link of an app that has another name shows that name alone, as the answer does. */
function withoutMarkup(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->|&#?\w{1,32};|<\/?[A-Za-z][^<>\n]*>?/g, "")
    .replace(/\[\[[^[\]\n]*\|([^[\]|\n]+)\]\]/g, "$1");
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
