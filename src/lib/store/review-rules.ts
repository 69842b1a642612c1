import type { EventId } from "#lib/core/ids.ts";
import type { Days } from "#lib/core/time.ts";
import type { EventColumns } from "#lib/scheduling/event-columns.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";

/** What the scheduler decides and the store must decide alike; given on opening. */
export interface ReviewRules {
  /** `scheduling/stability-bin.ts`: the bin in which a stability is counted. */
  readonly stabilityBin: (stability: Days) => number;
  /** `scheduling/replay-order.ts`: the order in which the log is replayed. */
  readonly inReplayOrder: (events: readonly ReviewEvent[]) => ReviewEvent[];
  /** `scheduling/retractions.ts`: the events that a retraction takes back. */
  readonly retractedIds: (events: readonly ReviewEvent[]) => ReadonlySet<EventId>;
  /** `scheduling/column-retractions.ts`, which only those load who count a whole log. */
  readonly loadRetractedColumns: () => Promise<RetractedColumns>;
}

/** For each event of a log, counted through all parts, 1 if it is taken back; null if none is. */
type RetractedColumns = (parts: readonly EventColumns[]) => Uint8Array | null;
