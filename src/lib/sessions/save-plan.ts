import { stableHash } from "#lib/core/hash.ts";
import type { ParametersId, PresetId } from "#lib/core/ids.ts";
import { ok, type Result } from "#lib/core/result.ts";
import { DEFAULT_ROLLOVER_HOUR, type Moment } from "#lib/core/time.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";
import { changePreset, type StoredPlan } from "#lib/store/change-preset.ts";
import type { Store } from "#lib/store/open.ts";
import type { ParametersRow } from "#lib/store/plan-rows.ts";
import type { StorageProblem } from "#lib/store/problem.ts";
import type { MissingPreset } from "#lib/store/use-parameters.ts";
import { withChange, type PlanChange } from "./plans/plan-change.ts";
import { studyMoment } from "./study-day.ts";
import { CARD_PLAN, EXERCISE_PLAN, planFrom, withRollover, type StudyPlan } from "./study-plan.ts";

type Saved = Result<StudyPlan, StorageProblem | MissingPreset>;

/** The plans that are there before they are stored, by the name under which they are; the learner sees it in their language. */
const OWN_PLANS = { default: CARD_PLAN, exercises: EXERCISE_PLAN } as const;

/**
 * Changes some of a preset as it is stored, from the next session on. Other settings than those of the parameters that
 * it names become parameters of their own, since the log names the old ones; they are called the same on every device.
 */
export async function changePlan(
  store: Store,
  presetId: PresetId,
  change: PlanChange,
  at: Moment,
): Promise<Saved> {
  return write(store, presetId, at, (before) => {
    const [ownName, ownPlan] = Object.entries(OWN_PLANS).find(([, own]) => own.presetId === presetId) ?? [];
    const plan = before === null ? ownPlan : planOfStored(before);
    const name = before?.preset.name ?? ownName;
    return plan === undefined || name === undefined
      ? null
      : storedAs(withChange(plan, change), name, before, at);
  });
}

/** Keeps a whole plan as a preset of this name: a new one, or in the place of what is stored. */
export async function savePlan(store: Store, name: string, plan: StudyPlan, at: Moment): Promise<Saved> {
  return write(store, plan.presetId, at, (before) => storedAs(plan, name, before, at));
}

/** Gives a preset another name. */
export async function renamePlan(store: Store, presetId: PresetId, name: string, at: Moment): Promise<Saved> {
  return write(store, presetId, at, (before) =>
    before === null ? null : { ...before, preset: { ...before.preset, name } },
  );
}

async function write(
  store: Store,
  presetId: PresetId,
  at: Moment,
  change: (before: StoredPlan | null) => StoredPlan | null,
): Promise<Saved> {
  const changed = await changePreset(store, presetId, await studyMoment(store, at), change);
  return changed.ok ? ok(planOfStored(changed.value)) : changed;
}

function planOfStored({ preset, parameters }: StoredPlan): StudyPlan {
  return planFrom(preset, parameters?.settings);
}

function storedAs(plan: StudyPlan, name: string, before: StoredPlan | null, { atMs }: Moment): StoredPlan {
  const { presetId, settings: given, parametersId: _before, ...options } = plan;
  // Days are the device's own affair: parameters hold on every one.
  const settings = withRollover(given, { rolloverHour: DEFAULT_ROLLOVER_HOUR });
  const parameters = parametersFor(settings, before?.parameters ?? null, atMs);
  return { preset: { id: presetId, name, parametersId: parameters.id, ...options }, parameters };
}

/** The same parameters where the settings are; else new ones, which are told from others by what they say. */
function parametersFor(
  settings: SchedulingSettings,
  before: ParametersRow | null,
  madeAtMs: number,
): ParametersRow {
  if (before !== null && textOf(before.settings) === textOf(settings)) return before;
  const own = Object.values(OWN_PLANS).find((plan) => textOf(plan.settings) === textOf(settings));
  if (own !== undefined) return { id: own.parametersId, settings, fitted: null };
  const sameWeights = before?.settings.weights.join() === settings.weights.join();
  return {
    id: `settings-${stableHash([textOf(settings)])}` as ParametersId,
    settings,
    fitted: sameWeights ? (before?.fitted ?? null) : null,
    madeAtMs,
  };
}

/** Settings as a text, whatever the order of their fields. */
function textOf(settings: SchedulingSettings): string {
  return JSON.stringify(Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
