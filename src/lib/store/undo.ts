import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { RetractEvent } from "#lib/scheduling/event.ts";
import { emptyTally, tallyRating } from "./aggregate-tally.ts";
import { appendEvent } from "./append-event.ts";
import { isSameState } from "./card-row.ts";
import type { CardRow } from "./card-row.ts";
import { changeCards, withState } from "./change-cards.ts";
import type { StudyMoment } from "./event-draft.ts";
import type { UndoAction, UndoStep } from "./log-rows.ts";
import type { StaleCard, StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { sealWhenFull } from "./seal-tail.ts";
import { firstUndone, lastDone, toggled } from "./undo-stack.ts";
import { writeReviews } from "./write-reviews.ts";

/** What undo or redo did. */
export interface Toggled {
  readonly action: UndoAction;
  /** The card that was acted on first, then others that changed with it; as they are now. */
  readonly cards: readonly [CardRow, ...CardRow[]];
  /** Null for steps that are not in the log. */
  readonly event: RetractEvent | null;
}

/**
 * Takes back the last step: the cards as they were before it, a retraction in the log, the counts reversed.
 * If a card is not as the step left it, nothing of it is touched and the step is forgotten, so that the next undo
 * reaches the one before.
 */
export async function undoLast(
  store: Store,
  moment: StudyMoment,
): Promise<Result<Toggled, { readonly kind: "nothing-to-undo" } | StaleCard | StorageProblem>> {
  const outcome = await writeReviews(store, async () => {
    const step = await lastDone(store);
    return step === undefined ? err({ kind: "nothing-to-undo" as const }) : toggle(store, step, moment);
  });
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
  });
  return outcome.ok ? settle(store, outcome.value) : outcome;
}

/** How many steps can be undone and redone. */
export async function undoDepths(store: Store): Promise<{ readonly undo: number; readonly redo: number }> {
  const steps = await store.undoSteps.toArray();
  const undo = steps.filter((step) => step.state === "done").length;
  return { undo, redo: steps.length - undo };
}

/** The step could not be toggled and is off the stack: that is written, so it is no failure inside the transaction. */
interface ForgottenStep {
  /** The card that is not as the step left it. */
  readonly forgottenFor: CardRow;
}

async function settle(store: Store, outcome: Toggled | ForgottenStep): Promise<Result<Toggled, StaleCard>> {
  if ("forgottenFor" in outcome) return err({ kind: "stale", card: outcome.forgottenFor });
  if (outcome.event !== null) await sealWhenFull(store, outcome.event);
  return ok(outcome);
}

async function toggle(
  store: Store,
  step: UndoStep,
  moment: StudyMoment,
): Promise<Result<Toggled | ForgottenStep, never>> {
  const cards = await store.cards.bulkGet(step.changes.map((change) => change.cardId));
  const replacements = step.changes.map((change, index) => {
    const before = cards[index];
    if (before === undefined) throw new Error(`Card ${change.cardId} of an undo step is gone.`);
    const [from, to] = step.state === "done" ? [change.after, change.before] : [change.before, change.after];
    const stale = before.archived || !isSameState(before, from);
    return { before, after: withState(before, to), stale };
  });
  const stale = replacements.find((replacement) => replacement.stale);
  if (stale !== undefined) {
    await store.undoSteps.delete(step.order);
    return ok({ forgottenFor: stale.before });
  }
  const event = await retraction(store, step, moment);
  const tally = emptyTally();
  if (step.action.kind === "rate") tallyRating(tally, step.action.event, step.state === "done" ? -1 : 1);
  await changeCards(store, replacements, tally);
  const rows = replacements.map(({ after }) => after);
  const [first, ...others] = rows;
  if (first === undefined) throw new Error(`Undo step ${step.order} names no card.`);
  await store.undoSteps.put(toggled(step, event?.id ?? null));
  return ok({ action: step.action, cards: [first, ...others], event });
}

async function retraction(store: Store, step: UndoStep, moment: StudyMoment): Promise<RetractEvent | null> {
  if (step.action.kind !== "rate") return null;
  return appendEvent<RetractEvent>(store, {
    kind: "retract",
    cardId: step.action.event.cardId,
    retracts: step.action.latest,
    ...moment,
  });
}
