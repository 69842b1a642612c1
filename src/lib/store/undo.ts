import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { RetractEvent } from "#lib/scheduling/event.ts";
import { emptyTally, tallyRating } from "./aggregate-tally.ts";
import { appendEvent, appendEvents } from "./append-event.ts";
import type { CardReplacement, CardRow } from "./card-row.ts";
import { CardsInParts } from "./change-cards.ts";
import { hasFields, withFields } from "./changed-fields.ts";
import { setDeclined } from "./declined-cards.ts";
import { keepNoRedo } from "./device.ts";
import { eachCard } from "./each-card.ts";
import type { StudyMoment } from "./event-draft.ts";
import { eventIdOf } from "./event-id.ts";
import type { EventRun, UndoAction, UndoStep } from "./log-rows.ts";
import { toggleMoved } from "./moved-cards.ts";
import { isOverlayNow, putOverlay } from "./overlays.ts";
import type { StaleCard, StorageProblem } from "./problem.ts";
import { rewriteRows } from "./rewrite-sums.ts";
import type { Store } from "./schema.ts";
import { sealWhenFull, sealWhenRunIsFull } from "./seal-tail.ts";
import { settle } from "./settle.ts";
import { cardIdsOf, firstUndone, lastDone, toggled } from "./undo-stack.ts";
import { inTwo, PART, type Work } from "./work.ts";
import { writeReviews } from "./write-reviews.ts";

/** What undo or redo did. */
export interface Toggled {
  readonly action: UndoAction;
  /** The card that was acted on first, then others that changed with it; as they are now. Of moved cards only the first. */
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
  onProgress?: Work["onProgress"],
): Promise<Result<Toggled, { readonly kind: "nothing-to-undo" } | StaleCard | StorageProblem>> {
  const find = async (): Promise<UndoStep | undefined> => {
    const step = await lastDone(store);
    return only === undefined || only === step?.order ? step : undefined;
  };
  return toggleStep(store, moment, "nothing-to-undo", find, onProgress);
}

/** Does again what was undone last, by retracting the retraction. */
export async function redo(
  store: Store,
  moment: StudyMoment,
  onProgress?: Work["onProgress"],
): Promise<Result<Toggled, { readonly kind: "nothing-to-redo" } | StaleCard | StorageProblem>> {
  return toggleStep(store, moment, "nothing-to-redo", () => firstUndone(store), onProgress);
}

/** A step is refused half-way, and what was written of it is gone: it is forgotten after that. */
interface StaleStep extends StaleCard {
  readonly order: number;
}

/** What stands in the way of toggling a step. */
type Hindrance<None extends string> = { readonly kind: None } | StaleStep | StorageProblem;

/** @param none what is said where there is no such step */
async function toggleStep<None extends string>(
  store: Store,
  moment: StudyMoment,
  none: None,
  find: () => Promise<UndoStep | undefined>,
  onProgress: Work["onProgress"],
): Promise<Result<Toggled, { readonly kind: None } | StaleCard | StorageProblem>> {
  type Outcome = Result<ToggledStep, Hindrance<None>>;
  const attempt = async (): Promise<Outcome> => {
    await settle(store);
    const step = await find();
    await keepNoRedo(store, false);
    return step === undefined ? err({ kind: none }) : toggle(store, step, moment, onProgress);
  };
  const tables = [store.overlays, store.notes, store.eventChunks];
  const outcome = await writeReviews(store, attempt, tables);
  if (outcome.ok) return ok(await sealed(store, outcome.value));
  const { error } = outcome;
  if (!("order" in error)) return err(error);
  const { card, order } = error;
  const forgotten = await writeReviews(store, async () => {
    // It may have been settled only to be refused.
    await settle(store);
    await store.undoSteps.delete(order);
    return ok(undefined);
  });
  return forgotten.ok ? err({ kind: "stale", card }) : forgotten;
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

async function sealed(store: Store, { toggled: done, retracted }: ToggledStep): Promise<Toggled> {
  if (retracted.kind === "one") sealWhenFull(store, retracted.event);
  if (retracted.kind === "run") await sealWhenRunIsFull(store, retracted.run.firstSeq, retracted.count);
  return done;
}

async function toggle(
  store: Store,
  step: UndoStep,
  moment: StudyMoment,
  onProgress: Work["onProgress"],
): Promise<Result<ToggledStep, StaleStep>> {
  const isUndo = step.state === "done";
  const { action } = step;
  if (action.kind === "reschedule" && action.moved !== undefined) {
    const done = await toggleMoved(store, action.moved, isUndo, action.latest, moment, onProgress);
    if (!done.ok) return err({ ...done.error, order: step.order });
    const { first, run } = done.value;
    await store.undoSteps.put(toggled(step, run));
    const count = action.moved.cardIds.length;
    return ok({ toggled: { action, cards: [first], event: null }, retracted: { kind: "run", run, count } });
  }
  const changes = step.changes.flatMap((change) =>
    cardIdsOf(change).map((cardId) => ({
      cardId,
      from: isUndo ? change.after : change.before,
      to: isUndo ? change.before : change.after,
    })),
  );
  const tally = emptyTally();
  if (action.kind === "rate") tallyRating(tally, action.event, isUndo ? -1 : 1);
  const cards = new CardsInParts(store, tally);
  const done: CardRow[] = [];
  const follow = inTwo(onProgress);
  const byId = new Map(changes.map((change) => [change.cardId, change]));
  const stale: CardRow[] = [];
  await eachCard(store, [...byId.keys()], async (part) => {
    const replacements: CardReplacement[] = [];
    for (const before of part) {
      const change = byId.get(before.id);
      if (change === undefined) throw new Error(`Card ${before.id} is not of this step.`);
      const isStale =
        !hasFields(before, change.from) || (done.length === 0 && (await isStaleBeside(store, step)));
      if (isStale) {
        stale.push(before);
        return false;
      }
      const after = withFields(before, change.to);
      replacements.push({ before, after });
      done.push(after);
    }
    await cards.put(replacements);
    follow.first(done.length / byId.size);
    return true;
  });
  const [card] = stale;
  if (card !== undefined) return err({ kind: "stale", card, order: step.order });
  if (done.length < byId.size) throw new Error(`A card of undo step ${step.order} is gone.`);
  const [acted, ...others] = done;
  if (acted === undefined) throw new Error(`Undo step ${step.order} names no card.`);
  await cards.end({ onProgress: follow.second, rewriteRows });
  const retracted = await retract(store, step, moment);
  await toggleBeside(store, step);
  await store.undoSteps.put(toggled(step, latestOf(retracted)));
  const event = retracted.kind === "one" ? retracted.event : null;
  return ok({ toggled: { action, cards: [acted, ...others], event }, retracted });
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
  const ids = changes.flatMap(cardIdsOf);
  let run: EventRun | null = null;
  for (let start = 0; start < ids.length; start += PART) {
    const drafts = ids.slice(start, start + PART).map((cardId, index) => ({
      kind: "retract" as const,
      cardId,
      retracts: eventIdOf(deviceId, firstSeq + start + index),
      ...moment,
    }));
    const part = await appendEvents<RetractEvent>(store, drafts);
    run ??= part;
  }
  if (run === null) throw new Error("An undo step names no card.");
  return { kind: "run", run, count: ids.length };
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
