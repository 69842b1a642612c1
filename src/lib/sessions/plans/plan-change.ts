import type { PresetId } from "#lib/core/ids.ts";
import type { DailyLimits } from "#lib/scheduling/daily-limits.ts";
import type { LeechRule } from "#lib/scheduling/leech.ts";
import type { QueueOrders } from "#lib/scheduling/order.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";
import type { StudyOptions } from "#lib/scheduling/study-options.ts";
import { planAsItCame, type StudyPlan } from "../study-plan.ts";

/** What of a plan is to be otherwise; what it does not name stays. */
export interface PlanChange extends Partial<Pick<StudyOptions, "burySiblings" | "balanceLoad" | "easyDays">> {
  readonly settings?: Partial<Omit<SchedulingSettings, "weights" | "rolloverHour" | "rolloverBefore">>;
  readonly limits?: Partial<DailyLimits>;
  readonly orders?: Partial<QueueOrders>;
  readonly leeches?: Partial<LeechRule>;
}

/** The plan with the change. */
export function withChange(plan: StudyPlan, change: PlanChange): StudyPlan {
  return {
    ...plan,
    ...change,
    settings: { ...plan.settings, ...change.settings },
    limits: { ...plan.limits, ...change.limits },
    orders: { ...plan.orders, ...change.orders },
    leeches: { ...plan.leeches, ...change.leeches },
  };
}

/** All that comes with the app, save the weights: those are the learner's own memory, and have a screen of their own. */
export function toDefaults(presetId: PresetId): PlanChange {
  const { presetId: _id, parametersId: _parameters, settings: all, ...options } = planAsItCame(presetId);
  const { weights: _weights, rolloverHour: _hour, rolloverBefore: _before, ...settings } = all;
  return { ...options, settings };
}

/** Whether nothing would be otherwise with the defaults. */
export function isDefault(plan: StudyPlan): boolean {
  return sameText(withChange(plan, toDefaults(plan.presetId))) === sameText(plan);
}

function sameText({ presetId: _id, parametersId: _parameters, ...plan }: StudyPlan): string {
  return JSON.stringify(plan, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
