import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { MS_PER_MINUTE } from "#lib/core/time.ts";
import { formatIsoMoment } from "#lib/core/iso-moment.ts";
import type { ReplayedReview } from "./replay-log.ts";

const SCRIPT = fileURLToPath(new URL("../replay.ts", import.meta.url));

interface Run {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "replay-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function replay(args: readonly string[], input = ""): Run {
  const child = spawnSync(process.execPath, ["--import", "tsx", SCRIPT, ...args], {
    input,
    encoding: "utf8",
  });
  return { code: child.status, output: child.stdout, complaint: child.stderr };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function line(at: string, rating: number, card = "a"): string {
  return `${JSON.stringify({ card, at, rating })}\n`;
}

function reviewsOf({ code, output, complaint }: Run): ReplayedReview[] {
  expect({ code, complaint }).toEqual({ code: 0, complaint: "" });
  return output
    .trimEnd()
    .split("\n")
    .map((json) => JSON.parse(json) as ReplayedReview);
}

describe("replay", { timeout: 30_000 }, () => {
  it("gives the intervals of ts-fsrs's own test, each review at its due time", () => {
    const ratings = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];
    const intervals = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21];
    let atMs = Date.UTC(2022, 10, 29, 12, 30);
    let log = "";
    for (const [index, rating] of ratings.entries()) {
      log += line(formatIsoMoment({ atMs, utcOffsetMinutes: 480 }), rating);
      atMs += (intervals[index] || 1 / 144) * 1_440 * MS_PER_MINUTE;
    }
    const reviews = reviewsOf(replay([file("golden.jsonl", log)]));
    expect(reviews.map(({ intervalDays }) => intervalDays)).toEqual(intervals);
  });

  it("gives the memory state of ts-fsrs's own test", () => {
    const days = ["2026-11-21", "2026-11-21", "2026-11-22", "2026-11-25", "2026-12-03", "2026-12-24"];
    const log = days.map((day, index) => line(`${day}T08:00:00+08:00`, index === 0 ? 1 : 3)).join("");
    const last = reviewsOf(replay([], log)).at(-1);
    expect(last).toEqual({
      card: "a",
      phase: "review",
      stability: expect.closeTo(53.62691, 4) as number,
      difficulty: expect.closeTo(6.3574867, 6) as number,
      elapsedDays: 21,
      intervalDays: 54,
      due: "2027-02-16T04:00:00+08:00",
    });
  });

  it("writes a step as an instant and a review as the start of its day, in the review's own offset", () => {
    const log = line("2026-11-21T08:00:00+08:00", 3) + line("2026-11-21T00:10:00Z", 3);
    const [step, review] = reviewsOf(replay(["-"], log));
    expect(step).toMatchObject({ phase: "learning", intervalDays: 0, due: "2026-11-21T08:10:00+08:00" });
    // 00:10 in UTC is still the study day before.
    expect(review).toMatchObject({ phase: "review", intervalDays: 2, due: "2026-11-22T04:00:00Z" });
  });

  it("takes reviews by time, those of one instant as they stand, and keeps cards apart", () => {
    const log =
      line("2026-11-22T08:00:00+08:00", 3, "late") +
      line("2026-11-21T08:00:00+08:00", 1, "b") +
      line("2026-11-21T00:00:00Z", 4, "c");
    expect(reviewsOf(replay([], log)).map(({ card }) => card)).toEqual(["b", "c", "late"]);
  });

  it("obeys its settings", () => {
    const settings = {
      desiredRetention: 0.8,
      maximumInterval: 20,
      learningSteps: [],
      relearningSteps: ["1d"],
      rolloverHour: 6,
      fuzz: false,
    };
    const log = line("2026-11-21T08:00:00+08:00", 4) + line("2026-12-11T08:00:00+08:00", 1);
    const path = file("settings.json", JSON.stringify(settings));
    const [first, lapse] = reviewsOf(replay([file("log.jsonl", log), "--settings", path]));
    expect(first).toMatchObject({ phase: "review", intervalDays: 20, due: "2026-12-11T06:00:00+08:00" });
    expect(lapse).toMatchObject({ phase: "relearning", intervalDays: 1, due: "2026-12-12T08:00:00+08:00" });
  });

  it("prints nothing but one line with file and line number when the log is wrong", () => {
    const path = file("bad.jsonl", line("2026-11-21T08:00:00+08:00", 3) + line("2026-11-21T08:10:00", 3));
    const { code, output, complaint } = replay([path]);
    expect(code).toBe(2);
    expect(output).toBe("");
    expect(complaint).toBe(
      `replay: ${path}:2: "at" has no offset: add the zone it was written in, such as "+08:00", ` +
        'or "Z" for UTC: "2026-11-21T08:10:00"\n',
    );
  });

  it.each([
    ["an empty log", [], "replay: standard input: no reviews in it"],
    ["a missing log", ["missing.jsonl"], "replay: missing.jsonl: cannot be read"],
    ["missing settings", ["-", "--settings"], "replay: --settings needs a file"],
    ["an unknown option", ["--fast"], "replay: unknown option --fast"],
    ["two logs", ["a.jsonl", "b.jsonl"], "replay: only one log can be replayed"],
  ])("complains of %s", (_, args, message) => {
    const { code, output, complaint } = replay(args);
    expect({ code, output, lines: complaint.split("\n").length }).toEqual({ code: 2, output: "", lines: 2 });
    expect(complaint).toContain(message);
  });

  it("complains of settings, naming the file and the field", () => {
    const log = line("2026-11-21T08:00:00+08:00", 3);
    const unknown = file("unknown.json", '{"retention": 0.9}');
    expect(replay(["--settings", unknown], log)).toMatchObject({
      code: 2,
      output: "",
      complaint: expect.stringContaining(`${unknown}: There is no setting retention.`) as string,
    });
    const broken = file("broken.json", "{");
    expect(replay(["--settings", broken], log)).toMatchObject({
      code: 2,
      complaint: expect.stringContaining(`${broken}: not JSON`) as string,
    });
  });

  it("holds what is known from elsewhere against what it gives, one value a line", () => {
    const { code, output, complaint } = replay(["--golden"]);
    expect({ code, complaint }).toEqual({ code: 0, complaint: "" });
    const lines = output.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(15);
    expect(lines.filter((each) => !each.startsWith("ok "))).toEqual([]);
    expect(output).toContain("0,2,11,46,163,498,0,0,2,4,7,12,21");
    expect(output).toMatch(/stability .*: 53\.6269/);
    expect(replay(["--golden", "log.jsonl"])).toMatchObject({ code: 2, output: "" });
  });

  it("explains itself", () => {
    const { code, output } = replay(["--help"]);
    expect(code).toBe(0);
    expect(output).toContain("in the order of time");
  });
});
