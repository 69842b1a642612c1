import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { Phase, Rating } from "#lib/scheduling/memory.ts";
import { packEvents } from "./event-chunk.ts";
import { eventIdOf } from "./event-id.ts";
import { unpackEvents } from "./unpack-events.ts";

const id = <Id extends string>(): fc.Arbitrary<Id> => fc.string({ maxLength: 12 }).map((text) => text as Id);
const studyDay = fc.integer({ min: -800_000, max: 800_000 });

const base = fc
  .record({
    given: fc.option(id<EventId>()),
    deviceId: id<DeviceId>(),
    seq: fc.nat(),
    atMs: fc.integer({ min: -8.64e15, max: 8.64e15 }),
    utcOffsetMinutes: fc.integer({ min: -840, max: 840 }),
    studyDay,
  })
  .map(({ given, ...event }) => ({ id: given ?? eventIdOf(event.deviceId, event.seq), ...event }));

const rest = fc.oneof(
  fc.record({
    kind: fc.constant("rate" as const),
    cardId: id<CardId>(),
    rating: fc.constantFrom<Rating>(1, 2, 3, 4),
    phase: fc.constantFrom<Phase>("new", "learning", "relearning", "review"),
    durationMs: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    chosenDueDay: fc.option(studyDay),
    presetId: id<PresetId>(),
    parametersId: id<ParametersId>(),
  }),
  fc.record({ kind: fc.constant("retract" as const), cardId: id<CardId>(), retracts: id<EventId>() }),
  fc.record({ kind: fc.constant("reset" as const), cardId: id<CardId>() }),
  fc.record(
    {
      kind: fc.constant("reschedule" as const),
      cardId: id<CardId>(),
      chosenDueDay: studyDay,
      parametersId: id<ParametersId>(),
    },
    { requiredKeys: ["kind", "cardId", "chosenDueDay"] },
  ),
  fc.record({
    kind: fc.constant("parameters" as const),
    cardId: fc.constant(null),
    parametersId: id<ParametersId>(),
  }),
);

const event: fc.Arbitrary<ReviewEvent> = fc
  .tuple(base, rest)
  .map(([first, second]) => ({ ...first, ...second }));

const rating: ReviewEvent = {
  kind: "rate",
  id: "phone:3" as EventId,
  deviceId: "phone" as DeviceId,
  seq: 3,
  atMs: 1_795_219_200_000,
  utcOffsetMinutes: 480,
  studyDay: 20_778,
  cardId: "BatchNorm" as CardId,
  rating: 3,
  phase: "review",
  durationMs: 2_500,
  chosenDueDay: 20_790,
  presetId: "preset" as PresetId,
  parametersId: "defaults" as ParametersId,
};

describe("a packed chunk", () => {
  it("gives back exactly the events that were packed", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 50 }), (events) => {
        expect(unpackEvents(packEvents(events))).toEqual({ ok: true, value: events });
      }),
    );
  });

  it("survives the cloning that storing it is", () => {
    expect(unpackEvents(structuredClone(packEvents([rating])))).toEqual({ ok: true, value: [rating] });
  });

  it("keeps each id once, and none that follows from device and number", () => {
    const packed = packEvents([rating, { ...rating, id: eventIdOf(rating.deviceId, 4), seq: 4 }]);
    expect([...packed.strings].sort()).toEqual(["BatchNorm", "defaults", "phone", "preset"]);
  });

  it("of a newer version is not guessed at", () => {
    const newer = { ...packEvents([rating]), version: 2 };
    expect(unpackEvents(newer)).toEqual({ ok: false, error: { kind: "unknown-chunk", version: 2 } });
  });

  it.each([
    ["a fraction of a study day", { studyDay: 20_778.5 }],
    ["a due day beyond 32 bits", { chosenDueDay: 2 ** 40 }],
    ["an offset beyond 16 bits", { utcOffsetMinutes: 40_000 }],
    ["a time that is no number", { atMs: NaN }],
  ])("refuses %s rather than store another value", (_, change) => {
    expect(() => packEvents([{ ...rating, ...change }])).toThrow(RangeError);
  });

  it("that is damaged is not read as something else", () => {
    const packed = packEvents([rating]);
    for (const damage of [
      { strings: [] },
      { kinds: new Uint8Array([9]) },
      { seqs: new Float64Array() },
      { count: 2 },
    ]) {
      expect(unpackEvents({ ...packed, ...damage })).toMatchObject({
        ok: false,
        error: { kind: "damaged-chunk" },
      });
    }
  });
});
