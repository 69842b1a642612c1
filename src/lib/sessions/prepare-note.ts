import type { CardId } from "#lib/core/ids.ts";
import { finish, type Steps } from "#lib/core/steps.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { NoteReading } from "#lib/notes/read-note.ts";
import type { NoteRow } from "#lib/store/note-rows.ts";
import type { CardToSave } from "#lib/store/save-note.ts";
import { noteToSaveSteps, type NoteOrigin } from "./note-to-save.ts";
import { renderSafely } from "./render-safely.ts";

export interface NoteInput extends NoteOrigin {
  readonly importedAtMs: Milliseconds;
}

/** A note ready to be stored. */
export interface PreparedNote {
  readonly note: NoteRow;
  readonly cards: readonly CardToSave[];
}

/**
 * Renders the cards of a note that was read already, without those that the learner declined. All HTML is sanitised
 * here, once: what is stored can be shown.
 */
export function prepareReading(
  input: NoteInput,
  reading: NoteReading,
  declined: ReadonlySet<CardId>,
): PreparedNote {
  return finish(prepareSteps(input, reading, declined));
}

/**
 * `prepareReading` in pieces.
 * @param drawn Markdown → HTML of what is stored of the note: it is not drawn again
 */
export function* prepareSteps(
  input: NoteInput,
  reading: NoteReading,
  declined: ReadonlySet<CardId>,
  drawn: ReadonlyMap<string, string> = new Map(),
): Steps<PreparedNote> {
  const render = renderedOnce(drawn);
  const { note, cards } = yield* noteToSaveSteps(input, reading, declined, render);
  return { note: { ...note, importedAtMs: input.importedAtMs }, cards };
}

/** Draws each text once: a card that asks back has the same two. */
function renderedOnce(drawn: ReadonlyMap<string, string>): (markdown: string) => string {
  const known = new Map(drawn);
  return (markdown) => {
    const before = known.get(markdown);
    if (before !== undefined) return before;
    const html = renderSafely(markdown);
    known.set(markdown, html);
    return html;
  };
}
