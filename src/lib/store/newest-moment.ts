import type { ParametersId } from "#lib/core/ids.ts";
import type { EventColumns } from "#lib/scheduling/event-columns.ts";
import type { Mark } from "./device-row.ts";
import { KINDS } from "./event-chunk.ts";
import { logColumns } from "./packed-log.ts";
import type { Store } from "./schema.ts";

const RATE = KINDS.indexOf("rate");

/** Where a log has come to; null for one in which nothing was rated. */
export function newestMoment(log: readonly EventColumns[]): Mark | null {
  const newest = latestIn(log, () => true);
  const rated = latestIn(log, (kind) => kind === RATE);
  if (newest === null || rated === null) return null;
  return {
    atMs: newest.part.atMs[newest.index] ?? 0,
    utcOffsetMinutes: newest.part.utcOffsetMinutes[newest.index] ?? 0,
    studyDay: newest.part.studyDays[newest.index] ?? 0,
    parametersId: (rated.part.strings[rated.part.parameters[rated.index] ?? -1] ?? "") as ParametersId,
  };
}

/** The same for the log that is stored; null too if it cannot be read. */
export async function newestMomentIn(store: Store): Promise<Mark | null> {
  const log = await logColumns(store);
  return log.ok ? newestMoment(log.value) : null;
}

function latestIn(
  log: readonly EventColumns[],
  counts: (kind: number) => boolean,
): { readonly part: EventColumns; readonly index: number } | null {
  let latest: { readonly part: EventColumns; readonly index: number } | null = null;
  let latestAtMs = -Infinity;
  for (const part of log) {
    for (let index = 0; index < part.count; index++) {
      const atMs = part.atMs[index] ?? 0;
      if (atMs < latestAtMs || !counts(part.kinds[index] ?? -1)) continue;
      latest = { part, index };
      latestAtMs = atMs;
    }
  }
  return latest;
}
