import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { OverlayRow, SourceRow } from "./note-rows.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { write } from "./write.ts";

/** What a card shows. */
export interface CardContent {
  /** The wording shown; the learner's own or a note's. */
  readonly face: OverlayRow | SourceRow;
  readonly isOverlay: boolean;
  /** Where the card stands: those in the language asked for first. */
  readonly sources: readonly SourceRow[];
}

/**
 * The wording of a card: the learner's own in this language, else a note's in it, else the learner's own or a note's in
 * another. Null for a card without text: an exercise, or an unknown one.
 */
export async function cardContent(
  store: Store,
  cardId: CardId,
  language: Language,
): Promise<CardContent | null> {
  return (await cardContents(store, [cardId], language)).get(cardId) ?? null;
}

/** The same for several cards; those without text are left out. */
export async function cardContents(
  store: Store,
  cardIds: readonly CardId[],
  language: Language,
): Promise<ReadonlyMap<CardId, CardContent>> {
  return store.transaction("r", [store.sources, store.overlays], async () => {
    const contents = new Map<CardId, CardContent>();
    const rows = await Promise.all(
      cardIds.map(async (cardId) => ({
        cardId,
        sources: await store.sources.where("cardId").equals(cardId).toArray(),
        overlays: await store.overlays.where("[cardId+language]").between([cardId], [cardId, []]).toArray(),
      })),
    );
    for (const { cardId, sources, overlays } of rows) {
      const content = contentOf(sources, overlays, language);
      if (content !== null) contents.set(cardId, content);
    }
    return contents;
  });
}

function contentOf(
  sources: readonly SourceRow[],
  overlays: readonly OverlayRow[],
  language: Language,
): CardContent | null {
  const inLanguage = (row: OverlayRow | SourceRow): boolean => row.language === language;
  const ordered = [...sources.filter(inLanguage), ...sources.filter((row) => !inLanguage(row))];
  const overlay = overlays.find(inLanguage);
  const source = ordered[0];
  const otherOverlay = overlays[0];
  if (overlay !== undefined) return { face: overlay, isOverlay: true, sources: ordered };
  if (source !== undefined && inLanguage(source)) return { face: source, isOverlay: false, sources: ordered };
  if (otherOverlay !== undefined) return { face: otherOverlay, isOverlay: true, sources: ordered };
  return source === undefined ? null : { face: source, isOverlay: false, sources: ordered };
}

/** Keeps the learner's own wording of a card, or with null goes back to the note's. */
export async function saveOverlay(
  store: Store,
  overlay: OverlayRow | { readonly cardId: CardId; readonly language: Language; readonly front: null },
): Promise<Result<void, StorageProblem>> {
  return write(store, [store.overlays], async () => {
    if (overlay.front === null) await store.overlays.delete([overlay.cardId, overlay.language]);
    else await store.overlays.put(overlay);
    return ok(undefined);
  });
}
