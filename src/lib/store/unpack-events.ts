import { assertNever } from "#lib/core/assert-never.ts";
import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { EventColumns } from "#lib/scheduling/event-columns.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { Phase, Rating } from "#lib/scheduling/memory.ts";
import { damageOfChunk } from "./damage-of-chunk.ts";
import { CHUNK_VERSION, KINDS, NO_DUE_DAY, NONE, PHASES } from "./event-chunk.ts";
import type { ChunkProblem, PackedEvents } from "./event-chunk.ts";
import { eventIdOf } from "./event-id.ts";

/* Apart from packing, which every visit loads: a rating may seal a chunk. */

/** The events of a chunk, in the order they were packed. */
export function unpackEvents(packed: PackedEvents): Result<ReviewEvent[], ChunkProblem> {
  const problem = problemOfChunk(packed);
  if (problem !== null) return err(problem);
  return ok(Array.from({ length: packed.count }, (_, index) => unpackOne(packed, index)));
}

/**
 * Some events of a chunk; the others are not made.
 * @param select looks at columns that can be relied on, and says of a place whether its event is wanted
 */
export function unpackSome(
  packed: PackedEvents,
  select: (columns: EventColumns) => (place: number) => boolean,
): Result<ReviewEvent[], ChunkProblem> {
  const problem = problemOfChunk(packed);
  if (problem !== null) return err(problem);
  const isWanted = select(packed);
  const events: ReviewEvent[] = [];
  for (let place = 0; place < packed.count; place++)
    if (isWanted(place)) events.push(unpackOne(packed, place));
  return ok(events);
}

/** Why a chunk cannot be read, or null; its columns can then be relied on. */
export function problemOfChunk(packed: PackedEvents): ChunkProblem | null {
  if (packed.version !== CHUNK_VERSION) return { kind: "unknown-chunk", version: packed.version };
  const detail = damageOfChunk(packed);
  return detail === null ? null : { kind: "damaged-chunk", detail };
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
        chosenDueDay: dueDay === NO_DUE_DAY ? null : dueDay,
        presetId: id<PresetId>(packed.presets),
        parametersId: id<ParametersId>(packed.parameters),
      };
    case "retract":
      return { ...base, kind, cardId: id<CardId>(packed.cards), retracts: id<EventId>(packed.retracts) };
    case "reset":
      return { ...base, kind, cardId: id<CardId>(packed.cards) };
    case "reschedule": {
      const moved = { ...base, kind, cardId: id<CardId>(packed.cards), chosenDueDay: dueDay };
      return read(packed.parameters, index) === NONE
        ? moved
        : { ...moved, parametersId: id<ParametersId>(packed.parameters) };
    }
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
