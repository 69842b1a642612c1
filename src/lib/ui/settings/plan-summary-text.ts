import { m } from "#lib/paraglide/messages.js";
import { getLocale } from "#lib/paraglide/runtime.js";
import type { ExercisePlanSummary, PlanSummary } from "#lib/sessions/plans/plan-list.svelte.ts";

const limitText = (limit: number | null): string => (limit === null ? m.plan_no_limit() : String(limit));

const shareText = (share: number): string =>
  share.toLocaleString(getLocale(), { style: "percent", maximumFractionDigits: 1 });

/** What of a plan of cards is asked for most, in a line. */
export function planText({ newCards, reviews, desiredRetention }: PlanSummary): string {
  return m.plan_summary({
    newCards: limitText(newCards),
    reviews: limitText(reviews),
    retention: shareText(desiredRetention),
  });
}

/** The same of the plan of exercises. */
export function exercisePlanText({ reviews, desiredRetention }: ExercisePlanSummary): string {
  return m.plan_exercises_summary({ reviews: limitText(reviews), retention: shareText(desiredRetention) });
}
