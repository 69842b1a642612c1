import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { RetractEvent } from "#lib/scheduling/event.ts";
import { emptyTally, tallyRating } from "./aggregate-tally.ts";
import { appendEvent, appendEvents } from "./append-event.ts";
import type { CardRow } from "./card-row.ts";
import { changeCards } from "./change-cards.ts";
import { hasFields, withFields } from "./changed-fields.ts";
import { setDeclined } from "./declined-cards.ts";
import type { StudyMoment } from "./event-draft.ts";
import { eventIdOf } from "./event-id.ts";
import type { EventRun, UndoAction, UndoStep } from "./log-rows.ts";
import { isOverlayNow, putOverlay } from "./overlays.ts";
import type { StaleCard, StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { sealWhenFull, sealWhenRunIsFull } from "./seal-tail.ts";
import { cardIdsOf, firstUndone, lastDone, toggled } from "./undo-stack.ts";
import { writeReviews } from "./write-reviews.ts";

/** What undo or redo did. */
export interface Toggled {
  readonly action: UndoAction;
  /** The card that was acted on first, then others that changed with it; as they are now. */
  readonly cards: readonly [CardRow, ...CardRow[]];
  /** Null for steps that are not in the log as one event: those that are no ratings. */
  readonly event: RetractEvent | null;
}

/**
 * Takes back the last step: the cards as they were before it, a retraction in the log, the counts reversed.
 * If a card is not as the step left it, nothing of it is touched and the step is forgotten, so that the next undo
 * reaches the one before.
 * @param only the step that is meant, by its place: if another is the last one, there is nothing to undo
 */
export async function undoLast(
  store: Store,
  moment: StudyMoment,
  only?: number,
): Promise<Result<Toggled, { readonly kind: "nothing-to-undo" } | StaleCard | StorageProblem>> {
  const outcome = await writeReviews(store, async () => {
    const step = await lastDone(store);
    const isMeant = step !== undefined && (only === undefined || only === step.order);
    return isMeant ? toggle(store, step, moment) : err({ kind: "nothing-to-undo" as const });
  }, [store.overlays, store.notes]);
  return outcome.ok ? settle(store, outcome.value) : outcome;
}

/** Does again what was undone last, by retracting the retraction. */
export async function redo(
  store: Store,
  moment: StudyMoment,
): Promise<Result<Toggled, { readonly kind: "nothing-to-redo" } | StaleCard | StorageProblem>> {
  const outcome = await writeReviews(store, async () => {
    const step = await firstUndone(store);
    return step === undefined ? err({ kind: "nothing-to-redo" as const }) : toggle(store, step, moment);
  }, [store.overlays, store.notes]);
  return outcome.ok ? settle(store, outcome.value) : outcome;
}

/** How many steps can be undone and redone. */
export async function undoDepths(store: Store): Promise<{ readonly undo: number; readonly redo: number }> {
  const count = (state: UndoStep["state"]): Promise<number> =>
    store.undoSteps.where("[state+order]").between([state], [state, []]).count();
  return store.transaction("r", store.undoSteps, async () => ({
    undo: await count("done"),
    redo: await count("undone"),
  }));
}

/** The step could not be toggled and is off the stack: that is written, so it is no failure inside the transaction. */
interface ForgottenStep {
  /** The card that is not as the step left it. */
  readonly forgottenFor: CardRow;
}

/** What toggling wrote to the log. */
type Retracted =
  | { readonly kind: "one"; readonly event: RetractEvent }
  | { readonly kind: "run"; readonly run: EventRun; readonly count: number }
  | { readonly kind: "nothing" };

interface ToggledStep {
  readonly toggled: Toggled;
  readonly retracted: Retracted;
}

async function settle(
  store: Store,
  outcome: ToggledStep | ForgottenStep,
): Promise<Result<Toggled, StaleCard>> {
  if ("forgottenFor" in outcome) return err({ kind: "stale", card: outcome.forgottenFor });
  const { retracted } = outcome;
  if (retracted.kind === "one") await sealWhenFull(store, retracted.event);
  if (retracted.kind === "run") await sealWhenRunIsFull(store, retracted.run.firstSeq, retracted.count);
  return ok(outcome.toggled);
}

async function toggle(
  store: Store,
  step: UndoStep,
  moment: StudyMoment,
): Promise<Result<ToggledStep | ForgottenStep, never>> {
  const isUndo = step.state === "done";
  const changes = step.changes.flatMap((change) =>
    cardIdsOf(change).map((cardId) => ({
      cardId,
      from: isUndo ? change.after : change.before,
      to: isUndo ? change.before : change.after,
    })),
  );
  const cards = await store.cards.bulkGet(changes.map(({ cardId }) => cardId));
  const replacements = changes.map(({ cardId, from, to }, index) => {
    const before = cards[index];
    if (before === undefined) throw new Error(`Card ${cardId} of an undo step is gone.`);
    return { before, after: withFields(before, to), isStale: !hasFields(before, from) };
  });
  const [acted] = replacements;
  if (acted === undefined) throw new Error(`Undo step ${step.order} names no card.`);
  const stale =
    replacements.find(({ isStale }) => isStale) ?? ((await isStaleBeside(store, step)) ? acted : undefined);
  if (stale !== undefined) {
    await store.undoSteps.delete(step.order);
    return ok({ forgottenFor: stale.before });
  }
  const retracted = await retract(store, step, moment);
  const tally = emptyTally();
  if (step.action.kind === "rate") tallyRating(tally, step.action.event, isUndo ? -1 : 1);
  await changeCards(store, replacements, tally);
  await toggleBeside(store, step);
  await store.undoSteps.put(toggled(step, latestOf(retracted)));
  const others = replacements.slice(1).map(({ after }) => after);
  const event = retracted.kind === "one" ? retracted.event : null;
  return ok({ toggled: { action: step.action, cards: [acted.after, ...others], event }, retracted });
}

/** What a step changed beside cards is not as it left it. */
async function isStaleBeside(store: Store, { action, state, changes }: UndoStep): Promise<boolean> {
  if (action.kind !== "edit") return false;
  const from = state === "done" ? action.after : action.before;
  return !(await isOverlayNow(store, changes[0].cardId, action.language, from));
}

/** What a step changed beside cards: the learner's wording, and what the notes make no more. */
async function toggleBeside(store: Store, { action, state, changes }: UndoStep): Promise<void> {
  const isUndo = state === "done";
  if (action.kind === "edit")
    await putOverlay(store, changes[0].cardId, action.language, isUndo ? action.before : action.after);
  if (action.kind === "delete") await setDeclined(store, action.declined, !isUndo);
}

async function retract(store: Store, { action, changes }: UndoStep, moment: StudyMoment): Promise<Retracted> {
  if (action.kind === "rate") {
    const { event, latest: retracts } = action;
    const { cardId } = event;
    return {
      kind: "one",
      event: await appendEvent<RetractEvent>(store, { kind: "retract", cardId, retracts, ...moment }),
    };
  }
  if (action.kind !== "reset" && action.kind !== "reschedule") return { kind: "nothing" };
  const { deviceId, firstSeq } = action.latest;
  const drafts = changes.flatMap(cardIdsOf).map((cardId, index) => ({
    kind: "retract" as const,
    cardId,
    retracts: eventIdOf(deviceId, firstSeq + index),
    ...moment,
  }));
  return { kind: "run", run: await appendEvents<RetractEvent>(store, drafts), count: drafts.length };
}

function latestOf(retracted: Retracted): EventRun | RetractEvent["id"] | null {
  switch (retracted.kind) {
    case "one":
      return retracted.event.id;
    case "run":
      return retracted.run;
    case "nothing":
      return null;
  }
}
