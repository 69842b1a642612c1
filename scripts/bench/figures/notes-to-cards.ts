import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import { inProject } from "../../tasks/project.mjs";
import type { ComparedFigure } from "../figure.ts";
import { openBenchPage, type OpenBenchPage } from "../open-bench-page.ts";

/** A folder of other notes than the built-in decks. */
const FOLDER = process.env["BENCH_NOTES"] ?? inProject("decks");
const NOTE = /\.(md|markdown|txt)$/i;

async function openWithNotes(): Promise<OpenBenchPage> {
  const files = readdirSync(FOLDER).filter((name) => NOTE.test(name));
  if (files.length === 0) throw new Error(`There are no notes in ${FOLDER}.`);
  const opened = await openBenchPage();
  await opened.lendNotes(files.sort().map((name) => readFileSync(join(FOLDER, name), "utf8")));
  return opened;
}

/** The longest note that has to do, in characters. */
const LONGEST_NOTE = 3_000_000;

const SHARED = { kind: "compared", unit: "ms", repetitions: 24, warmUp: 4 } as const;

export const notesToCards: readonly ComparedFigure[] = [
  {
    ...SHARED,
    figure: "notes-to-cards",
    about: "cards of all built-in decks (or of the notes in the folder BENCH_NOTES)",
    against: "their bare syntax trees",
    goal: 2,
    async open() {
      const { measure, close } = await openWithNotes();
      return { figure: () => measure("notesToCards", 1), limit: () => measure("parseNotesBare"), close };
    },
  },
  {
    ...SHARED,
    figure: "notes-ten-times-as-long",
    about: "cards of the same notes, each ten times as long",
    against: "cards of the notes as they are",
    repetitions: 12,
    warmUp: 2,
    goal: 12,
    async open() {
      const { measure, close } = await openWithNotes();
      return { figure: () => measure("notesToCards", 10), limit: () => measure("notesToCards", 1), close };
    },
  },
  {
    ...SHARED,
    figure: "notes-to-cards-3mb",
    about: "cards of one note of 3,000,000 characters, made of the same notes",
    against: "cards of one of 300,000",
    repetitions: 4,
    warmUp: 1,
    goal: 12,
    async open() {
      const { measure, close } = await openWithNotes();
      return {
        figure: () => measure("oneNoteToCards", LONGEST_NOTE),
        limit: () => measure("oneNoteToCards", LONGEST_NOTE / 10),
        close,
      };
    },
  },
];
