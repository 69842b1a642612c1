import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { seededRandom } from "#lib/core/random.ts";
import { MS_PER_DAY, MS_PER_MINUTE, studyDayOf, type StudyDay } from "#lib/core/time.ts";
import { answer } from "#lib/scheduling/answer.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { Memory, Rating } from "#lib/scheduling/memory.ts";
import { memoryAfter } from "#lib/scheduling/replay.ts";
import { DEFAULT_SETTINGS, type SchedulingSettings } from "#lib/scheduling/settings.ts";

const EVENTS = 600;
const CARDS = 24;
const RATINGS: readonly Rating[] = [1, 2, 3, 3, 3, 4];
const OFFSETS = [480, -420, 345];

/** The settings that the parameters `0` to `3` name. */
export function settingsNamed(parametersId: ParametersId): SchedulingSettings {
  const number = Number(parametersId);
  return {
    ...DEFAULT_SETTINGS,
    desiredRetention: 0.8 + 0.05 * number,
    learningSteps: number % 2 === 0 ? [1, 10] : [],
    relearningSteps: number % 2 === 0 ? [10] : [],
    weights: DEFAULT_SETTINGS.weights.map((weight) => weight * (0.94 + 0.04 * number)),
  };
}

/** Some hundred reviews, with what takes them back, starts cards anew or moves them; always the same. */
export function fixedLog(): readonly ReviewEvent[] {
  const random = seededRandom(20_261_122);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const memories = new Map<CardId, Memory>();
  const log: ReviewEvent[] = [];
  let atMs = Date.UTC(2026, 10, 21, 8);
  for (let seq = 0; seq < EVENTS; seq += 1) {
    atMs += random() < 0.7 ? upTo(20) * MS_PER_MINUTE + upTo(999) : upTo(9 * MS_PER_DAY);
    const cardId = `card ${upTo(CARDS - 1)}` as CardId;
    const moment = { atMs, utcOffsetMinutes: OFFSETS[Math.floor(seq / 200)] ?? 0 };
    const studyDay = studyDayOf(moment, 4);
    const base = { ...moment, studyDay, id: `${seq}` as EventId, deviceId: "phone" as DeviceId, seq };
    const memory = memories.get(cardId) ?? { phase: "new" };
    const parametersId = `${upTo(3)}` as ParametersId;
    const event = eventOf(random(), () => {
      const rating = RATINGS[upTo(RATINGS.length - 1)] ?? 3;
      const settings = settingsNamed(parametersId);
      const { memory: after } = answer(memory, rating, moment, settings, cardId);
      return { rating, chosenDueDay: after.phase === "review" ? after.dueDay + upTo(2) : null };
    });
    log.push(event);
    memories.set(
      cardId,
      memoryAfter(memory, event, (named) => settingsNamed(named.parametersId)),
    );

    function eventOf(
      chance: number,
      rated: () => { readonly rating: Rating; readonly chosenDueDay: StudyDay | null },
    ): ReviewEvent {
      if (chance < 0.03) return { ...base, kind: "reset", cardId };
      if (chance < 0.08) return { ...base, kind: "reschedule", cardId, chosenDueDay: studyDay + upTo(30) };
      // Taken back is what was logged a while ago, be it a retraction.
      const earlier = log.at(-1 - upTo(9));
      if (chance < 0.14 && earlier !== undefined && earlier.cardId !== null)
        return { ...base, kind: "retract", cardId: earlier.cardId, retracts: earlier.id };
      const presetId = "preset" as PresetId;
      const { phase } = memory;
      return { ...base, kind: "rate", cardId, phase, durationMs: 0, presetId, parametersId, ...rated() };
    }
  }
  return log;
}
