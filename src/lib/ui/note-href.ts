import { resolve } from "$app/paths";
import type { NoteId } from "#lib/core/ids.ts";

/** Address of a line of a note, in the note view. */
export function noteHref(noteId: NoteId, line: number): string {
  return `${resolve("/decks/note")}?id=${encodeURIComponent(noteId)}#L${line}`;
}

/** Address of where a card stands in its note; null for a card that stands in none. */
export function sourceHref(
  source: { readonly noteId: NoteId; readonly startLine: number } | null,
): string | null {
  return source === null ? null : noteHref(source.noteId, source.startLine);
}
