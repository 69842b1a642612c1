import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import { overrideOf } from "./card-edit.ts";
import type { CardRow, NoteCardKind } from "./card-row.ts";
import { changeCards } from "./change-cards.ts";
import { differenceOf, withFields } from "./changed-fields.ts";
import type { Edited } from "./edit-cards.ts";
import type { OverlayRow } from "./note-rows.ts";
import { isOverlayNow, putOverlay } from "./overlays.ts";
import type { MissingCard, StaleCard, StorageProblem } from "./problem.ts";
import { pushStep } from "./push-step.ts";
import type { Store } from "./schema.ts";
import { writeReviews } from "./write-reviews.ts";

/** What of a card is edited, as it was read. */
export interface ReadWording {
  /** The learner's own wording; null is the note's. */
  readonly overlay: Pick<OverlayRow, "front" | "back"> | null;
  readonly kind: CardRow["kind"];
  readonly tags: readonly string[];
}

/** A card as the learner wants it. */
export interface WordingEdit {
  readonly cardId: CardId;
  readonly language: Language;
  readonly read: ReadWording;
  /** Null goes back to the note's wording. */
  readonly overlay: OverlayRow | null;
  /** Null leaves it. */
  readonly kind: NoteCardKind | null;
  readonly tags: readonly string[];
}

/**
 * Keeps the learner's wording, kind and tags of a card, as one step of undo. Refused, with nothing changed, if one of
 * them is no longer as it was read; a rating in between does not matter.
 */
export async function editWording(
  store: Store,
  edit: WordingEdit,
): Promise<Result<Edited, StaleCard | MissingCard | StorageProblem>> {
  return writeReviews(store, () => save(store, edit), [store.overlays]);
}

async function save(
  store: Store,
  { cardId, language, read, overlay, kind, tags }: WordingEdit,
): Promise<Result<Edited, StaleCard | MissingCard>> {
  const before = await store.cards.get(cardId);
  if (before === undefined) return err({ kind: "missing-card", cardId });
  const isAsRead =
    !before.archived &&
    before.kind === read.kind &&
    (before.tags ?? []).join("\n") === read.tags.join("\n") &&
    (await isOverlayNow(store, cardId, language, read.overlay));
  if (!isAsRead) return err({ kind: "stale", card: before });
  const after = withFields(before, {
    tags: [...new Set(tags)].sort(),
    ...(kind === null || kind === before.kind || before.kind === "exercise"
      ? {}
      : { kind, override: overrideOf({ ...before.override, kind }) }),
  });
  const stored = (await store.overlays.get([cardId, language])) ?? null;
  await putOverlay(store, cardId, language, overlay);
  await changeCards(store, [{ before, after }]);
  const step = await pushStep(store, { kind: "edit", language, before: stored, after: overlay }, [
    { cardId, ...differenceOf(before, after) },
  ]);
  return ok({ cards: [after], step });
}
