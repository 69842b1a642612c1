import type {
  EVENT_KINDS,
  EVENT_PHASES,
  EventColumns,
  NO_DAY,
  NO_PLACE,
} from "#lib/scheduling/event-columns.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { eventIdOf } from "./event-id.ts";
import { byteColumn, int16Column, int32Column, numberColumn, StringTable } from "./packed-columns.ts";

/** The format that this version writes. */
export const CHUNK_VERSION = 1;

/* The codes of `scheduling/event-columns.ts`: the types see to it that they are the same. */
export const KINDS: typeof EVENT_KINDS = ["rate", "retract", "reset", "reschedule", "parameters"];
export const PHASES: typeof EVENT_PHASES = ["new", "learning", "relearning", "review"];
export const NONE: typeof NO_PLACE = -1;
export const NO_DUE_DAY: typeof NO_DAY = -2_147_483_648;

/** Events as columns; about 55 bytes each and far quicker to read than rows. */
export interface PackedEvents extends EventColumns {
  readonly version: number;
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
    chosenDueDays: int32Column(events, (event) => chosenDueDay(event) ?? NO_DUE_DAY),
    presets: int32Column(events, (event) => place(event.kind === "rate" ? event.presetId : null)),
    parameters: int32Column(events, (event) => place("parametersId" in event ? event.parametersId : null)),
    retracts: int32Column(events, (event) => place(event.kind === "retract" ? event.retracts : null)),
    strings: strings.all,
  };
}

function chosenDueDay(event: ReviewEvent): number | null {
  return event.kind === "rate" || event.kind === "reschedule" ? event.chosenDueDay : null;
}
