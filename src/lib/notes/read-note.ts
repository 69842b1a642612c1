import type { Language } from "#lib/core/language.ts";
import { finish, finishInPieces, part, type Pace, type Steps } from "#lib/core/steps.ts";

import type { NoteCard } from "./card.ts";
import { cardSteps } from "./cards.ts";
import { collectSteps } from "./facts/collect.ts";
import { readFrontMatter } from "./front-matter.ts";
import { detectLanguage, readLanguage } from "./language.ts";
import type { Block } from "./outline/block.ts";
import { wordsOf } from "./outline/inline.ts";
import { outlineSteps } from "./outline/outline.ts";
import { cleanTitle, isTitleParagraph } from "./outline/titles.ts";
import { isContents, isGathering } from "./outline/vocabulary.ts";
import { parseSteps, type ParsedNote } from "./parse/parse.ts";
import type { Skipped, Uncarded } from "./skip.ts";

/** What a note gives: its cards, and what became of every other passage. */
export interface NoteReading {
  /** From the front matter, else the first heading, else the file's name. */
  readonly title: string;
  readonly topic: string | null;
  readonly deck: string | null;
  readonly language: Language;
  /** In the order of the note; ids are unique. */
  readonly cards: readonly NoteCard[];
  readonly skipped: readonly Skipped[];
  readonly uncarded: readonly Uncarded[];
  readonly lineCount: number;
}

export interface ReadNoteOptions {
  /** Name or path by which cards tell where they come from. */
  readonly file: string;
  /** Taken where the note does not say `lang:`; without it the language is told by the text. */
  readonly language?: Language;
}

/** Reads a note into cards. Any text can be read, and the same text gives the same cards. */
export function readNote(text: string, options: ReadNoteOptions): NoteReading {
  return finish(readSteps(text, options)).reading;
}

/** `readNote` piece by piece, for notes that take longer than a frame; null if it was cancelled. */
export async function readNoteInSteps(
  text: string,
  options: ReadNoteOptions,
  pace: Pace,
): Promise<NoteReading | null> {
  return (await finishInPieces(readSteps(text, options), pace))?.reading ?? null;
}

/** Where parsing ends and rules begin, as a share of the work. Measured on the built-in decks. */
const PARSED_SHARE = 0.6;

/** Of what follows: where blocks are known, and where their facts are. */
const OUTLINED_SHARE = 0.2;
const COLLECTED_SHARE = 0.7;

/** Reads a note in pieces, and keeps its syntax tree for whoever draws it. */
export function* readSteps(
  text: string,
  options: ReadNoteOptions,
): Steps<{ readonly parsed: ParsedNote; readonly reading: NoteReading }> {
  const parsed = yield* part(parseSteps(text), 0, PARSED_SHARE);
  const reading = yield* part(readParsed(parsed, options), PARSED_SHARE, 1);
  return { parsed, reading };
}

function* readParsed(parsed: ParsedNote, options: ReadNoteOptions): Steps<NoteReading> {
  const front = readFrontMatter(parsed.root);
  const blocks = yield* part(outlineSteps(parsed.root, parsed.text), 0, OUTLINED_SHARE);
  const language =
    (front.lang === null ? null : readLanguage(front.lang)) ??
    options.language ??
    detectLanguage(proseOf(blocks, parsed.text));
  const collected = yield* part(collectSteps(blocks, parsed.text), OUTLINED_SHARE, COLLECTED_SHARE);
  const made = yield* part(cardSteps(collected.facts, options.file, language), COLLECTED_SHARE, 1);
  const unreadable = parsed.unreadable.map(({ line, endLine, reason, excerpt }): Skipped => {
    return { startLine: line, endLine: endLine ?? line, reason, excerpt };
  });
  const told = front.problem === null ? [] : [front.problem];
  return {
    title: front.title ?? titleOf(blocks) ?? fileTitle(options.file),
    topic: front.topic,
    deck: front.deck,
    language,
    cards: made.cards,
    skipped: [...told, ...collected.skipped, ...made.skipped, ...unreadable].toSorted(
      (a, b) => a.startLine - b.startLine,
    ),
    uncarded: collected.uncarded,
    lineCount: parsed.lineCount,
  };
}

/** Words by which a language is told: code and formulas speak none. */
function proseOf(blocks: readonly Block[], text: string): string {
  return blocks
    .filter(
      (block) =>
        block.kind === "heading" ||
        block.kind === "paragraph" ||
        block.kind === "item" ||
        block.kind === "table",
    )
    .map((block) => text.slice(block.node.position?.start.offset ?? 0, block.node.position?.end.offset ?? 0))
    .join("\n");
}

function titleOf(blocks: readonly Block[]): string | null {
  const first = blocks[0];
  if (first?.kind === "paragraph" && isTitleParagraph(first)) return cleanTitle(wordsOf(first.node.children));
  const named = blocks.find(
    (block) => block.kind === "heading" && block.heading.title !== "" && !isFrame(block.heading.title),
  );
  return named?.kind === "heading" ? named.heading.title : null;
}

/** 摘要, 目录: a heading that would stand in any note. */
function isFrame(title: string): boolean {
  return isGathering(title) || isContents(title);
}

function fileTitle(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return name.replace(/\.(?:md|markdown|txt)$/i, "");
}
