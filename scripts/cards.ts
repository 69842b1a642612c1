import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";

import "./closed-pipe.ts";
import { errorText, lineOfCard, listing } from "./cards/output.ts";
import { decodeNote } from "#lib/sessions/note-files.ts";
import { readNote } from "#lib/notes/read-note.ts";

/*
 * npm run --silent cards -- FILE… [--json]
 * Reads notes into cards exactly as the app does. With --json one card a line, for programs; else a listing to read.
 */

/** What the command line asks for; null if it makes no sense. */
function readArguments(args: readonly string[]): { files: readonly string[]; json: boolean } | null {
  const files = args.filter((arg) => !arg.startsWith("--"));
  const options = args.filter((arg) => arg.startsWith("--"));
  const known = options.every((option) => option === "--json");
  return files.length > 0 && known ? { files, json: options.length > 0 } : null;
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
    console.error("Usage: npm run --silent cards -- FILE… [--json]");
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
  for (const { file, text } of notes) {
    const reading = readNote(text, { file });
    const lines = asked.json ? reading.cards.map(lineOfCard) : listing(file, reading);
    for (const line of lines) process.stdout.write(`${line}\n`);
  }
  return 0;
}

process.exitCode = main(process.argv.slice(2));
