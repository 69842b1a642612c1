import { MS_PER_DAY, MS_PER_MINUTE } from "#lib/core/time.ts";
import { m } from "#lib/paraglide/messages.js";
import { getLocale } from "#lib/paraglide/runtime.js";
import type { BackupContents } from "#lib/exchange/backup/format.ts";
import { openSource, openSourceAsItIs, type BackupSource } from "#lib/store/backup-rows.ts";
import { DATABASE_NAME, type Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { storageProblemOf, type StorageProblem } from "#lib/store/problem.ts";
import type { App } from "./app.svelte.ts";
import { now } from "./clock.ts";
import { noteBackup, readLastBackup, type LastBackup } from "./last-backup.ts";
import { makeBackup, verified, type MakeOptions, type Unverified } from "./make-backup.ts";
import { pageBreaks } from "./page-breaks.ts";
import { canChoosePlace, canShare, choosePlace, download, share, writeTo } from "./save-file.ts";

export type BackupView =
  | { readonly kind: "idle" }
  | { readonly kind: "making"; readonly share: number }
  /** Made and verified, in the browser's hands: to be put somewhere with a tap. */
  | {
      readonly kind: "made";
      readonly file: File;
      readonly contents: BackupContents;
      readonly canShare: boolean;
    }
  | { readonly kind: "saved"; readonly name: string; readonly contents: BackupContents }
  | { readonly kind: "problem"; readonly text: string };

/** Where a backup is made from. */
export interface BackupOf {
  readonly source: () => Promise<BackupSource | null>;
  /** The store, where it is open: the backup is noted down there. */
  readonly store: Promise<Store> | null;
}

/** The app's own store. */
export function ofStore({ ready }: Pick<App, "ready">): BackupOf {
  return { source: async () => openSource(await ready), store: ready };
}

/** The database as it lies there, where the app cannot open it. */
export function ofWhatIsThere(): BackupOf {
  return { source: () => openSourceAsItIs(indexedDB, DATABASE_NAME), store: null };
}

/** Makes a backup of everything and puts it where the learner wants it. */
export class Backup {
  view = $state.raw<BackupView>({ kind: "idle" });
  /** Undefined until read, null if there was none. */
  last = $state.raw<LastBackup | null | undefined>(undefined);
  /** Whole days since the last one. */
  readonly ageDays = $derived(
    this.last ? Math.max(0, Math.floor((now().atMs - this.last.madeAtMs) / MS_PER_DAY)) : null,
  );

  readonly #of: BackupOf;
  #making = new AbortController();

  constructor(of: BackupOf) {
    this.#of = of;
  }

  /** Reads when the last one was made. */
  async read(): Promise<void> {
    this.last = this.#of.store === null ? null : await readLastBackup(await this.#of.store);
  }

  /** Makes one. Where a place can be chosen it is asked for first: that must follow a tap at once. */
  async make(): Promise<void> {
    this.#making = new AbortController();
    const { signal } = this.#making;
    try {
      const place = canChoosePlace() ? await choosePlace(this.#name(), m.backup_file()) : null;
      if (canChoosePlace() && place === null) return;
      await this.#make(place, signal);
    } catch (error) {
      const problem = storageProblemOf(error);
      this.view = {
        kind: "problem",
        text: problem === null ? m.backup_problem_saving({ detail: String(error) }) : this.#text(problem),
      };
    }
  }

  cancel(): void {
    this.#making.abort();
    this.view = { kind: "idle" };
  }

  /** Puts the backup that was made among the downloads. */
  async download(): Promise<void> {
    if (this.view.kind !== "made") return;
    const { file, contents } = this.view;
    download(file);
    await this.#saved(file.name, contents);
  }

  /** Gives it to the system's share sheet. */
  async share(): Promise<void> {
    if (this.view.kind !== "made") return;
    const { file, contents } = this.view;
    try {
      if (await share(file)) await this.#saved(file.name, contents);
    } catch (error) {
      this.view = { kind: "problem", text: m.backup_problem_saving({ detail: String(error) }) };
    }
  }

  async #make(place: FileSystemFileHandle | null, signal: AbortSignal): Promise<void> {
    this.view = { kind: "making", share: 0 };
    const source = await this.#of.source();
    if (source === null) {
      this.view = { kind: "problem", text: m.backup_problem_nothing() };
      return;
    }
    const options: MakeOptions = {
      madeAtMs: now().atMs,
      pause: pageBreaks(),
      onProgress: (done) => {
        if (!signal.aborted) this.view = { kind: "making", share: done };
      },
      signal,
    };
    const made = await makeBackup(source, options);
    if (made === null || signal.aborted) return;
    if (!made.ok) {
      this.view = { kind: "problem", text: this.#text(made.error) };
      return;
    }
    const { contents } = made.value;
    if (place === null) {
      const file = new File([made.value.file], this.#name(), { type: made.value.file.type });
      this.view = { kind: "made", file, contents, canShare: canShare(file) };
      return;
    }
    const lies = await verified(await writeTo(place, made.value.file), contents, options);
    if (lies === null) return;
    if (lies.ok) await this.#saved(place.name, contents);
    else this.view = { kind: "problem", text: this.#text(lies.error) };
  }

  async #saved(name: string, contents: BackupContents): Promise<void> {
    this.view = { kind: "saved", name, contents };
    if (this.#of.store === null) return;
    await noteBackup(await this.#of.store, contents);
    await this.read();
  }

  /** "gradus-2026-11-22.gradus": not ".gz", which some systems unpack by themselves. */
  #name(): string {
    const { atMs, utcOffsetMinutes } = now();
    const day = new Date(atMs + utcOffsetMinutes * MS_PER_MINUTE).toISOString().slice(0, 10);
    return `gradus-${day}.gradus`;
  }

  #text(problem: Unverified | StorageProblem): string {
    return problem.kind === "unverified" ? m.backup_problem_unverified() : problemText(problem, getLocale());
  }
}
