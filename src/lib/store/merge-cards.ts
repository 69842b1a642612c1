import type { CardId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { cardContent } from "./card-content.ts";
import type { NoteCardRow } from "./card-row.ts";
import { changeCards } from "./change-cards.ts";
import type { LinkRow, MergedCard } from "./link-rows.ts";
import { withArchived } from "./note-card-rows.ts";
import type { OverlayRow, SourceRow } from "./note-rows.ts";
import { sourceKey } from "./note-source-rows.ts";
import { isOverlayNow, putOverlay } from "./overlays.ts";
import type { Store } from "./schema.ts";

/**
 * Inside a transaction over `cards`, `sources`, `overlays`, `links` and the aggregates: makes `gone` part of `kept`. Its
 * sources become sources of the kept card; the card itself is archived with its history.
 * @param wording the card of the two whose wording is shown from now on
 * @param language in which the learner chose
 */
export async function mergeCard(
  store: Store,
  kept: NoteCardRow,
  gone: NoteCardRow,
  wording: CardId,
  language: Language,
): Promise<MergedCard> {
  const chosen = (await cardContent(store, wording, language))?.face ?? null;
  const rows = await store.sources.where("cardId").equals(gone.id).toArray();
  await moveSources(store, rows, kept.id);
  await changeCards(store, [{ before: gone, after: withArchived(gone, true) }]);
  return {
    keptId: kept.id,
    goneId: gone.id,
    moved: rows.map(({ noteId, key }) => ({ noteId, key })),
    overlay: chosen === null ? null : await showWording(store, kept.id, chosen),
    links: await repointLinks(store, gone.id, kept.id),
  };
}

/** The same transaction the other way round. What the notes no longer say stays with the kept card. */
export async function unmergeCard(store: Store, merged: MergedCard): Promise<void> {
  const { keptId, goneId, moved, overlay, links } = merged;
  const wanted = new Set(moved.map(({ noteId, key }) => placeOf(noteId, key)));
  const rows = await store.sources.where("cardId").equals(keptId).toArray();
  const back = rows.filter(({ noteId, key }) => wanted.has(placeOf(noteId, key)));
  const gone = await store.cards.get(goneId);
  // What the learner wrote since stays.
  if (overlay !== null && (await isOverlayNow(store, keptId, overlay.language, overlay.after))) {
    await putOverlay(store, keptId, overlay.language, overlay.before);
  }
  if (gone === undefined || gone.kind === "exercise" || !gone.archived || back.length === 0) return;
  await moveSources(store, back, goneId);
  await changeCards(store, [{ before: gone, after: withArchived(gone, false) }]);
  await store.links.bulkPut([...links]);
}

/** The card that asks the same back, in the note where this one stands. */
export async function backOf(store: Store, cardId: CardId): Promise<CardId | null> {
  for (const row of await store.sources.where("cardId").equals(cardId).toArray()) {
    if (row.key.discriminator !== "") continue;
    const about = await store.sources.where("key.subject").equals(row.key.subject).toArray();
    const wanted = placeOf(row.noteId, { ...row.key, discriminator: "back" });
    const back = about.find(
      (other) =>
        placeOf(other.noteId, other.key) === wanted && other.source.startLine === row.source.startLine,
    );
    if (back !== undefined) return back.cardId;
  }
  return null;
}

/** A rule writes both sides of a fact with the same words. */
function placeOf(noteId: SourceRow["noteId"], key: SourceRow["key"]): string {
  return JSON.stringify([noteId, key.context, key.subject, key.attribute, key.discriminator]);
}

/** Gives sources to another card, after those that it has in the same note. */
async function moveSources(store: Store, rows: readonly SourceRow[], to: CardId): Promise<void> {
  const there = await store.sources.where("cardId").equals(to).toArray();
  const next = new Map<string, number>();
  for (const { noteId, ordinal } of there) next.set(noteId, Math.max(next.get(noteId) ?? 0, ordinal + 1));
  const moved = rows.map((row): SourceRow => {
    const ordinal = next.get(row.noteId) ?? 0;
    next.set(row.noteId, ordinal + 1);
    return { ...row, cardId: to, ordinal };
  });
  await store.sources.bulkDelete(rows.map(sourceKey));
  await store.sources.bulkPut(moved);
}

/** Puts a wording over a card unless it is what the card shows anyway. */
async function showWording(
  store: Store,
  cardId: CardId,
  chosen: OverlayRow | SourceRow,
): Promise<MergedCard["overlay"]> {
  const { language, front, back, frontHtml, backHtml } = chosen;
  const shown = await cardContent(store, cardId, language);
  if (shown === null || (shown.face.front === front && shown.face.back === back)) return null;
  const before = (await store.overlays.get([cardId, language])) ?? null;
  const base = { front: shown.face.front, back: shown.face.back };
  const after: OverlayRow = { cardId, language, front, back, frontHtml, backHtml, base };
  await store.overlays.put(after);
  return { language, before, after };
}

/** What is still to be decided about a card that is gone is decided about the kept one. */
async function repointLinks(store: Store, from: CardId, to: CardId): Promise<readonly LinkRow[]> {
  const links = (await store.links.where("verdict").anyOf("open", "quiet").toArray()).filter(
    ({ firstId, secondId }) => firstId === from || secondId === from,
  );
  for (const link of links) {
    await store.links.delete([link.firstId, link.secondId]);
    const other = link.firstId === from ? link.secondId : link.firstId;
    if (other === to) continue;
    const [firstId, secondId] = other < to ? [other, to] : [to, other];
    if ((await store.links.get([firstId, secondId])) === undefined)
      await store.links.put({ ...link, firstId, secondId });
  }
  return links.filter(({ firstId, secondId }) => firstId !== to && secondId !== to);
}
