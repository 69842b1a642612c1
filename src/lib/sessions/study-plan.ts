import type { ParametersId, PresetId } from "#lib/core/ids.ts";
import { studyDayOf, studyDayStartMs, type Milliseconds, type Moment } from "#lib/core/time.ts";
import type { RateEvent } from "#lib/scheduling/event.ts";
import { DEFAULT_DAILY_LIMITS, type DailyLimits } from "#lib/scheduling/queue.ts";
import { DEFAULT_SETTINGS, type SchedulingSettings } from "#lib/scheduling/settings.ts";
import type { StudyMoment } from "#lib/store/event-draft.ts";
import type { Store } from "#lib/store/open.ts";
import { addParameters, writePreset } from "#lib/store/plans.ts";

/** How a kind of card is studied, and the names under which the log remembers it. */
export interface StudyPlan {
  readonly presetId: PresetId;
  readonly parametersId: ParametersId;
  readonly settings: SchedulingSettings;
  readonly limits: DailyLimits;
}

export const CARD_PLAN: StudyPlan = {
  presetId: "default" as PresetId,
  parametersId: "fsrs-6-default" as ParametersId,
  settings: DEFAULT_SETTINGS,
  limits: DEFAULT_DAILY_LIMITS,
};

/** Exercises have no steps: nobody wants to write the same function again ten minutes later. */
export const EXERCISE_PLAN: StudyPlan = {
  presetId: "exercises" as PresetId,
  parametersId: "fsrs-6-no-steps" as ParametersId,
  settings: { ...DEFAULT_SETTINGS, learningSteps: [], relearningSteps: [], subDayIntervals: false },
  limits: { newCards: 0, reviews: null },
};

/** The settings under which a rating in the log was given. */
export function settingsOf(event: RateEvent): SchedulingSettings {
  return event.parametersId === EXERCISE_PLAN.parametersId ? EXERCISE_PLAN.settings : CARD_PLAN.settings;
}

/** A moment with the study day it falls on. */
export function studyMoment(moment: Moment): StudyMoment {
  return { ...moment, studyDay: studyDayOf(moment, CARD_PLAN.settings.rolloverHour) };
}

/** When the study day of a moment ends. */
export function studyDayEndMs(moment: Moment): Milliseconds {
  const { rolloverHour } = CARD_PLAN.settings;
  return studyDayStartMs(studyDayOf(moment, rolloverHour) + 1, moment.utcOffsetMinutes, rolloverHour) - 1;
}

/** Writes both plans down, so that the log can be replayed with what it names. */
export async function keepPlans(store: Store, moment: Moment): Promise<void> {
  for (const [name, plan] of Object.entries({ default: CARD_PLAN, exercises: EXERCISE_PLAN })) {
    const { settings, parametersId, presetId, limits } = plan;
    await addParameters(store, { id: parametersId, settings, fitted: null }, studyMoment(moment));
    await writePreset(store, { id: presetId, name, parametersId, limits });
  }
}
