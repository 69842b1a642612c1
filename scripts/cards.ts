import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";

import "./closed-pipe.ts";
import { followKnown, linesOfFollowed, listingOfFollowed } from "./cards/known.ts";
import { errorText, lineOfCard, listing } from "./cards/output.ts";
import { readKnown } from "./cards/read-known.ts";
import { linesOfMerged, mergeReadings, summary, type ReadFile } from "./cards/summary.ts";
import { drawCards, sampleLines, takeDraw, type Draw } from "./cards/sample.ts";
import { decodeNote } from "#lib/sessions/note-files.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import { readNote } from "#lib/notes/read-note.ts";

/*
 * npm run --silent cards -- FILE… [--json] [--known OLD.jsonl] [--sample COUNT [--seed NUMBER]]
 * Reads notes into cards exactly as the app does. With --json one card a line, for programs; else a listing to read.
 * Of several files, what they say in the same words is one card (a line for each place, all under its id), and the listing
 * ends with what they repeat and where they differ.
 * With --known, what an earlier --json wrote, it does what importing again does: cards keep their ids, and each line says
 * what became of the card; the listing is what changed.
 * With --sample, it draws that many cards of all files by chance, the same for the same seed, to be read and judged.
 */

interface Asked {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly known: string | null;
  readonly draw: Draw | null;
}

/** What the command line asks for; null if it makes no sense. */
function readArguments(args: readonly string[]): Asked | null {
  const rest = [...args];
  const draw = takeDraw(rest);
  if (draw === null) return null;
  const at = rest.indexOf("--known");
  const [, known = null] = at < 0 ? [] : rest.splice(at, 2);
  if (at >= 0 && (known === null || known.startsWith("--"))) return null;
  const files = rest.filter((arg) => !arg.startsWith("--"));
  const options = rest.filter((arg) => arg.startsWith("--"));
  const isKnown = options.every((option) => option === "--json");
  return files.length > 0 && isKnown
    ? { files, json: options.length > 0, known, draw: draw === "none" ? null : draw }
    : null;
}

/**
 * The text of a file in any encoding that the app reads; bytes that are no text are shown as they are.
 * Relative paths start where npm was called, not where it runs scripts.
 */
function read(file: string): string {
  const path = resolve(process.env["INIT_CWD"] ?? process.cwd(), file);
  if (statSync(path).isDirectory()) throw new Error("is a folder: name the Markdown files in it");
  const bytes = readFileSync(path);
  const decoded = decodeNote(file, bytes);
  return decoded.ok ? decoded.value.text : new TextDecoder().decode(bytes);
}

function main(args: readonly string[]): number {
  const asked = readArguments(args);
  if (asked === null) {
    console.error(
      "Usage: npm run --silent cards -- FILE… [--json] [--known OLD.jsonl] [--sample COUNT [--seed NUMBER]]",
    );
    return 2;
  }
  const notes: { file: string; text: string }[] = [];
  for (const file of asked.files) {
    try {
      notes.push({ file, text: read(file) });
    } catch (error) {
      console.error(`${file}: ${errorText(error)}`);
      return 2;
    }
  }
  const known = asked.known === null ? null : cardsKnown(asked.known);
  if (known !== null && "problem" in known) {
    console.error(known.problem);
    return 2;
  }
  const readings = notes.map(({ file, text }) => ({ file, reading: readNote(text, { file }) }));
  if (asked.draw !== null) {
    const drawn = drawCards(
      readings.flatMap(({ reading }) => reading.cards),
      asked.draw,
    );
    for (const line of asked.json ? drawn.map(lineOfCard) : sampleLines(drawn))
      process.stdout.write(`${line}\n`);
    return 0;
  }
  const blocks =
    known === null
      ? readings.map(({ file, reading }) =>
          asked.json ? reading.cards.map(lineOfCard) : listing(file, reading),
        )
      : followKnown(readings, known.cards).map(asked.json ? linesOfFollowed : listingOfFollowed);
  for (const line of asTogether(blocks, readings, asked)) process.stdout.write(`${line}\n`);
  return 0;
}

/** The output of several notes: their cards under the ids of their facts, and what they say together. */
function asTogether(
  blocks: readonly (readonly string[])[],
  readings: readonly ReadFile[],
  asked: Asked,
): readonly string[] {
  if (readings.length < 2 || asked.known !== null) return blocks.flat();
  const merged = mergeReadings(readings);
  return asked.json ? linesOfMerged(merged) : [...blocks.flat(), ...summary(readings, merged)];
}

/** The cards of an earlier output, or why there are none, in one line. */
function cardsKnown(file: string): { readonly cards: readonly NoteCard[] } | { readonly problem: string } {
  try {
    const cards = readKnown(read(file));
    return cards.ok ? { cards: cards.value } : { problem: `${file}, ${cards.error}` };
  } catch (error) {
    return { problem: `${file}: ${errorText(error)}` };
  }
}

process.exitCode = main(process.argv.slice(2));
