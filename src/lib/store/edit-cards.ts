import type { CardId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { LongRun } from "./append-run.ts";
import { fieldsAfter } from "./card-edit.ts";
import type { CardEdit } from "./card-edit.ts";
import type { CardReplacement, CardRow } from "./card-row.ts";
import { CardsInParts } from "./change-cards.ts";
import { differenceOf, withFields } from "./changed-fields.ts";
import { setDeclined, toDecline } from "./declined-cards.ts";
import { eachCard } from "./each-card.ts";
import type { StudyMoment } from "./event-draft.ts";
import type { EventRun, UndoAction, UndoStep } from "./log-rows.ts";
import type { StorageProblem } from "./problem.ts";
import { pushStep } from "./push-step.ts";
import { rewriteRows } from "./rewrite-sums.ts";
import type { Store } from "./schema.ts";
import { sealWhenRunIsFull } from "./seal-tail.ts";
import { AlikeChanges, cardIdsOf } from "./undo-stack.ts";
import { inTwo, PART, type Cancelled, type Work } from "./work.ts";
import { writeReviews } from "./write-reviews.ts";

export type { CardEdit } from "./card-edit.ts";

/** What an edit did. */
export interface Edited {
  /** Those that it changed, as they are now. */
  readonly cards: readonly CardRow[];
  /** The step that undo takes back; null if nothing changed. */
  readonly step: number | null;
}

type ResetEvent = Extract<ReviewEvent, { readonly kind: "reset" }>;
type Change = CardReplacement & { readonly before: CardRow };

/**
 * Does one thing to cards as they are now, all of them or none, as one step of undo, however many they are: part by
 * part in one transaction, so that the page answers meanwhile. Cards that are archived, gone or like that already are
 * left alone.
 */
export async function editCards(
  store: Store,
  cardIds: readonly CardId[],
  edit: CardEdit,
  moment: StudyMoment,
): Promise<Result<Edited, StorageProblem>>;
export async function editCards(
  store: Store,
  cardIds: readonly CardId[],
  edit: CardEdit,
  moment: StudyMoment,
  work: Work,
): Promise<Result<Edited, StorageProblem | Cancelled>>;
export async function editCards(
  store: Store,
  cardIds: readonly CardId[],
  edit: CardEdit,
  moment: StudyMoment,
  work: Work = {},
): Promise<Result<Edited, StorageProblem | Cancelled>> {
  const written = await writeReviews(store, () => write(store, cardIds, edit, moment, work), [
    store.notes,
    store.sources,
    store.eventChunks,
  ]);
  if (!written.ok) return written;
  const { cards, step, run } = written.value;
  if (run !== null) await sealWhenRunIsFull(store, run.firstSeq, cards.length);
  return ok({ cards, step });
}

type Written = Edited & { readonly run: EventRun | null };

async function write(
  store: Store,
  cardIds: readonly CardId[],
  edit: CardEdit,
  moment: StudyMoment,
  { onProgress, signal }: Work,
): Promise<Result<Written, Cancelled>> {
  const ids = [...new Set(cardIds)];
  const cards = new CardsInParts(store);
  const changes = new AlikeChanges();
  const edited: CardRow[] = [];
  const follow = inTwo(onProgress);
  let seen = 0;
  let isCancelled = false;
  await eachCard(store, ids, async (part) => {
    isCancelled = signal?.aborted === true;
    if (isCancelled) return false;
    const changed = changesBy(edit, part);
    changes.add(changed);
    for (const { after } of changed) edited.push(after);
    await cards.put(changed);
    follow.first((seen += part.length) / ids.length);
    return true;
  });
  if (isCancelled) return err({ kind: "cancelled" });
  await cards.end({ onProgress: follow.second, rewriteRows });
  if (signal?.aborted === true) return err({ kind: "cancelled" });
  const recordedChanges = changes.end();
  if (recordedChanges === null) return ok({ cards: [], step: null, run: null });
  const { action, run } = await recorded(store, edit, recordedChanges, moment);
  return ok({ cards: edited, step: await pushStep(store, action, recordedChanges), run });
}

function changesBy(edit: CardEdit, cards: readonly CardRow[]): Change[] {
  return cards.flatMap((before): Change[] => {
    if (before.archived) return [];
    const fields = fieldsAfter(before, edit);
    if (fields === null) return [];
    const after = withFields(before, fields);
    return Object.keys(differenceOf(before, after).after).length > 0 ? [{ before, after }] : [];
  });
}

/** What an edit writes beside the cards, and how undo remembers it. */
async function recorded(
  store: Store,
  edit: CardEdit,
  changes: UndoStep["changes"],
  moment: StudyMoment,
): Promise<{ readonly action: UndoAction; readonly run: EventRun | null }> {
  if (edit.kind !== "reset" && edit.kind !== "delete") return { action: { kind: edit.kind }, run: null };
  // In the order in which undo goes through the step.
  const ids = changes.flatMap(cardIdsOf);
  if (edit.kind === "reset") {
    const events = new LongRun<ResetEvent>(store);
    for (let from = 0; from < ids.length; from += PART) {
      const part = ids.slice(from, from + PART);
      await events.add(part.map((cardId) => ({ kind: "reset" as const, cardId, ...moment })));
    }
    const run = await events.end();
    if (run === null) throw new Error("A reset of cards is in no event.");
    return { action: { kind: "reset", latest: run }, run };
  }
  const declined = await toDecline(store, ids);
  await setDeclined(store, declined, true);
  return { action: { kind: "delete", declined }, run: null };
}
