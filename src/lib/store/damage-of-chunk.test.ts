import { describe, expect, it } from "vitest";

import type { CardId, DeviceId, ParametersId, PresetId } from "#lib/core/ids.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { damageOfChunk } from "./damage-of-chunk.ts";
import { packEvents } from "./event-chunk.ts";
import { eventIdOf } from "./event-id.ts";
import { unpackEvents, unpackSome } from "./unpack-events.ts";

const PHONE = "phone" as DeviceId;

const base = (seq: number) => ({
  id: eventIdOf(PHONE, seq),
  deviceId: PHONE,
  seq,
  atMs: 1_795_305_600_000,
  utcOffsetMinutes: 480,
  studyDay: 20_778,
});
const cardId = "BatchNorm" as CardId;
const EVENTS: readonly ReviewEvent[] = [
  {
    ...base(0),
    kind: "rate",
    cardId,
    rating: 3,
    phase: "review",
    durationMs: 2_500,
    chosenDueDay: 20_790,
    presetId: "preset" as PresetId,
    parametersId: "defaults" as ParametersId,
  },
  { ...base(1), kind: "retract", cardId, retracts: eventIdOf(PHONE, 0) },
  { ...base(2), kind: "reset", cardId },
  { ...base(3), kind: "reschedule", cardId, chosenDueDay: 20_800 },
  { ...base(4), kind: "parameters", cardId: null, parametersId: "fitted" as ParametersId },
];

const packed = packEvents(EVENTS);

function withValue(column: keyof typeof packed, place: number, value: number) {
  const values = structuredClone(packed[column]) as Float64Array;
  values[place] = value;
  return { ...packed, [column]: values };
}

describe("damageOfChunk", () => {
  it("finds none in what was packed", () => {
    expect(damageOfChunk(packed)).toBeNull();
    expect(damageOfChunk(packEvents([]))).toBeNull();
  });

  it.each(Object.keys(packed).filter((name) => ArrayBuffer.isView(packed[name as keyof typeof packed])))(
    "finds that the column %s is missing, too short or of another kind",
    (name) => {
      for (const column of [
        undefined,
        packed[name as "kinds"].slice(1),
        [1, 2, 3, 4, 5],
        new BigInt64Array(5),
      ])
        expect(damageOfChunk({ ...packed, [name]: column })).toContain(`"${name}"`);
    },
  );

  it.each([
    ["a kind that there is not", withValue("kinds", 1, 9), "kinds"],
    ["a device that there is not", withValue("devices", 1, 99), "devices"],
    ["a rating of no card", withValue("cards", 0, -1), "cards"],
    ["a rating under no preset", withValue("presets", 0, -1), "presets"],
    ["a rating under no parameters", withValue("parameters", 0, 99), "parameters"],
    ["a phase that there is not", withValue("phases", 0, 4), "phases"],
    ["a retraction of nothing", withValue("retracts", 1, -1), "retracts"],
    ["an id that there is not", withValue("ids", 2, 99), "ids"],
    ["a time that is no number", withValue("atMs", 3, NaN), "atMs"],
    ["no parameters where they changed", withValue("parameters", 4, -1), "parameters"],
    ["ids that are none", { ...packed, strings: [] }, "cards"],
  ])("finds %s", (_, damaged, column) => {
    expect(damageOfChunk(damaged)).toContain(`"${column}"`);
    expect(unpackEvents(damaged)).toMatchObject({ ok: false, error: { kind: "damaged-chunk" } });
  });
});

describe("unpackSome", () => {
  it("gives the wanted events alone", () => {
    const ofCard = unpackSome(
      packed,
      ({ cards }) =>
        (place) =>
          (cards[place] ?? -1) >= 0,
    );
    expect(ofCard).toEqual({ ok: true, value: EVENTS.filter((event) => event.cardId !== null) });
  });

  it("looks into no column of a damaged chunk", () => {
    const damaged = { ...packed, strings: undefined as never };
    expect(
      unpackSome(
        damaged,
        ({ strings }) =>
          () =>
            strings.includes("x"),
      ).ok,
    ).toBe(false);
  });
});
