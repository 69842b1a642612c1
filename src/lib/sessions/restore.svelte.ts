import { getLocale } from "#lib/paraglide/runtime.js";
import type { BackupContents } from "#lib/exchange/backup/format.ts";
import { backupProblemText } from "#lib/exchange/backup/problem-text.ts";
import { checkBackup } from "#lib/exchange/backup/read-backup.ts";
import type { MergeReport } from "#lib/store/merge-report.ts";
import { problemText } from "#lib/store/problem-text.ts";
import type { App } from "./app.svelte.ts";
import { noteBackup } from "./last-backup.ts";
import { pageBreaks } from "./page-breaks.ts";
import { mergeBackup, restoreBackup, type Merged, type Restored } from "./restore-backup.ts";

export type { MergeReport } from "#lib/store/merge-report.ts";

export type RestoreView =
  | { readonly kind: "idle" }
  | { readonly kind: "reading"; readonly share: number }
  /** Read to its end, every checksum right; nothing is changed yet. */
  | { readonly kind: "preview"; readonly file: File; readonly contents: BackupContents }
  | { readonly kind: "restoring"; readonly share: number }
  | {
      readonly kind: "done";
      readonly contents: BackupContents;
      /** Null where it was restored. */
      readonly merged: MergeReport | null;
    }
  | { readonly kind: "problem"; readonly text: string };

/** Shows what is in a backup and, if the learner wants it, restores it or adds it to what is here. */
export class Restore {
  view = $state.raw<RestoreView>({ kind: "idle" });

  readonly #app: Pick<App, "ready" | "allContent">;
  #working = new AbortController();

  constructor(app: Pick<App, "ready" | "allContent">) {
    this.#app = app;
  }

  /** Reads and checks a file. */
  async read(file: File): Promise<void> {
    const { signal, onProgress } = this.#begin("reading");
    const { verno } = await this.#app.ready;
    const read = await checkBackup(file, { schema: verno, pause: pageBreaks(), onProgress, signal });
    if (read === null || signal.aborted) return;
    this.view = read.ok
      ? { kind: "preview", file, contents: read.value }
      : { kind: "problem", text: backupProblemText(read.error, getLocale()) };
  }

  /** Puts what the preview shows in the place of everything here. */
  async restore(): Promise<void> {
    const contents = await this.#take(restoreBackup);
    // What is here now lies in that file, too.
    if (contents !== null) await noteBackup(await this.#app.ready, contents);
  }

  /** Adds what the preview shows to what is here: the backup of another device. */
  async merge(): Promise<void> {
    await this.#take(mergeBackup);
  }

  cancel(): void {
    this.#working.abort();
    this.view = { kind: "idle" };
  }

  async #take(
    take: (...given: Parameters<typeof restoreBackup>) => Promise<Restored | Merged | null>,
  ): Promise<BackupContents | null> {
    if (this.view.kind !== "preview") return null;
    const { file } = this.view;
    const { signal, onProgress } = this.#begin("restoring");
    // What is still being installed would be noted down as there, and is not in the backup.
    await this.#app.allContent;
    const taken = await take(await this.#app.ready, file, { onProgress, signal });
    if (taken === null) return null;
    if (!taken.ok) {
      this.view = { kind: "problem", text: this.#text(taken.error) };
      return null;
    }
    // Also where it was cancelled too late: it is done.
    const { merged = null }: BackupContents & { readonly merged?: MergeReport | null } = taken.value;
    this.view = { kind: "done", contents: taken.value, merged };
    return taken.value;
  }

  #begin(kind: "reading" | "restoring"): {
    readonly signal: AbortSignal;
    readonly onProgress: (share: number) => void;
  } {
    this.#working.abort();
    this.#working = new AbortController();
    const { signal } = this.#working;
    const onProgress = (share: number): void => {
      if (!signal.aborted) this.view = { kind, share };
    };
    onProgress(0);
    return { signal, onProgress };
  }

  #text(problem: Exclude<Restored, { readonly ok: true }>["error"]): string {
    switch (problem.kind) {
      case "not-a-backup":
      case "cut-off":
      case "damaged":
      case "newer":
      case "cannot-unpack":
        return backupProblemText(problem, getLocale());
      default:
        return problemText(problem, getLocale());
    }
  }
}
