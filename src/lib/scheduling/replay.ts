import { assertNever } from "#lib/core/assert-never.ts";
import type { CardId, EventId } from "#lib/core/ids.ts";
import { answerAt } from "./answer.ts";
import { withDueDay } from "./due-day.ts";
import type { RateEvent, ReviewEvent } from "./event.ts";
import type { Memory } from "./memory.ts";
import { inReplayOrder } from "./replay-order.ts";
import { reviewed } from "./reviewed.ts";
import { retractedIds } from "./retractions.ts";
import type { SchedulingSettings } from "./settings.ts";

/** The settings under which a rating was given, from its preset and parameters. */
export type SettingsOf = (event: RateEvent) => SchedulingSettings;

const NEW: Memory = { phase: "new" };

/**
 * The memory of every card that the log names. The log is a set: neither its order nor an event that occurs twice
 * makes a difference. Study days and due days are the ones that were written down.
 */
export function replay(events: readonly ReviewEvent[], settingsOf: SettingsOf): Map<CardId, Memory> {
  const log = inReplayOrder(distinct(events));
  const retracted = retractedIds(log);
  const memories = new Map<CardId, Memory>();
  for (const event of log) {
    if (event.cardId === null) continue;
    const before = memories.get(event.cardId) ?? NEW;
    memories.set(event.cardId, retracted.has(event.id) ? before : memoryAfter(before, event, settingsOf));
  }
  return memories;
}

/** The memory of a card after one event, retractions apart. */
export function memoryAfter(memory: Memory, event: ReviewEvent, settingsOf: SettingsOf): Memory {
  switch (event.kind) {
    case "rate": {
      const { cardId, rating, chosenDueDay } = event;
      const settings = settingsOf(event);
      return chosenDueDay === null
        ? answerAt(memory, rating, event, settings, cardId).memory
        : { phase: "review", dueDay: chosenDueDay, ...reviewed(memory, rating, event, settings) };
    }
    case "reschedule":
      return withDueDay(memory, event.chosenDueDay);
    case "reset":
      return NEW;
    // A retraction acts through `retractedIds`, parameters through the ratings that name them.
    case "retract":
    case "parameters":
      return memory;
    default:
      return assertNever(event);
  }
}

function distinct(events: readonly ReviewEvent[]): readonly ReviewEvent[] {
  const byId = new Map<EventId, ReviewEvent>();
  for (const event of events) byId.set(event.id, event);
  return [...byId.values()];
}
