import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { withTable } from "./scheduling-tables/document.ts";
import { intervalTable } from "./scheduling-tables/intervals.ts";

/* node scripts/tasks/run.mjs scripts/scheduling-tables.ts: writes the table of docs/scheduling.md anew. */

const DOCUMENT = fileURLToPath(new URL("../docs/scheduling.md", import.meta.url));

const written = withTable(await readFile(DOCUMENT, "utf8"), intervalTable());
if (written.ok) {
  await writeFile(DOCUMENT, written.value);
} else {
  process.stderr.write(`docs/scheduling.md: ${written.error}\n`);
  process.exitCode = 2;
}
