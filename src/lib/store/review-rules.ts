import type { EventId } from "#lib/core/ids.ts";
import type { Days } from "#lib/core/time.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";

/** What the scheduler decides and the store must decide alike; given on opening. */
export interface ReviewRules {
  /** `scheduling/stability-bin.ts`: the bin in which a stability is counted. */
  readonly stabilityBin: (stability: Days) => number;
  /** `scheduling/replay-order.ts`: the order in which the log is replayed. */
  readonly inReplayOrder: (events: readonly ReviewEvent[]) => ReviewEvent[];
  /** `scheduling/retractions.ts`: the events that a retraction takes back. */
  readonly retractedIds: (events: readonly ReviewEvent[]) => ReadonlySet<EventId>;
}
