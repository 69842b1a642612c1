import { assertNever } from "#lib/core/assert-never.ts";
import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { Phase, Rating } from "#lib/scheduling/memory.ts";
import { eventIdOf } from "./event-id.ts";
import { byteColumn, int16Column, int32Column, numberColumn, StringTable } from "./packed-columns.ts";

/** The format that this version writes. */
const CHUNK_VERSION = 1;

/** Codes are stored: only ever append. */
const KINDS = ["rate", "retract", "reset", "reschedule", "parameters"] as const;
const PHASES = ["new", "learning", "relearning", "review"] as const;

/** In an index column: nothing here; in `ids`: the id follows from device and number. */
const NONE = -1;
/** In the column of due days, which may be negative. */
const NO_DAY = -2_147_483_648;

/** Events as columns, one value an event; about 55 bytes each and far quicker to read than rows. */
export interface PackedEvents {
  readonly version: number;
  readonly count: number;
  /** Every id that occurs, once; columns of ids hold places in it. */
  readonly strings: readonly string[];
  readonly kinds: Uint8Array;
  readonly ids: Int32Array;
  readonly devices: Int32Array;
  readonly seqs: Float64Array;
  readonly atMs: Float64Array;
  readonly utcOffsetMinutes: Int16Array;
  readonly studyDays: Int32Array;
  readonly cards: Int32Array;
  readonly ratings: Uint8Array;
  readonly phases: Uint8Array;
  readonly durationsMs: Float64Array;
  readonly chosenDueDays: Int32Array;
  readonly presets: Int32Array;
  readonly parameters: Int32Array;
  readonly retracts: Int32Array;
}

/** A chunk that a newer version of Gradus wrote. */
export interface UnknownChunk {
  readonly kind: "unknown-chunk";
  readonly version: number;
}

/** A chunk whose columns contradict each other. */
export interface DamagedChunk {
  readonly kind: "damaged-chunk";
  readonly detail: string;
}

export type ChunkProblem = UnknownChunk | DamagedChunk;

/**
 * Events as typed arrays.
 * @throws RangeError if a value does not fit its column (a fraction of a day, an offset beyond 16 bits)
 */
export function packEvents(events: readonly ReviewEvent[]): PackedEvents {
  const strings = new StringTable();
  const place = (id: string | null): number => (id === null ? NONE : strings.place(id));
  return {
    version: CHUNK_VERSION,
    count: events.length,
    kinds: byteColumn(events, (event) => KINDS.indexOf(event.kind)),
    ids: int32Column(events, (event) =>
      event.id === eventIdOf(event.deviceId, event.seq) ? NONE : strings.place(event.id),
    ),
    devices: int32Column(events, (event) => strings.place(event.deviceId)),
    seqs: numberColumn(events, (event) => event.seq),
    atMs: numberColumn(events, (event) => event.atMs),
    utcOffsetMinutes: int16Column(events, (event) => event.utcOffsetMinutes),
    studyDays: int32Column(events, (event) => event.studyDay),
    cards: int32Column(events, (event) => place(event.cardId)),
    ratings: byteColumn(events, (event) => (event.kind === "rate" ? event.rating : 0)),
    phases: byteColumn(events, (event) => (event.kind === "rate" ? PHASES.indexOf(event.phase) : 0)),
    durationsMs: numberColumn(events, (event) => (event.kind === "rate" ? event.durationMs : 0)),
    chosenDueDays: int32Column(events, (event) => chosenDueDay(event) ?? NO_DAY),
    presets: int32Column(events, (event) => place(event.kind === "rate" ? event.presetId : null)),
    parameters: int32Column(events, (event) => place("parametersId" in event ? event.parametersId : null)),
    retracts: int32Column(events, (event) => place(event.kind === "retract" ? event.retracts : null)),
    strings: strings.all,
  };
}

function chosenDueDay(event: ReviewEvent): number | null {
  return event.kind === "rate" || event.kind === "reschedule" ? event.chosenDueDay : null;
}

/** The events of a chunk, in the order they were packed. */
export function unpackEvents(packed: PackedEvents): Result<ReviewEvent[], ChunkProblem> {
  if (packed.version !== CHUNK_VERSION) return err({ kind: "unknown-chunk", version: packed.version });
  try {
    return ok(Array.from({ length: packed.count }, (_, index) => unpackOne(packed, index)));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return err({ kind: "damaged-chunk", detail: error.message });
  }
}

function unpackOne(packed: PackedEvents, index: number): ReviewEvent {
  const id = <Id extends string>(column: Int32Array): Id => read(packed.strings, read(column, index)) as Id;
  const kind = read(KINDS, read(packed.kinds, index));
  const deviceId = id<DeviceId>(packed.devices);
  const seq = read(packed.seqs, index);
  const base = {
    id: read(packed.ids, index) === NONE ? eventIdOf(deviceId, seq) : id<EventId>(packed.ids),
    deviceId,
    seq,
    atMs: read(packed.atMs, index),
    utcOffsetMinutes: read(packed.utcOffsetMinutes, index),
    studyDay: read(packed.studyDays, index),
  };
  const dueDay = read(packed.chosenDueDays, index);
  switch (kind) {
    case "rate":
      return {
        ...base,
        kind,
        cardId: id<CardId>(packed.cards),
        rating: read(packed.ratings, index) as Rating,
        phase: read(PHASES, read(packed.phases, index)) satisfies Phase,
        durationMs: read(packed.durationsMs, index),
        chosenDueDay: dueDay === NO_DAY ? null : dueDay,
        presetId: id<PresetId>(packed.presets),
        parametersId: id<ParametersId>(packed.parameters),
      };
    case "retract":
      return { ...base, kind, cardId: id<CardId>(packed.cards), retracts: id<EventId>(packed.retracts) };
    case "reset":
      return { ...base, kind, cardId: id<CardId>(packed.cards) };
    case "reschedule":
      return { ...base, kind, cardId: id<CardId>(packed.cards), chosenDueDay: dueDay };
    case "parameters":
      return { ...base, kind, cardId: null, parametersId: id<ParametersId>(packed.parameters) };
    default:
      return assertNever(kind);
  }
}

/** @throws RangeError if there is nothing at that index */
function read<Value>(values: ArrayLike<Value>, index: number): Value {
  const value = values[index];
  if (value === undefined) throw new RangeError(`A packed chunk of reviews has nothing at place ${index}.`);
  return value;
}
