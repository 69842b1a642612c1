import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { mathFromMarkdown } from "mdast-util-math";
import { gfm } from "micromark-extension-gfm";
import { math } from "micromark-extension-math";

import { chunksOf } from "#lib/notes/parse/chunks.ts";
import { parseMarkdown } from "#lib/notes/parse/parse.ts";
import { readNote } from "#lib/notes/read-note.ts";

const BARE = { extensions: [gfm(), math()], mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()] };

/**
 * The library's own syntax trees of notes whose lines are regular already, in pieces as short as ours: as fast as it gets.
 * @returns milliseconds
 */
export function parseBare(notes: readonly string[]): number {
  const pieces = notes.flatMap((note) => {
    const lines = parseMarkdown(note).text.split("\n");
    return chunksOf(lines.map((text) => ({ text }))).chunks;
  });
  const startedAt = performance.now();
  let children = 0;
  for (const { text } of pieces) children += fromMarkdown(text, BARE).children.length;
  const ms = performance.now() - startedAt;
  if (children === 0) throw new Error("The notes are empty.");
  return ms;
}

/** @returns milliseconds from texts to cards */
export function notesToCards(notes: readonly string[]): number {
  const startedAt = performance.now();
  let cards = 0;
  for (const note of notes) cards += readNote(note, { file: "note.md" }).cards.length;
  const ms = performance.now() - startedAt;
  if (cards === 0) throw new Error("The notes gave no cards.");
  return ms;
}

/**
 * One note of about so many characters: the notes one after another, again and again, each time under other headings.
 * @param length in UTF-16 units
 */
export function oneNote(notes: readonly string[], length: number): string {
  const bodies = notes.map((note) => note.replace(/^---\n[\s\S]*?\n---\n/, "")).join("\n\n");
  let note = bodies;
  for (let round = 2; note.length < length; round++)
    note += `\n\n${bodies.replace(/^#+ .*$/gm, (heading) => `${heading} ${round}`)}`;
  return note.slice(0, length);
}
