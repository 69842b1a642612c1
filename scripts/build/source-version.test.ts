import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { sourceVersion } from "./source-version.js";

let root: string;

function write(name: string, text: string): void {
  mkdirSync(join(root, name, ".."), { recursive: true });
  writeFileSync(join(root, name), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "gradus-version-"));
  write("src/app.html", "<html>");
  write("decks/norm.zh.md", "# 归一化");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("sourceVersion", () => {
  it("is the same for the same sources", () => {
    expect(sourceVersion(root, "")).toBe(sourceVersion(root, ""));
    expect(sourceVersion(root, "")).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each([
    ["a changed file", () => write("src/app.html", "<html >")],
    ["a new file", () => write("exercises/adam/exercise.yaml", "title: Adam")],
    ["text that moved from a name to a content", () => write("src/app.html<html>", "")],
  ])("changes with %s", (_, change) => {
    const before = sourceVersion(root, "");
    change();
    expect(sourceVersion(root, "")).not.toBe(before);
  });

  it("changes with the sub-path", () => {
    expect(sourceVersion(root, "/gradus")).not.toBe(sourceVersion(root, ""));
  });

  it.each(["docs/notes.md", "src/lib/core/ids.test.ts", "src/lib/paraglide/runtime.js", "src/lib/sandbox/generated/frame.js"])(
    "does not change with %s",
    (name) => {
      const before = sourceVersion(root, "");
      write(name, "anything");
      expect(sourceVersion(root, "")).toBe(before);
    },
  );
});
