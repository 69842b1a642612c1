import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import { STYLES } from "../../tests/contracts/hostile-styles.ts";
import { HOSTILE_NOTES } from "../../tests/notes/hostile-notes.ts";
import { inProject } from "../tasks/project.mjs";

/** A longer note would be most of what a run reads. In UTF-16 units. */
const LONGEST = 30_000;

/** Notes that are changed at random: real ones, the built-in decks, awkward and hostile ones. Never empty. */
export function originals(): readonly string[] {
  const folders = [
    ...["decks", "tests/e2e/notes", "tests/notes/seeds"].map((folder) => inProject(folder)),
    ...(process.env["GRADUS_NOTES"]?.split(":") ?? []),
  ];
  const texts = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /\.(?:md|markdown|txt)$/i.test(name))
        .sort()
        .map((name) => readFileSync(join(folder, name), "utf8")),
    );
  return [...texts, ...Object.values(STYLES), ...HOSTILE_NOTES.map(({ text }) => text)].map((text) =>
    text.slice(0, LONGEST),
  );
}
