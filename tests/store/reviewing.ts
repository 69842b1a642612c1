import type { CardId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { MS_PER_HOUR, studyDayOf, studyDayStartMs } from "#lib/core/time.ts";
import type { Milliseconds, StudyDay } from "#lib/core/time.ts";
import { answer } from "#lib/scheduling/answer.ts";
import type { Rating } from "#lib/scheduling/memory.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import type { StudyMoment } from "#lib/store/event-draft.ts";
import type { Store } from "#lib/store/open.ts";
import { recordAnswer } from "#lib/store/record-answer.ts";
import type { Answer } from "#lib/store/record-answer.ts";

export const PRESET = "preset" as PresetId;
export const PARAMETERS = "defaults" as ParametersId;
const SHANGHAI = 480;

/** A morning in November 2026, some hours on. */
export function momentAfter(hours: number): StudyMoment {
  const atMs: Milliseconds = Date.parse("2026-11-21T08:00:00+08:00") + hours * MS_PER_HOUR;
  const moment = { atMs, utcOffsetMinutes: SHANGHAI };
  return { ...moment, studyDay: studyDayOf(moment, DEFAULT_SETTINGS.rolloverHour) };
}

/** The last millisecond of a study day. */
export function endOfDayMs(studyDay: StudyDay): Milliseconds {
  return studyDayStartMs(studyDay + 1, SHANGHAI, DEFAULT_SETTINGS.rolloverHour) - 1;
}

/** What the scheduler makes of a rating of the card as it is now. */
export async function answerTo(
  store: Store,
  cardId: CardId,
  rating: Rating,
  moment: StudyMoment,
  also: Partial<Pick<Answer, "bury" | "suspend">> = {},
): Promise<Answer> {
  const card = await store.cards.get(cardId);
  if (card === undefined) throw new Error(`The test has no card ${cardId}.`);
  const { memory } = answer(card.memory, rating, moment, DEFAULT_SETTINGS, cardId);
  return {
    readRevision: card.revision,
    memory,
    event: {
      kind: "rate",
      cardId,
      rating,
      phase: card.memory.phase,
      durationMs: 4_321.5,
      chosenDueDay: memory.phase === "review" ? memory.dueDay : null,
      presetId: PRESET,
      parametersId: PARAMETERS,
      ...moment,
    },
    bury: null,
    suspend: false,
    ...also,
  };
}

/** Rates a card as it is now. */
export async function rate(
  store: Store,
  cardId: CardId,
  rating: Rating,
  moment: StudyMoment,
  also: Partial<Pick<Answer, "bury" | "suspend">> = {},
): ReturnType<typeof recordAnswer> {
  return recordAnswer(store, await answerTo(store, cardId, rating, moment, also));
}
