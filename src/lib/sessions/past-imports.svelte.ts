import type { Milliseconds } from "#lib/core/time.ts";
import type { App } from "./app.svelte.ts";
import { now } from "./clock.ts";
import { studyMoment } from "./study-day.ts";

/** An import that was made, as it is listed. */
export interface PastImport {
  readonly order: number;
  readonly atMs: Milliseconds;
  readonly titles: readonly string[];
  /** Cards that it added, and others that it changed. */
  readonly added: number;
  readonly changed: number;
  /** Nothing of it was imported again or changed since. */
  readonly canUndo: boolean;
}

/** The last imports, and how one is taken back. */
export class PastImports {
  /** Newest first; null until read. */
  imports = $state.raw<readonly PastImport[] | null>(null);
  /** What the last undo did; null if there was none. */
  undone = $state.raw<{ readonly titles: readonly string[] } | null>(null);
  /** How much of one is taken back, 0 to 1; null while none is. */
  undoing = $state<number | null>(null);

  readonly #app: Pick<App, "ready">;

  constructor(app: Pick<App, "ready">) {
    this.#app = app;
  }

  /** Reads the list. */
  async read(): Promise<void> {
    const [store, { lastImports }, { canUndoImport }] = await Promise.all([
      this.#app.ready,
      import("#lib/store/imports.ts"),
      import("#lib/store/changed-since.ts"),
    ]);
    const rows = await lastImports(store);
    this.imports = await Promise.all(
      rows.map(async (row, index): Promise<PastImport> => {
        const { order, atMs, cards } = row;
        const added = cards.filter(({ before }) => before === null).length;
        const canUndo = await canUndoImport(store, row, rows.slice(0, index));
        const titles = row.notes.map(({ title }) => title);
        return { order, atMs, titles, added, changed: cards.length - added, canUndo };
      }),
    );
  }

  /** Takes an import back, and reads the list anew. */
  async undo(order: number) {
    const titles = this.imports?.find((each) => each.order === order)?.titles ?? [];
    this.undoing = 0;
    try {
      const [store, { undoImport }] = await Promise.all([
        this.#app.ready,
        import("#lib/store/undo-import.ts"),
      ]);
      const onProgress = (share: number): void => void (this.undoing = share);
      const undone = await undoImport(store, order, await studyMoment(store, now()), onProgress);
      if (undone.ok) this.undone = { titles };
      await this.read();
      return undone;
    } finally {
      this.undoing = null;
    }
  }

  /** The learner goes on: what was undone is old news. */
  forget(): void {
    this.undone = null;
  }
}
