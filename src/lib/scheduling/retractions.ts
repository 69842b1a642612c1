import type { EventId } from "#lib/core/ids.ts";
import type { RetractEvent, ReviewEvent } from "./event.ts";

/** As much of a retraction as it takes to honour it. */
export type Retraction = Pick<RetractEvent, "kind" | "id" | "retracts">;

/**
 * The events that a retraction takes back, where retractions may be taken back themselves (redo). An event counts
 * unless a counting retraction names it, so each is decided after everything that names it. Retractions that name one
 * another in a circle, which no device writes, count for nothing.
 * @param events with distinct ids, in any order
 */
export function retractedIds(events: readonly (ReviewEvent | Retraction)[]): ReadonlySet<EventId> {
  const targets = new Map<EventId, EventId>();
  const undecided = new Map<EventId, number>();
  for (const event of events) {
    if (event.kind !== "retract") continue;
    targets.set(event.id, event.retracts);
    undecided.set(event.retracts, (undecided.get(event.retracts) ?? 0) + 1);
  }

  const retracted = new Set<EventId>();
  const decided = [...targets.keys()].filter((id) => !undecided.has(id));
  for (let id = decided.pop(); id !== undefined; id = decided.pop()) {
    const target = targets.get(id);
    if (target === undefined) continue;
    if (!retracted.has(id)) retracted.add(target);
    const left = (undecided.get(target) ?? 0) - 1;
    undecided.set(target, left);
    if (left === 0) decided.push(target);
  }
  return retracted;
}
