import type { StudyDay } from "#lib/core/time.ts";
import { BALANCED_DAYS, type DueCounts } from "#lib/scheduling/load-balance.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import { dueSums } from "#lib/store/sums.ts";
import type { Store } from "#lib/store/open.ts";
import type { StudyPlan, StudyPlans } from "./study-plan.ts";

/** By what a card is scheduled: settled when it is shown, so that its buttons and its rating say the same. */
export interface Terms {
  readonly plan: StudyPlan;
  /** Null where days are not levelled. */
  readonly dueCounts: DueCounts | null;
}

/** Review cards due on each of the days to come. */
export type CardsOnDays = ReadonlyMap<StudyDay, number>;

/** Reads the days to come from the aggregates; null if no plan levels them. */
export async function readDueLoad(
  store: Store,
  plans: StudyPlans,
  studyDay: StudyDay,
): Promise<CardsOnDays | null> {
  if (![...plans.presets.values()].some(isLevelled)) return null;
  const cardsOn = new Map<StudyDay, number>();
  for (const { readyDay, cards } of await dueSums(store, studyDay + 1, studyDay + BALANCED_DAYS))
    cardsOn.set(readyDay, (cardsOn.get(readyDay) ?? 0) + cards);
  return cardsOn;
}

/** The days after a card was changed. */
export function withChange(cardsOn: CardsOnDays, before: CardRow | undefined, after: CardRow): CardsOnDays {
  const changed = new Map(cardsOn);
  const add = (card: CardRow | undefined, change: 1 | -1): void => {
    if (card?.queue !== "review") return;
    changed.set(card.order, Math.max(0, (changed.get(card.order) ?? 0) + change));
  };
  add(before, -1);
  add(after, 1);
  return changed;
}

/** The terms of a card now. */
export function termsOf(plan: StudyPlan, cardsOn: CardsOnDays | null): Terms {
  const dueCounts = cardsOn === null || !isLevelled(plan) ? null : { cardsOn, easyDays: plan.easyDays };
  return { plan, dueCounts };
}

function isLevelled({ settings, balanceLoad }: StudyPlan): boolean {
  return settings.fuzz && balanceLoad;
}
