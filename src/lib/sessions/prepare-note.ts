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

/** `prepareReading` in pieces. */
export function* prepareSteps(
  input: NoteInput,
  reading: NoteReading,
  declined: ReadonlySet<CardId>,
): Steps<PreparedNote> {
  const { note, cards } = yield* noteToSaveSteps(input, reading, declined, renderSafely);
  return { note: { ...note, importedAtMs: input.importedAtMs }, cards };
}
