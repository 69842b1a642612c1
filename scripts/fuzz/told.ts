import type { NoteCard } from "#lib/notes/card.ts";

/** A card in a finding. */
export function told({ rule, front, back, source }: NoteCard): string {
  return `[${rule}] ${front} → ${back} (${source.startLine}–${source.endLine})`.slice(0, 600);
}

/** The lines of a note, whatever its line ends. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
}

/** Letters and digits alone: marks, brackets and spaces are written differently in a card and in its note. */
export function bare(text: string): string {
  return text.normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "");
}
