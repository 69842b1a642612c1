import { Dexie } from "dexie";

import type { CardId, EventId } from "#lib/core/ids.ts";
import { stateOf } from "./card-row.ts";
import type { CardReplacement, CardRow } from "./card-row.ts";
import { differenceOf } from "./changed-fields.ts";
import { knownDevice, stepsOf } from "./device.ts";
import type { CardChange, EventRun, StepDraft, UndoAction, UndoStep } from "./log-rows.ts";
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
 * What a step records of many cards, given part by part: those that changed alike are kept together, so that a step of
 * thousands is little more than their ids.
 */
export class AlikeChanges {
  readonly #alike = new Map<
    string,
    { readonly ids: CardId[]; readonly fields: Omit<CardChange, "cardId"> }
  >();

  add(replacements: readonly (CardReplacement & { readonly before: CardRow })[]): void {
    for (const { before, after } of replacements) {
      const fields = differenceOf(before, after);
      const name = JSON.stringify(fields);
      const known = this.#alike.get(name);
      if (known === undefined) this.#alike.set(name, { ids: [after.id], fields });
      else known.ids.push(after.id);
    }
  }

  /** Null if there are none. */
  end(): UndoStep["changes"] | null {
    const changes = [...this.#alike.values()].flatMap(
      ({ ids: [cardId, ...alsoIds], fields }): CardChange[] => {
        if (cardId === undefined) return [];
        return [{ cardId, ...(alsoIds.length === 0 ? {} : { alsoIds }), ...fields }];
      },
    );
    const [first, ...others] = changes;
    return first === undefined ? null : [first, ...others];
  }
}

/** The same of all at once. */
export function changesOf(
  replacements: readonly (CardReplacement & { readonly before: CardRow })[],
): UndoStep["changes"] | null {
  const changes = new AlikeChanges();
  changes.add(replacements);
  return changes.end();
}

/** The cards of a change. */
export function cardIdsOf({ cardId, alsoIds = [] }: CardChange): readonly CardId[] {
  return [cardId, ...alsoIds];
}

/** Where the next step goes. */
interface StackTop {
  readonly order: number;
  /** Places of steps that could be redone. */
  readonly undone: readonly number[];
}

async function readTop(store: Store): Promise<StackTop> {
  // "done" sorts before "undone": the last place tells whether there is anything to redo.
  const [last] = (await store.undoSteps.orderBy("[state+order]").reverse().limit(1).keys()) as unknown as [
    [UndoStep["state"], number]?,
  ];
  if (last === undefined) return { order: 0, undone: [] };
  if (last[0] === "done") return { order: last[1] + 1, undone: [] };
  const [[done = -1], undone] = await Promise.all([
    placesOf(store, "done").reverse().limit(1).primaryKeys(),
    placesOf(store, "undone").primaryKeys(),
  ]);
  return { order: done + 1, undone };
}

function placesOf(store: Store, state: UndoStep["state"]) {
  return store.undoSteps.where("[state+order]").between([state, Dexie.minKey], [state, Dexie.maxKey]);
}

/**
 * Inside a transaction over `undoSteps`, where no step waits: new steps on top, the oldest first; what could be redone no
 * longer can.
 * @returns the place of the last
 */
export async function addSteps(store: Store, drafts: readonly StepDraft[]): Promise<number> {
  const { order: first, undone } = await readTop(store);
  const steps = drafts.map((draft, index): UndoStep => ({ order: first + index, state: "done", ...draft }));
  const last = first + steps.length - 1;
  if (steps.length === 0) return last;
  if (undone.length > 0) await store.undoSteps.bulkDelete([...undone]);
  await Promise.all([
    store.undoSteps.bulkAdd(steps),
    last >= UNDO_DEPTH &&
      store.undoSteps
        .where("order")
        .belowOrEqual(last - UNDO_DEPTH)
        .delete(),
  ]);
  if (steps.some((step) => sizeOf(step) > MANY_CARDS)) await forgetLargeSteps(store);
  return last;
}

/** Inside a transaction over `undoSteps`: what could be redone no longer can. */
export async function forgetUndone(store: Store): Promise<void> {
  await placesOf(store, "undone").delete();
}

/** So many cards in columns take the room of one that is not. */
const IN_COLUMNS = 8;

function sizeOf(step: UndoStep): number {
  const moved = step.action.kind === "reschedule" ? (step.action.moved?.cardIds.length ?? 0) : 0;
  return moved / IN_COLUMNS + step.changes.reduce((sum, { alsoIds = [] }) => sum + 1 + alsoIds.length, 0);
}

/** A step cannot be left out from between two others: what is older goes with it. */
async function forgetLargeSteps(store: Store): Promise<void> {
  let cards = 0;
  let newest: number | null = null;
  let forget: number | null = null;
  await store.undoSteps
    .orderBy("order")
    .reverse()
    .until(() => forget !== null)
    .each((step) => {
      cards += sizeOf(step);
      newest ??= step.order;
      // What was just done can be taken back, however large it is.
      if (step.order !== newest && cards > CARDS_KEPT && sizeOf(step) > MANY_CARDS) forget = step.order;
    });
  if (forget !== null) await store.undoSteps.where("order").belowOrEqual(forget).delete();
}

/** Inside a transaction over `undoSteps`, where no step waits: forgets the steps that changed one of these cards. */
export async function forgetSteps(store: Store, cardIds: ReadonlySet<CardId>): Promise<void> {
  const isGone = (id: CardId): boolean => cardIds.has(id);
  await store.undoSteps.filter((step) => changedIds(step).some(isGone)).delete();
}

function changedIds({ action, changes }: UndoStep): readonly CardId[] {
  const moved = action.kind === "reschedule" ? action.moved?.cardIds : undefined;
  return moved ?? changes.flatMap(cardIdsOf);
}

/** How many steps can be undone and redone. */
export async function undoDepths(store: Store): Promise<{ readonly undo: number; readonly redo: number }> {
  return store.transaction("r", [store.undoSteps, store.settings], async () => {
    const [done, undone, device] = await Promise.all([
      placesOf(store, "done").count(),
      placesOf(store, "undone").count(),
      knownDevice(store),
    ]);
    return { undo: done + stepsOf(device?.waiting ?? []).length, redo: undone };
  });
}

/** The step that undo would take back; none may wait. */
export async function lastDone(store: Store): Promise<UndoStep | undefined> {
  return placesOf(store, "done").last();
}

/** The step that redo would do again. */
export async function firstUndone(store: Store): Promise<UndoStep | undefined> {
  return placesOf(store, "undone").first();
}

/** The step after it was toggled; `latest` is what that wrote to the log, null if the step is not in the log. */
export function toggled(step: UndoStep, latest: EventId | EventRun | null): UndoStep {
  const action =
    "latest" in step.action && latest !== null ? ({ ...step.action, latest } as UndoAction) : step.action;
  return { ...step, state: step.state === "done" ? "undone" : "done", action };
}
