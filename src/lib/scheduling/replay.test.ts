import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import type { ReviewEvent } from "./event.ts";
import type { Memory, Rating } from "./memory.ts";
import { memoryAfter, replay } from "./replay.ts";
import { retractedIds } from "./retractions.ts";
import { actions, live, PHONE, settingsOf } from "./testing/study-log.ts";

const logs = actions
  .map(live)
  .chain(({ memories, log }) =>
    fc.record({ memories: fc.constant(memories), log: fc.constant(log), shuffled: shuffleOf(log) }),
  );

function shuffleOf<T>(values: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...values], { minLength: values.length });
}

describe("replay", () => {
  it("gives the memories that answering one by one gave, with undo and redo, in any order of the log", () => {
    fc.assert(
      fc.property(logs, ({ memories, shuffled }) => {
        expect(replay(shuffled, settingsOf)).toEqual(memories);
      }),
      { numRuns: 300 },
    );
  });

  it("takes the union of two devices that share a part, however they are put together", () => {
    fc.assert(
      fc.property(logs, fc.nat(60), fc.nat(60), ({ memories, log }, cut, overlap) => {
        const phone = log.slice(0, cut + overlap);
        const desk = log.slice(cut);
        expect(replay([...phone, ...desk], settingsOf)).toEqual(memories);
        expect(replay([...desk, ...phone], settingsOf)).toEqual(memories);
      }),
    );
  });

  it("keeps the order of a device whose clock was set back, as often as one likes", () => {
    const setBack = fc.record({
      do: fc.constant("wait" as const),
      minutes: fc.integer({ min: -50_000, max: -1 }),
    });
    const scripts = fc.tuple(
      actions,
      fc.array(fc.tuple(fc.nat(60), setBack), { minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(scripts, ([script, backwards]) => {
        const travelled = backwards.reduce((all, [at, back]) => all.toSpliced(at, 0, back), script);
        const { memories, log } = live(travelled, [PHONE]);
        expect(replay(log.toReversed(), settingsOf)).toEqual(memories);
      }),
      { numRuns: 300 },
    );
  });

  it("goes by the study day that was written down, not by today's rollover hour", () => {
    const { memories, log } = live([
      { do: "rate", card: "a" as never, rating: 4, postponeDays: 0 },
      { do: "wait", minutes: 9 * 1_440 },
      { do: "rate", card: "a" as never, rating: 3, postponeDays: 0 },
    ]);
    const movedHour = (event: Parameters<typeof settingsOf>[0]) => ({
      ...settingsOf(event),
      rolloverHour: 12,
    });
    expect(replay(log, movedHour)).toEqual(memories);
  });

  it("orders one instant by device, then by the device's own count", () => {
    const rate = (id: string, deviceId: string, seq: number, rating: Rating) => ({
      ...{ id: id as EventId, deviceId: deviceId as DeviceId, seq, rating, cardId: "a" as CardId },
      ...{ kind: "rate" as const, phase: "new" as const, durationMs: 0, chosenDueDay: null },
      ...{
        atMs: 0,
        utcOffsetMinutes: 0,
        studyDay: 0,
        presetId: "p" as PresetId,
        parametersId: "p0" as ParametersId,
      },
    });
    const log = [rate("x", "desk", 8, 1), rate("y", "desk", 9, 3), rate("z", "phone", 2, 1)];
    const inTurn = log.reduce<Memory>((memory, event) => memoryAfter(memory, event, settingsOf), {
      phase: "new",
    });
    const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]; // prettier-ignore
    for (const order of orders) {
      const events = order.flatMap((index) => log[index] ?? []);
      expect(replay(events, settingsOf).get("a" as CardId)).toEqual(inTurn);
    }
  });

  it("knows nothing of no log", () => {
    expect(replay([], settingsOf).size).toBe(0);
  });
});

describe("retractedIds", () => {
  const retraction = (id: string, retracts: string): ReviewEvent => ({
    id: id as EventId,
    deviceId: "phone" as never,
    seq: 0,
    atMs: 0,
    utcOffsetMinutes: 0,
    studyDay: 0,
    kind: "retract",
    cardId: "a" as never,
    retracts: retracts as EventId,
  });

  it("alternates along a chain of undo and redo, however long", () => {
    const chain = Array.from({ length: 50_000 }, (_, index) => retraction(`r${index + 1}`, `r${index}`));
    const retracted = retractedIds(chain);
    expect(retracted.has("r49999" as EventId)).toBe(true);
    expect(retracted.has("r49998" as EventId)).toBe(false);
    // An even count of retractions stands above r0, the rating.
    expect(retracted.has("r0" as EventId)).toBe(false);
    expect(retracted.has("r1" as EventId)).toBe(true);
  });

  it("needs only one of several retractions to count", () => {
    const log = [retraction("r1", "x"), retraction("r2", "x"), retraction("r3", "r1")];
    expect([...retractedIds(log)].sort()).toEqual(["r1", "x"]);
  });

  it("ignores retractions that name one another, in any order", () => {
    const circle = [retraction("r1", "r2"), retraction("r2", "r1"), retraction("r3", "x")];
    expect([...retractedIds(circle)]).toEqual(["x"]);
    expect([...retractedIds(circle.toReversed())]).toEqual(["x"]);
  });
});
