import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder: string;

/** A folder for the files of this test file, gone afterwards. */
export function useNotesFolder(): void {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "gradus-cards-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
}

/** What `npm run cards` does with these arguments. */
export function cards(...args: string[]): { status: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ["--import", "tsx", "scripts/cards.ts", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

/** The path of a file in the folder, whether it is there or not. */
export function inFolder(name: string): string {
  return join(folder, name);
}

/** Writes a file into the folder and gives its path. */
export function write(name: string, content: string | Uint8Array): string {
  const path = inFolder(name);
  writeFileSync(path, content);
  return path;
}
