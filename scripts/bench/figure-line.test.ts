import { describe, expect, it } from "vitest";

import type { ComparedFigure, TimedFigure } from "./figure.ts";
import { figureLine } from "./figure-line.ts";
import { summarise } from "./statistics.ts";
import { table } from "./table.ts";

const shared = { about: "a thing", unit: "ms", repetitions: 3, warmUp: 0 } as const;
const compared = (goal: number | null): ComparedFigure => ({
  ...shared,
  kind: "compared",
  figure: "a-thing",
  against: "another",
  goal,
  open: () => Promise.reject(new Error("not opened here")),
});
const timed = (limit: number | null): TimedFigure => ({
  ...shared,
  kind: "timed",
  figure: "a-time",
  limit,
  open: () => Promise.reject(new Error("not opened here")),
});

describe("a figure held against another", () => {
  const [own, limit] = [summarise([3, 3, 3]), summarise([2, 2, 2])];

  it("has the ratio of the medians, and meets its goal up to it", () => {
    const line = figureLine({ kind: "compared", of: compared(1.5), own, limit });
    expect(line).toMatchObject({
      figure: "a-thing",
      median: 3,
      p95: 3,
      limit: 2,
      ratio: 1.5,
      goal: 1.5,
      met: true,
    });
    expect(figureLine({ kind: "compared", of: compared(1.49), own, limit }).met).toBe(false);
  });

  it("that is only told meets and misses nothing", () => {
    expect(figureLine({ kind: "compared", of: compared(null), own, limit })).toMatchObject({
      goal: null,
      met: null,
    });
  });
});

describe("a figure held against a time", () => {
  it("has the ratio of its 95th percentile, and the goal 1", () => {
    const own = summarise([100, 100, 200]);
    const line = figureLine({ kind: "timed", of: timed(200), own });
    expect(line).toMatchObject({ median: 100, p95: 190, limit: 200, ratio: 0.95, goal: 1, met: true });
    expect(figureLine({ kind: "timed", of: timed(189), own }).met).toBe(false);
  });
});

it("a figure that could not be measured has not met its goal, and says why", () => {
  const line = figureLine({ kind: "failed", of: timed(200), reason: "no browser" });
  expect(line).toMatchObject({ median: null, ratio: null, goal: 1, met: false, failed: "no browser" });
});

it("the table has a line for each figure and tells a goal met from one missed", () => {
  const own = summarise([3]);
  const lines = [2, 1].map((goal) =>
    figureLine({ kind: "compared", of: compared(goal), own, limit: summarise([2]) }),
  );
  const [heading, met, missed, ...rest] = table(lines).split("\n");
  expect(heading).toMatch(/^figure\s+median\s+p95\s+limit\s+ratio/);
  expect(met).toContain("✓");
  expect(missed).toContain("✗");
  expect(rest).toEqual([]);
});
