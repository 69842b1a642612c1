import fc from "fast-check";

import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { MS_PER_MINUTE, studyDayOf } from "#lib/core/time.ts";
import { answer } from "../answer.ts";
import { withDueDay } from "../due-day.ts";
import type { RateEvent, ReviewEvent } from "../event.ts";
import type { Memory, Rating } from "../memory.ts";
import { retraced } from "../retrace.ts";
import { DEFAULT_SETTINGS, type SchedulingSettings } from "../settings.ts";
import { ratings, START } from "./arbitraries.ts";

/** One thing that a learner does. */
export type Action =
  | { readonly do: "rate"; readonly card: CardId; readonly rating: Rating; readonly postponeDays: number }
  | { readonly do: "reset" | "reschedule" | "retrace"; readonly card: CardId; readonly days: number }
  | { readonly do: "undo" | "redo" }
  | { readonly do: "wait"; readonly minutes: number }
  | { readonly do: "fit" };

export const PHONE = "phone" as DeviceId;
const DESK = "desk" as DeviceId;

const cards = fc.constantFrom(...(["a", "b", "c"] as CardId[]));

export const actions: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant("rate" as const),
        card: cards,
        rating: ratings,
        postponeDays: fc.nat({ max: 3 }),
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("undo" as const, "redo" as const) }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.nat({ max: 20_000 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constantFrom("reset" as const, "reschedule" as const, "retrace" as const),
        card: cards,
        days: fc.nat({ max: 30 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("fit" as const) }) },
  ),
  { maxLength: 60 },
);

/** The settings of parameters: `p0`, `p1`, … ask for less and less, and take first impressions for deeper and deeper. */
const SETTINGS = Array.from({ length: 4 }, (_, place) => ({
  ...DEFAULT_SETTINGS,
  desiredRetention: 0.95 - 0.05 * place,
  weights: DEFAULT_SETTINGS.weights.map((weight, index) => (index < 4 ? weight * (1 + place / 4) : weight)),
}));

/** The settings of the parameters that an event names. */
export function settingsOf({ parametersId }: Pick<RateEvent, "parametersId">): SchedulingSettings {
  return SETTINGS[Number(parametersId.slice(1)) % 4] ?? DEFAULT_SETTINGS;
}

interface Change {
  readonly card: CardId;
  readonly before: Memory;
  readonly after: Memory;
  readonly id: EventId;
  /** What was done, whatever toggled it since. */
  readonly event: ReviewEvent;
}

/**
 * Lives through actions as the app does: it keeps each card's memory and an undo stack, restores what it remembers, and
 * writes a log on the side.
 * @param devices write in turn
 */
export function live(
  script: readonly Action[],
  devices: readonly [DeviceId, ...DeviceId[]] = [PHONE, DESK, DESK],
): { memories: Map<CardId, Memory>; log: ReviewEvent[] } {
  const memories = new Map<CardId, Memory>();
  const log: ReviewEvent[] = [];
  const done: Change[] = [];
  const undone: (Change & { readonly retraction: EventId })[] = [];
  let now = START;
  let parameters = 0;

  const base = () => ({
    id: `e${log.length}` as EventId,
    deviceId: devices[log.length % devices.length] ?? devices[0],
    seq: log.length,
    // A millisecond each, so that two devices never write at one instant.
    atMs: now.atMs + log.length,
    utcOffsetMinutes: now.utcOffsetMinutes,
    studyDay: studyDayOf({ ...now, atMs: now.atMs + log.length }, DEFAULT_SETTINGS.rolloverHour),
  });
  const memoryOf = (card: CardId): Memory => memories.get(card) ?? { phase: "new" };
  const change = (event: ReviewEvent & { cardId: CardId }, after: Memory) => {
    const card = event.cardId;
    done.push({ card, before: memoryOf(card), after, id: event.id, event });
    undone.length = 0;
    memories.set(card, after);
    log.push(event);
  };
  /** The ratings of a card that stand, since it was new. */
  const pastOf = (card: CardId): RateEvent[] => {
    const events = done.map(({ event }) => event).filter(({ cardId }) => cardId === card);
    return events
      .slice(events.findLastIndex(({ kind }) => kind === "reset") + 1)
      .filter((event) => event.kind === "rate");
  };
  const retract = (card: CardId, retracts: EventId): EventId => {
    const event = { ...base(), kind: "retract", cardId: card, retracts } as const;
    log.push(event);
    return event.id;
  };

  for (const action of script) {
    switch (action.do) {
      case "wait":
        now = { ...now, atMs: now.atMs + action.minutes * MS_PER_MINUTE };
        break;
      case "fit":
        parameters += 1;
        log.push({
          ...base(),
          kind: "parameters",
          cardId: null,
          parametersId: `p${parameters}` as ParametersId,
        });
        break;
      case "rate": {
        const { card, rating, postponeDays } = action;
        const parametersId = `p${parameters}` as ParametersId;
        const before = memoryOf(card);
        const stamp = base();
        const moment = { atMs: stamp.atMs, utcOffsetMinutes: stamp.utcOffsetMinutes };
        const { memory } = answer(before, rating, moment, settingsOf({ parametersId }), card);
        const chosenDueDay = memory.phase === "review" ? memory.dueDay + postponeDays : null;
        change(
          {
            ...stamp,
            kind: "rate",
            cardId: card,
            rating,
            phase: before.phase,
            durationMs: 4_000,
            chosenDueDay,
            presetId: "default" as PresetId,
            parametersId,
          },
          chosenDueDay === null ? memory : withDueDay(memory, chosenDueDay),
        );
        break;
      }
      case "reset":
        change({ ...base(), kind: "reset", cardId: action.card }, { phase: "new" });
        break;
      case "reschedule": {
        const stamp = base();
        const chosenDueDay = stamp.studyDay + action.days;
        const after = withDueDay(memoryOf(action.card), chosenDueDay);
        change({ ...stamp, kind: "reschedule", cardId: action.card, chosenDueDay }, after);
        break;
      }
      case "retrace": {
        const stamp = base();
        const { card, days } = action;
        const parametersId = `p${parameters}` as ParametersId;
        const chosenDueDay = stamp.studyDay + days;
        const known = retraced(memoryOf(card), pastOf(card), settingsOf({ parametersId }));
        change(
          { ...stamp, kind: "reschedule", cardId: card, chosenDueDay, parametersId },
          withDueDay(known, chosenDueDay),
        );
        break;
      }
      case "undo": {
        const last = done.pop();
        if (last === undefined) break;
        undone.push({ ...last, retraction: retract(last.card, last.id) });
        memories.set(last.card, last.before);
        break;
      }
      case "redo": {
        const last = undone.pop();
        if (last === undefined) break;
        // Undoing again afterwards takes back the redo, so retractions of retractions grow as deep as they like.
        done.push({ ...last, id: retract(last.card, last.retraction) });
        memories.set(last.card, last.after);
        break;
      }
    }
  }
  return { memories, log };
}
