import { describe, expect, it } from "vitest";

import { LANGUAGES } from "#lib/core/language.ts";
import type { CardId } from "#lib/core/ids.ts";
import { problemText } from "./problem-text.ts";
import { storageProblemOf } from "./problem.ts";
import type { StoreProblem } from "./problem.ts";

const error = (name: string, more: object = {}): Error =>
  Object.assign(new Error(`${name} happened`), { name, ...more });

describe("an error of the storage", () => {
  it.each([
    ["QuotaExceededError", "full"],
    ["VersionError", "newer-version"],
    ["MissingAPIError", "no-storage"],
    ["SecurityError", "storage-denied"],
    ["DatabaseClosedError", "closed"],
    ["UnknownError", "broken"],
  ])("%s is the problem %s", (name, kind) => {
    expect(storageProblemOf(error(name))).toMatchObject({ kind });
  });

  it("is found inside what wraps it", () => {
    const full = error("QuotaExceededError");
    expect(storageProblemOf(error("AbortError", { inner: full }))).toEqual({ kind: "full" });
    expect(storageProblemOf(error("BulkError", { failures: [full] }))).toEqual({ kind: "full" });
    expect(storageProblemOf(error("DatabaseClosedError", { inner: error("VersionError") }))).toEqual({
      kind: "newer-version",
    });
  });

  it("that is a bug is none", () => {
    expect(storageProblemOf(new TypeError("x is undefined"))).toBeNull();
    expect(storageProblemOf(error("DataError"))).toBeNull();
    expect(storageProblemOf("text")).toBeNull();
  });
});

/** One of each kind: a new one does not compile until it is here. */
const PROBLEMS: Readonly<Record<Exclude<StoreProblem["kind"], "stale">, StoreProblem>> = {
  "no-storage": { kind: "no-storage" },
  "storage-denied": { kind: "storage-denied" },
  "newer-version": { kind: "newer-version" },
  blocked: { kind: "blocked" },
  closed: { kind: "closed" },
  full: { kind: "full" },
  broken: { kind: "broken", detail: "Internal error" },
  "missing-card": { kind: "missing-card", cardId: "card-7" as CardId },
  "id-taken": { kind: "id-taken", cardId: "card-7" as CardId },
  "changed-since": { kind: "changed-since", by: "import", title: "BatchNorm" },
  "unknown-chunk": { kind: "unknown-chunk", version: 7 },
  "damaged-chunk": { kind: "damaged-chunk", detail: "Nothing at place 3" },
  "nothing-to-undo": { kind: "nothing-to-undo" },
  "nothing-to-redo": { kind: "nothing-to-redo" },
};

describe("the words for a problem", () => {
  it("are its own in each language", () => {
    for (const language of LANGUAGES) {
      const texts = Object.values(PROBLEMS).map((problem) => problemText(problem, language));
      expect(new Set(texts).size).toBe(texts.length);
      for (const text of texts) expect(text).toMatch(/[.。]$/);
    }
  });

  it("name what is concerned", () => {
    expect(problemText(PROBLEMS.broken, "en")).toContain("Internal error");
    expect(problemText(PROBLEMS["id-taken"], "zh")).toContain("card-7");
    expect(problemText(PROBLEMS["unknown-chunk"], "en")).toContain("format 7");
    expect(problemText(PROBLEMS["damaged-chunk"], "zh")).toContain("Nothing at place 3");
  });

  it("say what to do when space runs out, and that nothing before is lost", () => {
    expect(problemText(PROBLEMS.full, "en")).toBe(
      "The device has no space left, so this step was not saved; everything before it is. " +
        "Free some space, then try again.",
    );
  });
});
