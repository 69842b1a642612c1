import { Dexie } from "dexie";

import type { EventId } from "#lib/core/ids.ts";
import { stateOf } from "./card-row.ts";
import type { CardRow } from "./card-row.ts";
import type { CardChange, UndoAction, UndoStep } from "./log-rows.ts";
import type { Store } from "./schema.ts";

/** Older steps are forgotten. */
export const UNDO_DEPTH = 200;

/** What a step records of one card. */
export function changeOf(before: CardRow, after: CardRow): CardChange {
  return { cardId: after.id, before: stateOf(before), after: stateOf(after) };
}

/** Inside a transaction over `undoSteps`: a new step on top; what could be redone no longer can. */
export async function pushStep(
  store: Store,
  action: UndoAction,
  changes: UndoStep["changes"],
): Promise<void> {
  const last = await lastDone(store);
  const order = last === undefined ? 0 : last.order + 1;
  await store.undoSteps.where("order").aboveOrEqual(order).delete();
  await store.undoSteps
    .where("order")
    .belowOrEqual(order - UNDO_DEPTH)
    .delete();
  await store.undoSteps.add({ order, state: "done", action, changes });
}

/** The step that undo would take back. */
export async function lastDone(store: Store): Promise<UndoStep | undefined> {
  return store.undoSteps
    .where("[state+order]")
    .between(["done", Dexie.minKey], ["done", Dexie.maxKey])
    .last();
}

/** The step that redo would do again. */
export async function firstUndone(store: Store): Promise<UndoStep | undefined> {
  return store.undoSteps
    .where("[state+order]")
    .between(["undone", Dexie.minKey], ["undone", Dexie.maxKey])
    .first();
}

/** The step after it was toggled; `latest` is the retraction that this wrote, null if the step is not in the log. */
export function toggled(step: UndoStep, latest: EventId | null): UndoStep {
  const action = step.action.kind === "rate" && latest !== null ? { ...step.action, latest } : step.action;
  return { ...step, state: step.state === "done" ? "undone" : "done", action };
}
