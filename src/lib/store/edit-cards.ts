import type { CardId } from "#lib/core/ids.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { appendEvents } from "./append-event.ts";
import { fieldsAfter } from "./card-edit.ts";
import type { CardEdit } from "./card-edit.ts";
import type { CardRow } from "./card-row.ts";
import { changeCards } from "./change-cards.ts";
import type { CardReplacement } from "./change-cards.ts";
import { differenceOf, withFields } from "./changed-fields.ts";
import { setDeclined, toDecline } from "./declined-cards.ts";
import type { StudyMoment } from "./event-draft.ts";
import type { EventRun, UndoAction, UndoStep } from "./log-rows.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { sealWhenRunIsFull } from "./seal-tail.ts";
import { cardIdsOf, changesOf, pushStep } from "./undo-stack.ts";
import { writeReviews } from "./write-reviews.ts";

export type { CardEdit } from "./card-edit.ts";

/** As many as one edit takes: one transaction, one step of undo. */
export const MOST_EDITED = 10_000;

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
 * Does one thing to cards as they are now, all of them or none, as one step of undo. Cards that are archived, gone or
 * like that already are left alone.
 * @param cardIds at most MOST_EDITED
 */
export async function editCards(
  store: Store,
  cardIds: readonly CardId[],
  edit: CardEdit,
  moment: StudyMoment,
): Promise<Result<Edited, StorageProblem>> {
  if (cardIds.length > MOST_EDITED)
    throw new RangeError(`${cardIds.length} cards are too many for one edit.`);
  const written = await writeReviews(store, () => write(store, cardIds, edit, moment), [
    store.notes,
    store.sources,
  ]);
  if (!written.ok) return written;
  const { cards, step, run } = written.value;
  if (run !== null) await sealWhenRunIsFull(store, run.firstSeq, cards.length);
  return ok({ cards, step });
}

async function write(
  store: Store,
  cardIds: readonly CardId[],
  edit: CardEdit,
  moment: StudyMoment,
): Promise<Result<Edited & { readonly run: EventRun | null }, never>> {
  const changed = new Map<CardId, Change>();
  for (const before of await store.cards.bulkGet([...new Set(cardIds)])) {
    if (before === undefined || before.archived) continue;
    const fields = fieldsAfter(before, edit);
    if (fields === null) continue;
    const after = withFields(before, fields);
    if (Object.keys(differenceOf(before, after).after).length > 0) changed.set(before.id, { before, after });
  }
  const changes = changesOf([...changed.values()]);
  if (changes === null) return ok({ cards: [], step: null, run: null });
  await changeCards(store, [...changed.values()]);
  const { action, run } = await recorded(store, edit, changes, moment);
  const step = await pushStep(store, action, changes);
  return ok({ cards: [...changed.values()].map(({ after }) => after), step, run });
}

/** What an edit writes beside the cards, and how undo remembers it. */
async function recorded(
  store: Store,
  edit: CardEdit,
  changes: UndoStep["changes"],
  moment: StudyMoment,
): Promise<{ readonly action: UndoAction; readonly run: EventRun | null }> {
  // In the order in which undo goes through the step.
  const ids = changes.flatMap(cardIdsOf);
  if (edit.kind === "reset") {
    const drafts = ids.map((cardId) => ({ kind: "reset" as const, cardId, ...moment }));
    const run = await appendEvents<ResetEvent>(store, drafts);
    return { action: { kind: "reset", latest: run }, run };
  }
  if (edit.kind === "delete") {
    const declined = await toDecline(store, ids);
    await setDeclined(store, declined, true);
    return { action: { kind: "delete", declined }, run: null };
  }
  return { action: { kind: edit.kind }, run: null };
}
