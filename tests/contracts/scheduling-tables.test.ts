import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { withTable } from "../../scripts/scheduling-tables/document.ts";
import { WHYS } from "../../scripts/scheduling-tables/histories.ts";
import { intervalRows, intervalTable } from "../../scripts/scheduling-tables/intervals.ts";

const DOCUMENT = fileURLToPath(new URL("../../docs/scheduling.md", import.meta.url));

describe("docs/scheduling.md", () => {
  it("shows what the scheduler does now; if not: node scripts/tasks/run.mjs scripts/scheduling-tables.ts", async () => {
    const document = await readFile(DOCUMENT, "utf8");
    expect(withTable(document, intervalTable())).toEqual({ ok: true, value: document });
  });

  it("explains each way in which bare ts-fsrs differs, and no other", async () => {
    const rows = intervalRows();
    for (const { history, gradus, tsFsrs } of rows)
      expect([history.text, history.settingsText, history.why === null]).toEqual([
        history.text,
        history.settingsText,
        gradus === tsFsrs,
      ]);
    const document = await readFile(DOCUMENT, "utf8");
    const explained = [...document.matchAll(/^- \*\*([a-z])\*\* /gm)].map(([, letter]) => letter);
    expect(explained).toEqual(Object.values(WHYS));
    expect(new Set(rows.flatMap(({ history: { why } }) => (why === null ? [] : [why]))).size).toBe(
      explained.length,
    );
  });

  it("agrees with Anki's rules everywhere", () => {
    for (const { history, gradus, anki } of intervalRows())
      expect([history.settingsText, history.text, gradus]).toEqual([
        history.settingsText,
        history.text,
        anki,
      ]);
  });

  it("is not written into a document without a place for it", () => {
    expect(withTable("# Scheduling\n", [])).toMatchObject({ ok: false });
  });
});
