import { Dexie } from "dexie";

import type { CardId, EventId } from "#lib/core/ids.ts";
import { stateOf } from "./card-row.ts";
import type { CardRow } from "./card-row.ts";
import type { CardReplacement } from "./change-cards.ts";
import { differenceOf } from "./changed-fields.ts";
import type { CardChange, EventRun, UndoAction, UndoStep } from "./log-rows.ts";
import type { Store } from "./schema.ts";

/** Older steps are forgotten. */
export const UNDO_DEPTH = 200;

/** Beyond this many cards in all its steps, the stack forgets the oldest steps that changed many. */
const CARDS_KEPT = 50_000;

/** A step of more cards than this counts as one that changed many. */
const MANY_CARDS = 100;

/** What a step records of one card. */
export function changeOf(before: CardRow, after: CardRow): CardChange {
  return { cardId: after.id, before: stateOf(before), after: stateOf(after) };
}

/**
 * What a step records of many cards: those that changed alike are kept together, so that a step of thousands is little
 * more than their ids. Null if there are none.
 */
export function changesOf(
  replacements: readonly (CardReplacement & { readonly before: CardRow })[],
): UndoStep["changes"] | null {
  const alike = new Map<string, { readonly ids: CardId[]; readonly fields: Omit<CardChange, "cardId"> }>();
  for (const { before, after } of replacements) {
    const fields = differenceOf(before, after);
    const name = JSON.stringify(fields);
    const known = alike.get(name);
    if (known === undefined) alike.set(name, { ids: [after.id], fields });
    else known.ids.push(after.id);
  }
  const changes = [...alike.values()].flatMap(({ ids: [cardId, ...alsoIds], fields }): CardChange[] => {
    if (cardId === undefined) return [];
    return [{ cardId, ...(alsoIds.length === 0 ? {} : { alsoIds }), ...fields }];
  });
  const [first, ...others] = changes;
  return first === undefined ? null : [first, ...others];
}

/** The cards of a change. */
export function cardIdsOf({ cardId, alsoIds = [] }: CardChange): readonly CardId[] {
  return [cardId, ...alsoIds];
}

/**
 * Inside a transaction over `undoSteps`: a new step on top; what could be redone no longer can.
 * @returns the step's place, by which `undoLast` can be told to take back this one only
 */
export async function pushStep(
  store: Store,
  action: UndoAction,
  changes: UndoStep["changes"],
): Promise<number> {
  const last = await lastDone(store);
  const order = last === undefined ? 0 : last.order + 1;
  await store.undoSteps.where("order").aboveOrEqual(order).delete();
  await store.undoSteps
    .where("order")
    .belowOrEqual(order - UNDO_DEPTH)
    .delete();
  const step: UndoStep = { order, state: "done", action, changes };
  await store.undoSteps.add(step);
  if (sizeOf(step) > MANY_CARDS) await forgetLargeSteps(store);
  return order;
}

function sizeOf(step: UndoStep): number {
  return step.changes.reduce((sum, { alsoIds = [] }) => sum + 1 + alsoIds.length, 0);
}

/** A step cannot be left out from between two others: what is older goes with it. */
async function forgetLargeSteps(store: Store): Promise<void> {
  let cards = 0;
  let forget: number | null = null;
  await store.undoSteps
    .orderBy("order")
    .reverse()
    .until(() => forget !== null)
    .each((step) => {
      cards += sizeOf(step);
      if (cards > CARDS_KEPT && sizeOf(step) > MANY_CARDS) forget = step.order;
    });
  if (forget !== null) await store.undoSteps.where("order").belowOrEqual(forget).delete();
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

/** The step after it was toggled; `latest` is what that wrote to the log, null if the step is not in the log. */
export function toggled(step: UndoStep, latest: EventId | EventRun | null): UndoStep {
  const action =
    "latest" in step.action && latest !== null ? ({ ...step.action, latest } as UndoAction) : step.action;
  return { ...step, state: step.state === "done" ? "undone" : "done", action };
}
