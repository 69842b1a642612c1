import type { CardId } from "#lib/core/ids.ts";
import type { StepDraft } from "./log-rows.ts";
import type { Store } from "./schema.ts";
import { settle } from "./settle.ts";
import { addSteps, forgetSteps } from "./undo-stack.ts";

/**
 * Inside a transaction over `settledTables`: a new step on top; what could be redone no longer can.
 * @returns the step's place, by which `undoLast` can be told to take back this one only
 */
export async function pushStep(
  store: Store,
  action: StepDraft["action"],
  changes: StepDraft["changes"],
): Promise<number> {
  await settle(store);
  return addSteps(store, [{ action, changes }]);
}

/**
 * Inside a transaction over `settledTables`: forgets the steps that changed these cards. Something that is no step has
 * given them another memory since; should that happen to be the one a step left, taking the step back would be wrong.
 */
export async function forgetStepsOf(store: Store, cardIds: readonly CardId[]): Promise<void> {
  if (cardIds.length === 0) return;
  await settle(store);
  await forgetSteps(store, new Set(cardIds));
}
