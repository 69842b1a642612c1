import type { Milliseconds } from "#lib/core/time.ts";
import { readEditDraft, writeEditDraft } from "#lib/store/edit-drafts.ts";
import type { Store } from "#lib/store/open.ts";
import { now } from "../clock.ts";
import { DelayedSave } from "../delayed-save.ts";

const DELAY_MS: Milliseconds = 300;

/** Keeps what is typed into a form, so that a reload or a step back loses nothing. */
export class EditDraftKeeper {
  readonly #store: Store;
  readonly #name: string;
  readonly #saves: DelayedSave<Readonly<Record<string, string>>>;

  /** @param name of the form */
  constructor(store: Store, name: string) {
    this.#store = store;
    this.#name = name;
    // A draft that cannot be kept loses nothing while the page is there; saving the card tells of the storage.
    this.#saves = new DelayedSave(async (fields) => {
      await writeEditDraft(store, name, { fields, atMs: now().atMs });
    }, DELAY_MS);
  }

  async read(): Promise<Readonly<Record<string, string>> | undefined> {
    return (await readEditDraft(this.#store, this.#name))?.fields;
  }

  write(fields: Readonly<Record<string, string>>): void {
    this.#saves.set(fields);
  }

  /** Resolves when everything that was typed is kept: for a page that is about to go. */
  flush(): Promise<void> {
    return this.#saves.flush();
  }

  async forget(): Promise<void> {
    this.#saves.drop();
    await this.#saves.flush();
    await writeEditDraft(this.#store, this.#name, null);
  }
}
