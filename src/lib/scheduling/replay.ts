import { assertNever } from "#lib/core/assert-never.ts";
import type { CardId, EventId } from "#lib/core/ids.ts";
import { answerAt } from "./answer.ts";
import { withDueDay } from "./due-day.ts";
import type { RateEvent, ReviewEvent } from "./event.ts";
import type { Memory } from "./memory.ts";
import { inReplayOrder } from "./replay-order.ts";
import { retraced } from "./retrace.ts";
import { reviewed } from "./reviewed.ts";
import { retractedIds } from "./retractions.ts";
import type { SchedulingSettings } from "./settings.ts";

/** The settings under which a rating was given, or a past is looked at, from the parameters that are named. */
export type SettingsOf = (event: Pick<RateEvent, "parametersId">) => SchedulingSettings;

const NEW: Memory = { phase: "new" };

/**
 * The memory of every card that the log names. The log is a set: neither its order nor an event that occurs twice
 * makes a difference. Study days and due days are the ones that were written down.
 */
export function replay(events: readonly ReviewEvent[], settingsOf: SettingsOf): Map<CardId, Memory> {
  const log = inReplayOrder(distinct(events));
  const retracted = retractedIds(log);
  const memories = new Map<CardId, Memory>();
  const pasts = pastsToRetrace(log);
  for (const event of log) {
    if (event.cardId === null) continue;
    const before = memories.get(event.cardId) ?? NEW;
    if (retracted.has(event.id)) {
      memories.set(event.cardId, before);
      continue;
    }
    const past = pasts.get(event.cardId);
    memories.set(event.cardId, memoryAfter(before, event, settingsOf, past));
    if (event.kind === "rate") past?.push(event);
    if (event.kind === "reset" && past !== undefined) past.length = 0;
  }
  return memories;
}

/** Room for the ratings of the cards whose past is looked at anew: most logs have none. */
function pastsToRetrace(log: readonly ReviewEvent[]): ReadonlyMap<CardId, RateEvent[]> {
  const pasts = new Map<CardId, RateEvent[]>();
  for (const event of log)
    if (event.kind === "reschedule" && event.parametersId !== undefined) pasts.set(event.cardId, []);
  return pasts;
}

/**
 * The memory of a card after one event, retractions apart.
 * @param past the card's ratings that count, since it was new; only looking at them anew needs them
 */
export function memoryAfter(
  memory: Memory,
  event: ReviewEvent,
  settingsOf: SettingsOf,
  past: readonly RateEvent[] = [],
): Memory {
  switch (event.kind) {
    case "rate": {
      const { cardId, rating, chosenDueDay } = event;
      const settings = settingsOf(event);
      return chosenDueDay === null
        ? answerAt(memory, rating, event, settings, cardId).memory
        : { phase: "review", dueDay: chosenDueDay, ...reviewed(memory, rating, event, settings) };
    }
    case "reschedule": {
      const { chosenDueDay, parametersId } = event;
      const known =
        parametersId === undefined ? memory : retraced(memory, past, settingsOf({ parametersId }));
      return withDueDay(known, chosenDueDay);
    }
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
