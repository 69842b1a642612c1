import type { DeviceId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { EventColumns } from "#lib/scheduling/event-columns.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { eachPart } from "./each-part.ts";
import { packEvents } from "./event-chunk.ts";
import type { ChunkProblem, PackedEvents } from "./event-chunk.ts";
import type { Store } from "./schema.ts";
import { problemOfChunk } from "./unpack-events.ts";

/**
 * The log as it lies in the store: sealed columns and the rows after them, in no particular order. Columns are read and
 * handed to a worker in no time; a million events would keep the page busy for seconds.
 */
export interface PackedLog {
  readonly chunks: readonly PackedEvents[];
  readonly tail: readonly ReviewEvent[];
}

/** Some milliseconds' reading each. */
const CHUNKS_AT_ONCE = 50;

/** Every event of every device, still packed. Read in parts, between which the page answers. */
export async function packedLog(store: Store): Promise<PackedLog> {
  return store.transaction("r", [store.events, store.eventChunks], async () => {
    const chunks: PackedEvents[] = [];
    await eachChunk(store, (packed) => chunks.push(packed));
    return { chunks, tail: await store.events.toArray() };
  });
}

/** The same in columns that can be relied on, the rows packed too. */
export async function logColumns(store: Store): Promise<Result<readonly EventColumns[], ChunkProblem>> {
  return store.transaction("r", [store.events, store.eventChunks], async () => {
    const parts: EventColumns[] = [];
    const problems: ChunkProblem[] = [];
    await eachChunk(store, (packed) => {
      const problem = problemOfChunk(packed);
      if (problem === null) parts.push(packed);
      else problems.push(problem);
    });
    const tail = packedTail(await store.events.toArray());
    const [problem] = problems;
    if (problem !== undefined) return err(problem);
    return tail.ok ? ok([...parts, tail.value]) : tail;
  });
}

async function eachChunk(store: Store, take: (packed: PackedEvents) => void): Promise<void> {
  await eachPart(
    store.eventChunks,
    CHUNKS_AT_ONCE,
    ({ deviceId, firstSeq }): [DeviceId, number] => [deviceId, firstSeq],
    (rows) => {
      for (const { packed } of rows) take(packed);
    },
  );
}

function packedTail(tail: readonly ReviewEvent[]): Result<EventColumns, ChunkProblem> {
  try {
    return ok(packEvents(tail));
  } catch (error) {
    // Rows that came with a backup may hold anything.
    if (!(error instanceof RangeError)) throw error;
    return err({ kind: "damaged-chunk", detail: error.message });
  }
}
