import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import type { OverlayRow } from "./note-rows.ts";
import type { Store } from "./schema.ts";

/** Inside a transaction over `overlays`: the learner's wording of a card in a language; null is the note's own. */
export async function putOverlay(
  store: Store,
  cardId: CardId,
  language: Language,
  overlay: OverlayRow | null,
): Promise<void> {
  if (overlay === null) await store.overlays.delete([cardId, language]);
  else await store.overlays.put({ ...overlay, writtenAtMs: store.nowMs() });
}

/** Inside a transaction over `overlays`: whether the stored wording reads like this one. */
export async function isOverlayNow(
  store: Store,
  cardId: CardId,
  language: Language,
  overlay: Pick<OverlayRow, "front" | "back"> | null,
): Promise<boolean> {
  const stored = await store.overlays.get([cardId, language]);
  return stored?.front === overlay?.front && stored?.back === overlay?.back;
}
