import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { checkDecks, type DeckFile, type DeckReport, type PointedTo } from "./check-decks.ts";
import { exerciseFolders, loadExerciseFolder } from "./load-exercise.ts";

const DECKS = fileURLToPath(new URL("../../decks", import.meta.url));

/** The Markdown files of the decks' folder. */
function readDeckFiles(folder = DECKS): readonly DeckFile[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")) : [];
  return names.sort().map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
}

/** What the exercises of a folder point to; one that cannot be read is told of where exercises are proved. */
async function readPointers(root: string): Promise<readonly PointedTo[]> {
  const pointers: PointedTo[] = [];
  for (const folder of exerciseFolders(root)) {
    const loaded = await loadExerciseFolder(folder, root);
    if (!loaded.ok) continue;
    const { subjects, mistakes } = loaded.value;
    pointers.push(
      ...subjects.map((subject) => ({ by: `the exercise ${folder}`, subject })),
      ...mistakes.map(({ id, subject }) => ({ by: `the mistake ${id} of ${folder}`, subject })),
    );
  }
  return pointers;
}

/** Checks the built-in decks against themselves and against a folder of exercises. */
export async function checkBuiltInDecks(root: string): Promise<DeckReport> {
  return checkDecks(readDeckFiles(), await readPointers(root));
}
