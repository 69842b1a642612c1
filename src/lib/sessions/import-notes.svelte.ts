import type { CardId } from "#lib/core/ids.ts";
import { err, type Result } from "#lib/core/result.ts";
import { finishInPieces, part, type Steps } from "#lib/core/steps.ts";
import type { NoteCard } from "#lib/notes/card.ts";
import { m } from "#lib/paraglide/messages.js";
import { getLocale } from "#lib/paraglide/runtime.js";
import type { StudyMoment } from "#lib/store/event-draft.ts";
import { importNotes, type Imported, type Treatment } from "#lib/store/imports.ts";
import type { Store } from "#lib/store/open.ts";
import type { StorageProblem, StoreProblem, TakenId } from "#lib/store/problem.ts";
import { problemText } from "#lib/store/problem-text.ts";
import type { Cancelled } from "#lib/store/work.ts";
import type { App } from "./app.svelte.ts";
import { now } from "./clock.ts";
import { ImportDecisions } from "./import-decisions.svelte.ts";
import { PastImports } from "./past-imports.svelte.ts";
import { readNoteFile, type NoteFile, type NoteFileProblem } from "./note-files.ts";
import type { NotePreview } from "./note-preview.ts";
import type { ReadFile } from "./note-side.ts";
import { openLinks } from "./open-links.ts";
import { pageBreaks } from "./page-breaks.ts";
import { keepPastedDraft } from "./pasted-draft.ts";
import type { PreparedNote } from "./prepare-note.ts";
import { studyMoment } from "./study-day.ts";

export type ImportView =
  | { readonly kind: "choose" }
  /** `share` of all files that is read, from 0 to 1. */
  | { readonly kind: "reading"; readonly current: number; readonly total: number; readonly share: number }
  | { readonly kind: "preview"; readonly notes: readonly NotePreview[] }
  | ImportSaving
  /** `order` by which the import can be taken back; null where nothing changed. */
  | { readonly kind: "done"; readonly cards: number; readonly order: number | null };

/** What was accepted is drawn, then written in one transaction. */
export interface ImportSaving {
  readonly kind: "saving";
  readonly step: "drawing" | "writing";
  /** Cards drawn or written, of how many. */
  readonly cards: number;
  readonly total: number;
  /** Of all the work, from 0 to 1. */
  readonly share: number;
}

/** Reading, as a share of what comes before the preview; then the cards are held against what is stored. */
const READING_SHARE = 0.7;

/** Drawing takes about four times as long as writing (measured with nine thousand cards). */
const DRAWING_SHARE = 0.8;

/** State of the import screen. Nothing is stored before the learner accepts. */
export class ImportNotes {
  view = $state.raw<ImportView>({ kind: "choose" });
  /** Files that could not be read, and a save that failed; what could be read goes on. */
  problems = $state.raw<readonly (NoteFileProblem | { readonly kind: "store"; readonly text: string })[]>([]);
  readonly decisions = new ImportDecisions(() => (this.view.kind === "preview" ? this.view.notes : []));
  readonly past: PastImports;
  /** Pairs of cards that the learner has to decide about, as of the last import. */
  openPairs = $state(0);

  readonly #app: Pick<App, "ready">;
  #reading = new AbortController();
  #saving = new AbortController();
  #isPasted = false;

  constructor(app: Pick<App, "ready">) {
    this.#app = app;
    this.past = new PastImports(app);
  }

  /** Reads files into a preview, one after another, piece by piece, so that the screen stays awake. */
  async readFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const { signal } = this.#begin();
    const readable: NoteFile[] = [];
    for (const [index, file] of files.entries()) {
      this.view = { kind: "reading", current: index + 1, total: files.length, share: 0 };
      const read = await readNoteFile(file);
      if (signal.aborted) return;
      if (!read.ok) this.problems = [...this.problems, read.error];
      else if (readable.some(({ name }) => name === read.value.name)) {
        this.problems = [...this.problems, { kind: "same-name", file: read.value.name }];
      } else readable.push(read.value);
    }
    await this.#preview(readable, signal);
  }

  /** Reads pasted text; it is known again by its title. */
  async readText(text: string): Promise<void> {
    const { signal } = this.#begin();
    this.#isPasted = true;
    const heading = /^#{1,6}\s+(.+)$/mu.exec(text)?.[1];
    await this.#preview([{ name: `${heading ?? m.import_pasted_name()}.md`, text }], signal);
  }

  /** Back to the beginning; nothing was stored. */
  cancel(): void {
    this.#begin();
    this.view = { kind: "choose" };
  }

  /** Ends the saving: back to the preview as it was left, and nothing is stored. */
  cancelSaving(): void {
    this.#saving.abort();
  }

  /** Renders and stores what was chosen, all notes in one transaction. Waits for what is still to be decided. */
  async accept(): Promise<void> {
    if (this.view.kind !== "preview" || this.decisions.open > 0) return;
    const preview = this.view;
    const store = await this.#app.ready;
    const moment = await studyMoment(store, now());
    // A second tap meanwhile is none.
    if (this.view !== preview) return;
    const cards = this.decisions.chosen;
    const treatments = this.decisions.treatments(moment);
    const settled = preview.notes.map((note) => ({ note, ...this.decisions.settled(note) }));
    const saved = await this.#save(store, settled, treatments, moment);
    if (!saved.ok) {
      if (saved.error.kind !== "cancelled") this.#problem(saved.error);
      this.view = preview;
      return;
    }
    if (this.#isPasted) keepPastedDraft("");
    this.openPairs = await openLinks(this.#app);
    this.view = { kind: "done", cards, order: saved.value.order };
  }

  /** Takes a whole import back: the one just made, or an earlier one. */
  async undo(order: number): Promise<void> {
    this.problems = [];
    const undone = await this.past.undo(order);
    if (!undone.ok) {
      this.#problem(undone.error);
      return;
    }
    if (this.view.kind === "done") this.view = { kind: "choose" };
  }

  async #save(
    store: Store,
    settled: readonly SettledPreview[],
    treatments: readonly Treatment[],
    moment: StudyMoment,
  ): Promise<Result<Imported, TakenId | StorageProblem | Cancelled>> {
    this.#saving = new AbortController();
    const { signal } = this.#saving;
    const cancelled = err<Cancelled>({ kind: "cancelled" });
    const total = settled.reduce((sum, { cards, declined }) => sum + keptCount(cards, declined), 0);
    const at = (step: ImportSaving["step"], part: number): void => {
      const cards = Math.round(part * total);
      const share = step === "drawing" ? DRAWING_SHARE * part : DRAWING_SHARE + (1 - DRAWING_SHARE) * part;
      this.view = { kind: "saving", step, cards, total, share };
    };
    at("drawing", 0);
    const [{ prepareSteps }, { linksToSave }] = await Promise.all([
      import("./prepare-note.ts"),
      import("./settle-facts.ts"),
    ]);
    const pause = pageBreaks();
    const prepared: PreparedNote[] = [];
    let drawn = 0;
    for (const { note, cards, declined } of settled) {
      const { file, noteId, reading, drawn: drawnBefore } = note;
      const origin = { text: file.text, file: file.name, noteId, importedAtMs: moment.atMs };
      const count = keptCount(cards, declined);
      const steps = prepareSteps(origin, { ...reading, cards }, declined, drawnBefore);
      const onProgress = (share: number): void => at("drawing", (drawn + share * count) / Math.max(1, total));
      const ready = await finishInPieces(steps, { pause, signal, onProgress });
      if (ready === null) return cancelled;
      prepared.push(ready);
      drawn += count;
    }
    at("writing", 0);
    const onProgress = (share: number): void => at("writing", share);
    return importNotes(store, prepared, treatments, moment, linksToSave(settled), { onProgress, signal });
  }

  #problem(problem: StoreProblem): void {
    this.problems = [{ kind: "store", text: problemText(problem, getLocale()) }];
  }

  #begin(): AbortController {
    this.#reading.abort();
    this.#reading = new AbortController();
    this.#isPasted = false;
    this.problems = [];
    this.#saving.abort();
    this.decisions.forget();
    this.past.forget();
    return this.#reading;
  }

  async #preview(files: readonly NoteFile[], signal: AbortSignal): Promise<void> {
    if (files.length === 0) {
      this.view = { kind: "choose" };
      return;
    }
    this.view = { kind: "reading", current: 1, total: files.length, share: 0 };
    const [store, { previewReadings, storedOf, UnreadableLog }, { readSteps }] = await Promise.all([
      this.#app.ready,
      import("./note-preview.ts"),
      import("#lib/notes/read-note.ts"),
    ]);
    const read: ReadFile[] = [];
    const pause = pageBreaks();
    for (const [index, file] of files.entries()) {
      // The device reads while the note is: neither waits for the other.
      const stored = storedOf(store, file);
      const steps: Steps<{ readonly reading: ReadFile["reading"] }> = part(
        readSteps(file.text, { file: file.name }),
        (READING_SHARE * index) / files.length,
        (READING_SHARE * (index + 1)) / files.length,
      );
      const onProgress = (share: number): void => {
        if (!signal.aborted) this.view = { kind: "reading", current: index + 1, total: files.length, share };
      };
      const done = await finishInPieces(steps, { pause, onProgress, signal });
      if (done === null || signal.aborted) return;
      read.push({ file, reading: done.reading, stored });
    }
    const onProgress = (compared: number): void => {
      const share = READING_SHARE + (1 - READING_SHARE) * compared;
      if (!signal.aborted) this.view = { kind: "reading", current: files.length, total: files.length, share };
    };
    const previews = previewReadings(store, read, { pause, onProgress, signal });
    const notes = await previews.catch((error: unknown) => {
      if (!(error instanceof UnreadableLog)) throw error;
      this.#problem(error.problem);
      return [];
    });
    if (signal.aborted || notes === null) return;
    this.view = notes.length === 0 ? { kind: "choose" } : { kind: "preview", notes };
    this.decisions.declineAgain();
  }
}

/** A note with what the learner decided about it. */
interface SettledPreview {
  readonly note: NotePreview;
  readonly cards: readonly NoteCard[];
  readonly declined: ReadonlySet<CardId>;
  readonly renamed: ReadonlyMap<CardId, CardId>;
}

/** Cards that are kept; one that stands in a note twice is one. */
function keptCount(cards: readonly NoteCard[], declined: ReadonlySet<CardId>): number {
  return new Set(cards.map(({ id }) => id).filter((id) => !declined.has(id))).size;
}
