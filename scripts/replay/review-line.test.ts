import { describe, expect, it } from "vitest";

import { parseLog } from "./review-line.ts";

const GOOD = '{"card":"a","at":"2026-11-21T08:00:00+08:00","rating":3}';

function complaint(log: string): string {
  const parsed = parseLog(log);
  return parsed.ok ? "accepted" : `${parsed.error.line ?? "log"}: ${parsed.error.message}`;
}

describe("parseLog", () => {
  it("reads lines that end as on any system, skips blank ones and a byte-order mark", () => {
    const parsed = parseLog(`\uFEFF${GOOD}\r\n\r\n  \n${GOOD}`);
    expect(parsed.ok && parsed.value).toEqual(
      [0, 1].map(() => ({
        card: "a",
        at: { atMs: Date.UTC(2026, 10, 21), utcOffsetMinutes: 480 },
        rating: 3,
        zulu: false,
      })),
    );
  });

  it.each([
    ["", 'log: no reviews in it; a line is {"card":"a","at":"2026-11-21T08:00:00+08:00","rating":3}'],
    ["\n\n", 'log: no reviews in it; a line is {"card":"a","at":"2026-11-21T08:00:00+08:00","rating":3}'],
    [
      `${GOOD}\n\n{"card":"a"`,
      '3: not a JSON object: {"card":"a"; a line is {"card":"a","at":"2026-11-21T08:00:00+08:00","rating":3}',
    ],
    [
      `["${"x".repeat(100)}"]`,
      `1: not a JSON object: ["${"x".repeat(58)}…; a line is {"card":"a","at":"2026-11-21T08:00:00+08:00","rating":3}`,
    ],
    [GOOD.replace('"a"', '""'), '1: "card" must be a text that is not empty, but is ""'],
    [GOOD.replace('"a"', "7"), '1: "card" must be a text that is not empty, but is 7'],
    [
      GOOD.replace(/"at":"[^"]*",/, ""),
      '1: "at" must be an ISO date-time with its offset such as "2026-11-21T08:00:00+08:00", but is missing',
    ],
    [
      GOOD.replace("2026-11-21T08:00:00+08:00", "21.11.2026"),
      '1: "at" must be an ISO date-time with its offset such as "2026-11-21T08:00:00+08:00": "21.11.2026"',
    ],
    [
      GOOD.replace("+08:00", ""),
      '1: "at" has no offset: add the zone it was written in, such as "+08:00", or "Z" for UTC: "2026-11-21T08:00:00"',
    ],
    [
      GOOD.replace("11-21", "02-30"),
      '1: "at" is a date, time or offset that does not exist: "2026-02-30T08:00:00+08:00"',
    ],
    ...["0", "5", "2.5", '"3"', "null"].map((rating) => [
      GOOD.replace(":3}", `:${rating}}`),
      `1: "rating" must be 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy), but is ${rating}`,
    ]),
    [
      GOOD.replace(',"rating":3', ""),
      '1: "rating" must be 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy), but is missing',
    ],
  ])("refuses %j, naming the line and what is wrong", (log = "", message = "") => {
    expect(complaint(log)).toBe(message);
  });

  it("keeps its complaint on one line, whatever the log contains", () => {
    expect(complaint("\u0000\u001b[31mred\r\u2028")).not.toMatch(/\p{Cc}/u);
  });
});
