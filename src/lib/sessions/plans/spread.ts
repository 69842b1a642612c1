import type { StudyPlan } from "../study-plan.ts";
import type { PlanChange } from "./plan-change.ts";

/** How due days are chosen: to the day; a little around it by chance; around it, where the least is due. */
export type Spread = "exact" | "chance" | "level";

export const SPREADS: readonly Spread[] = ["exact", "chance", "level"];

export function spreadOf({ settings, balanceLoad }: StudyPlan): Spread {
  if (!settings.fuzz) return "exact";
  return balanceLoad ? "level" : "chance";
}

export function toSpread(spread: Spread): PlanChange {
  return { settings: { fuzz: spread !== "exact" }, balanceLoad: spread === "level" };
}
