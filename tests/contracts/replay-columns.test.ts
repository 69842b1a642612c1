import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { DeviceId, EventId } from "#lib/core/ids.ts";
import { columnOrder } from "#lib/scheduling/column-order.ts";
import { retractedColumns } from "#lib/scheduling/column-retractions.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { lapsesOf } from "#lib/scheduling/lapses.ts";
import { inReplayOrder } from "#lib/scheduling/replay-order.ts";
import { replayColumns, replaySlices } from "#lib/scheduling/replay-columns.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { retractedIds } from "#lib/scheduling/retractions.ts";
import { actions, live, settingsOf, type Action } from "#lib/scheduling/testing/study-log.ts";
import { packEvents } from "#lib/store/event-chunk.ts";
import { eventIdOf } from "#lib/store/event-id.ts";

/** As the app names its events: by device and number. */
function withOwnIds(log: readonly ReviewEvent[]): ReviewEvent[] {
  const named = new Map(log.map(({ id, deviceId, seq }) => [id, eventIdOf(deviceId, seq)]));
  return log.map((event) => ({
    ...event,
    id: named.get(event.id) ?? event.id,
    ...(event.kind === "retract" ? { retracts: named.get(event.retracts) ?? event.retracts } : {}),
  }));
}

/** A log in any order, cut into parts anywhere, some of it twice. */
const scattered = fc
  .tuple(actions, fc.array(fc.tuple(fc.nat(), fc.integer({ min: -5_000, max: -1 }))), fc.boolean())
  .map(([script, backwards, named]) => {
    const travelled = backwards.reduce<readonly Action[]>(
      (all, [at, minutes]) => all.toSpliced(at % (all.length + 1), 0, { do: "wait", minutes }),
      script,
    );
    const { log } = live(travelled, ["phone", "desk", "a:1", "phone"] as never);
    return named ? withOwnIds(log) : log;
  })
  .chain((log) =>
    fc.record({
      log: fc.constant(log),
      parts: fc
        .tuple(
          fc.shuffledSubarray(log, { minLength: log.length }),
          fc.subarray(log),
          fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }),
        )
        .map(([shuffled, twice, lengths]) => cut([...shuffled, ...twice], lengths)),
    }),
  );

function cut(events: readonly ReviewEvent[], lengths: readonly number[]): ReviewEvent[][] {
  const parts: ReviewEvent[][] = [];
  for (let from = 0; from < events.length; from += parts.at(-1)?.length ?? 1)
    parts.push(events.slice(from, from + (lengths[parts.length % lengths.length] ?? 1)));
  return parts;
}

describe("the log in columns", () => {
  it("is replayed to what its events are replayed to, in any order and however it is cut", () => {
    fc.assert(
      fc.property(scattered, ({ log, parts }) => {
        expect(replayColumns(parts.map(packEvents), settingsOf)).toEqual({
          memories: replay(log, settingsOf),
          lapses: lapsesOf(log),
        });
      }),
      { numRuns: 500 },
    );
  });

  it("is replayed alike under settings that steps of the log are strange to", () => {
    const stepless = (event: Parameters<typeof settingsOf>[0]) => ({
      ...settingsOf(event),
      learningSteps: [],
      relearningSteps: [30],
      subDayIntervals: event.parametersId !== "p0",
      fuzz: true,
    });
    fc.assert(
      fc.property(scattered, ({ log, parts }) => {
        expect(replayColumns(parts.map(packEvents), stepless).memories).toEqual(replay(log, stepless));
      }),
    );
  });

  it("is put into the same order", () => {
    fc.assert(
      fc.property(scattered, ({ log, parts }) => {
        const events = parts.flat();
        const order = [...columnOrder(parts.map(packEvents))].map((place) => events[place]?.id);
        expect(order).toEqual(inReplayOrder(log).map(({ id }) => id));
      }),
    );
  });

  it("has the same events taken back", () => {
    fc.assert(
      fc.property(scattered, ({ log, parts }) => {
        const flags = retractedColumns(parts.map(packEvents));
        const retracted = retractedIds(log);
        expect(parts.flat().map((_, place) => flags?.[place] === 1)).toEqual(
          parts.flat().map(({ id }) => retracted.has(id)),
        );
      }),
    );
  });

  it("takes back the event of one device by another's number only if it says so", () => {
    const event = (deviceId: string, seq: number, retracts?: string): ReviewEvent => ({
      id: eventIdOf(deviceId as DeviceId, seq),
      deviceId: deviceId as DeviceId,
      seq,
      atMs: seq,
      utcOffsetMinutes: 0,
      studyDay: 0,
      cardId: "a" as never,
      ...(retracts === undefined ? { kind: "reset" } : { kind: "retract", retracts: retracts as EventId }),
    });
    const log = [event("a", 1), event("a:1", 1), event("b", 1), event("b", 2, "a:1:1")];
    expect(retractedColumns([packEvents(log)])).toEqual(Uint8Array.of(0, 1, 0, 0));
  });

  it("tells how far its replay has come, from part to part", () => {
    const { log } = live(
      Array.from({ length: 40 }, () => ({ do: "rate", card: "a" as never, rating: 3, postponeDays: 0 })),
    );
    const shares = [...replaySlices([packEvents(log.slice(0, 20)), packEvents(log.slice(20))], settingsOf)];
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it("is nothing where there is nothing", () => {
    expect(replayColumns([], settingsOf).memories.size).toBe(0);
    expect(columnOrder([])).toHaveLength(0);
    expect(retractedColumns([packEvents([])])).toBeNull();
  });
});
