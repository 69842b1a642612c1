import { SvelteSet } from "svelte/reactivity";

import type { CardId } from "#lib/core/ids.ts";
import { m } from "#lib/paraglide/messages.js";
import { getLocale } from "#lib/paraglide/runtime.js";
import { problemText } from "#lib/store/problem-text.ts";
import { saveNotes } from "#lib/store/save-note.ts";
import type { App } from "./app.svelte.ts";
import { now } from "./clock.ts";
import { readNoteFile, type NoteFile, type NoteFileProblem } from "./note-files.ts";
import type { NotePreview } from "./note-preview.ts";

export type ImportView =
  | { readonly kind: "choose" }
  | { readonly kind: "reading"; readonly current: number; readonly total: number }
  | { readonly kind: "preview"; readonly notes: readonly NotePreview[] }
  | { readonly kind: "saving" }
  | { readonly kind: "done"; readonly cards: number };

/** State of the import screen. Nothing is stored before the learner accepts. */
export class ImportNotes {
  view = $state.raw<ImportView>({ kind: "choose" });
  /** Files that could not be read, and a save that failed; what could be read goes on. */
  problems = $state.raw<readonly (NoteFileProblem | { readonly kind: "store"; readonly text: string })[]>([]);
  /** Cards that the learner unticked. */
  readonly declined = new SvelteSet<CardId>();

  readonly #app: Pick<App, "ready">;
  #run = 0;

  constructor(app: Pick<App, "ready">) {
    this.#app = app;
  }

  readonly total = $derived.by(() => this.#ids().length);
  readonly chosen = $derived.by(() => this.#ids().filter((id) => !this.declined.has(id)).length);

  /** Reads files into a preview, one after another, with a breath for the screen in between. */
  async readFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const run = this.#begin();
    const readable: NoteFile[] = [];
    for (const [index, file] of files.entries()) {
      this.view = { kind: "reading", current: index + 1, total: files.length };
      const read = await readNoteFile(file);
      if (run !== this.#run) return;
      if (!read.ok) this.problems = [...this.problems, read.error];
      else if (readable.some(({ name }) => name === read.value.name)) {
        this.problems = [...this.problems, { kind: "same-name", file: read.value.name }];
      } else readable.push(read.value);
    }
    await this.#preview(readable, run);
  }

  /** Reads pasted text; it is known again by its title. */
  async readText(text: string): Promise<void> {
    const run = this.#begin();
    this.view = { kind: "reading", current: 1, total: 1 };
    const heading = /^#{1,6}\s+(.+)$/mu.exec(text)?.[1];
    await this.#preview([{ name: `${heading ?? m.import_pasted_name()}.md`, text }], run);
  }

  /** Back to the beginning; nothing was stored. */
  cancel(): void {
    this.#begin();
    this.view = { kind: "choose" };
  }

  /** Takes a card or leaves it out. */
  choose(id: CardId, wanted: boolean): void {
    if (wanted) this.declined.delete(id);
    else this.declined.add(id);
  }

  /** Takes all cards or none. */
  chooseAll(wanted: boolean): void {
    for (const id of this.#ids()) this.choose(id, wanted);
  }

  /** Renders and stores what was chosen, all notes in one transaction. */
  async accept(): Promise<void> {
    if (this.view.kind !== "preview") return;
    const preview = this.view;
    const cards = this.chosen;
    this.view = { kind: "saving" };
    const [store, { prepareReading }] = await Promise.all([this.#app.ready, import("./prepare-note.ts")]);
    const importedAtMs = now().atMs;
    const prepared = preview.notes.map(({ file, noteId, reading }) =>
      prepareReading({ text: file.text, file: file.name, noteId, importedAtMs }, reading, this.declined),
    );
    const saved = await saveNotes(store, prepared);
    if (!saved.ok) {
      this.problems = [{ kind: "store", text: problemText(saved.error, getLocale()) }];
      this.view = preview;
      return;
    }
    this.view = { kind: "done", cards };
  }

  #begin(): number {
    this.problems = [];
    this.declined.clear();
    this.#run += 1;
    return this.#run;
  }

  async #preview(files: readonly NoteFile[], run: number): Promise<void> {
    const [store, { previewNote }] = await Promise.all([this.#app.ready, import("./note-preview.ts")]);
    const notes: NotePreview[] = [];
    for (const [index, file] of files.entries()) {
      if (run !== this.#run) return;
      this.view = { kind: "reading", current: index + 1, total: files.length };
      // The screen shows the progress before the next note keeps the thread busy.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      notes.push(await previewNote(store, file, notes));
    }
    if (run !== this.#run) return;
    for (const note of notes) for (const id of note.declined) this.declined.add(id);
    this.view = notes.length === 0 ? { kind: "choose" } : { kind: "preview", notes };
  }

  #ids(): CardId[] {
    if (this.view.kind !== "preview") return [];
    return this.view.notes.flatMap((note) => note.reading.cards.map((card) => card.id));
  }
}
