import type { NoteId } from "#lib/core/ids.ts";
import type { CoverageFigure } from "#lib/notes/coverage.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import { listNotes, type NoteSummary } from "#lib/store/notes.ts";
import type { App } from "./app.svelte.ts";
import { BUILT_IN_PREFIX } from "./built-in-deck.ts";
import { now } from "./clock.ts";
import { pageBreaks } from "./page-breaks.ts";

/** A note as the list shows it. */
export interface ListedNote {
  readonly id: NoteId;
  readonly title: string;
  /** Null until it is worked out. */
  readonly figure: CoverageFigure | null;
}

export type NoteListView =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly own: readonly ListedNote[]; readonly builtIn: readonly ListedNote[] };

/** State of the list of notes. The coverage of each is worked out when the list is there, one after another. */
export class NoteList {
  view = $state.raw<NoteListView>({ kind: "loading" });

  readonly #app: Pick<App, "ready" | "allContent">;
  #cancel = new AbortController();

  constructor(app: Pick<App, "ready" | "allContent">) {
    this.#app = app;
  }

  async start(): Promise<void> {
    this.#cancel.abort();
    const { signal } = (this.#cancel = new AbortController());
    const store = await this.#app.ready;
    await this.#app.allContent;
    const notes = await listNotes(store);
    const figures = new Map<NoteId, CoverageFigure>();
    this.#show(notes, figures);
    const { readShownNote } = await import("./shown-note.ts");
    const pause = pageBreaks();
    for (const { id } of this.#listed(notes)) {
      const shown = await readShownNote(store, id, now(), { pause, signal });
      if (signal.aborted) return;
      if (shown === null || shown === undefined) continue;
      figures.set(id, shown.figure);
      this.#show(notes, figures);
    }
  }

  /** The screen was left: nothing goes on behind it. */
  stop(): void {
    this.#cancel.abort();
  }

  /** The newest import first; the built-in ones in the order in which they are to be learnt and were stored. */
  #listed(notes: readonly NoteSummary[]): readonly NoteSummary[] {
    const builtIn = notes.filter((note) => !isOwn(note) && note.language === getLocale());
    return [...notes.filter(isOwn), ...builtIn.toReversed()];
  }

  #show(notes: readonly NoteSummary[], figures: ReadonlyMap<NoteId, CoverageFigure>): void {
    const listed = this.#listed(notes);
    const view = ({ id, title }: NoteSummary): ListedNote => ({ id, title, figure: figures.get(id) ?? null });
    this.view = {
      kind: "ready",
      own: listed.filter(isOwn).map(view),
      builtIn: listed.filter((note) => !isOwn(note)).map(view),
    };
  }
}

function isOwn({ id }: NoteSummary): boolean {
  return !id.startsWith(BUILT_IN_PREFIX);
}
