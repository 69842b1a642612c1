import type { DeckId, ParametersId, PresetId } from "#lib/core/ids.ts";
import type { Moment, Rollover } from "#lib/core/time.ts";
import type { SettingsOf } from "#lib/scheduling/replay.ts";
import { DEFAULT_SETTINGS, type SchedulingSettings } from "#lib/scheduling/settings.ts";
import { DEFAULT_STUDY_OPTIONS, type StudyOptions } from "#lib/scheduling/study-options.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { DECK_PRESETS } from "#lib/store/deck-presets.ts";
import type { Store } from "#lib/store/open.ts";
import type { ParametersRow, PresetRow } from "#lib/store/plan-rows.ts";
import { addParameters, addPreset, readPlanRows } from "#lib/store/plans.ts";
import { readSetting } from "#lib/store/setting.ts";
import { readRollover, studyMoment } from "./study-day.ts";

/** How a kind of card is studied, and the names under which the log remembers it. */
export interface StudyPlan extends StudyOptions {
  readonly presetId: PresetId;
  readonly parametersId: ParametersId;
  readonly settings: SchedulingSettings;
}

export const CARD_PLAN: StudyPlan = {
  ...DEFAULT_STUDY_OPTIONS,
  presetId: "default" as PresetId,
  parametersId: "fsrs-6-default" as ParametersId,
  settings: DEFAULT_SETTINGS,
};

/** Exercises have no steps: nobody wants to write the same function again ten minutes later. */
export const EXERCISE_PLAN: StudyPlan = {
  ...DEFAULT_STUDY_OPTIONS,
  presetId: "exercises" as PresetId,
  parametersId: "fsrs-6-no-steps" as ParametersId,
  settings: { ...DEFAULT_SETTINGS, learningSteps: [], relearningSteps: [], subDayIntervals: false },
  limits: { newCards: 0, reviews: null, newIgnoresReviewLimit: false },
  leeches: { threshold: null, action: "tag" },
};

/** A plan as it comes with the app: that of exercises, or of cards for every other. */
export function planAsItCame(presetId: PresetId): StudyPlan {
  return presetId === EXERCISE_PLAN.presetId ? EXERCISE_PLAN : CARD_PLAN;
}

/** Who is studied how: read when a screen opens, so that a change of the settings holds from then on. */
export interface StudyPlans {
  /** For every deck that is given no other. */
  readonly standard: StudyPlan;
  readonly exercises: StudyPlan;
  /** By preset, the standard one among them; exercises are not. */
  readonly presets: ReadonlyMap<PresetId, StudyPlan>;
  readonly deckPresets: ReadonlyMap<DeckId, PresetId>;
}

/** The plan that a card is studied by. */
export function planOf(card: Pick<CardRow, "kind" | "deckId">, plans: StudyPlans): StudyPlan {
  if (card.kind === "exercise") return plans.exercises;
  const presetId = plans.deckPresets.get(card.deckId);
  return (presetId === undefined ? undefined : plans.presets.get(presetId)) ?? plans.standard;
}

/** Reads all plans. What is not stored, or names parameters that are not, is as it is by default. */
export async function readStudyPlans(store: Store): Promise<StudyPlans> {
  const [{ presets: rows, parameters }, assigned, rollover] = await Promise.all([
    readPlanRows(store),
    readSetting(store, DECK_PRESETS),
    readRollover(store),
  ]);
  const settings = new Map(parameters.map((row) => [row.id, row.settings]));
  const plans = rows.map((row) => planFrom(row, settings.get(row.parametersId)));
  // One day for all decks: counts and limits could not be kept by two.
  const onDay = (plan: StudyPlan): StudyPlan => ({
    ...plan,
    settings: withRollover(plan.settings, rollover),
  });
  const presets = new Map([CARD_PLAN, EXERCISE_PLAN, ...plans].map((plan) => [plan.presetId, onDay(plan)]));
  const exercises = presets.get(EXERCISE_PLAN.presetId) ?? onDay(EXERCISE_PLAN);
  presets.delete(EXERCISE_PLAN.presetId);
  const deckPresets = new Map(Object.entries(assigned).map(([deckId, id]) => [deckId as DeckId, id]));
  const standard = presets.get(CARD_PLAN.presetId) ?? onDay(CARD_PLAN);
  return { standard, exercises, presets, deckPresets };
}

/** A preset as a plan; what it does not hold, and parameters that are not stored, are those that come with the app. */
export function planFrom(row: PresetRow, settings: SchedulingSettings | undefined): StudyPlan {
  const { id: presetId, name: _name, parametersId, ...options } = row;
  const cameAs = planAsItCame(presetId);
  return {
    ...cameAs,
    ...options,
    limits: { ...cameAs.limits, ...options.limits },
    presetId,
    ...(settings === undefined ? {} : { parametersId, settings }),
  };
}

/** The settings under which each rating in the log was given: those of the parameters that it names. */
export function settingsOf(parameters: readonly ParametersRow[]): SettingsOf {
  const known = new Map([CARD_PLAN, EXERCISE_PLAN].map((plan) => [plan.parametersId, plan.settings]));
  for (const { id, settings } of parameters) known.set(id, settings);
  return ({ parametersId }) => known.get(parametersId) ?? CARD_PLAN.settings;
}

/** The settings on other study days. Parameters name none: they hold on every device, and days do not. */
export function withRollover(
  { rolloverBefore: _before, ...settings }: SchedulingSettings,
  rollover: Rollover,
): SchedulingSettings {
  return { ...settings, ...rollover };
}

/** Writes both plans down, so that the log can be replayed with what it names. */
export async function keepPlans(store: Store, moment: Moment): Promise<void> {
  const at = await studyMoment(store, moment);
  for (const [name, plan] of Object.entries({ default: CARD_PLAN, exercises: EXERCISE_PLAN })) {
    const { settings, parametersId, presetId, ...options } = plan;
    await addParameters(store, { id: parametersId, settings, fitted: null }, at);
    await addPreset(store, { id: presetId, name, parametersId, ...options });
  }
}
