import type { ExerciseId } from "#lib/core/ids.ts";
import type { CodeLanguage, Language } from "#lib/core/language.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import { m } from "#lib/paraglide/messages.js";
import { deleteDraft, writeDraft } from "#lib/store/drafts.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { now } from "./clock.ts";
import { DelayedSave } from "./delayed-save.ts";

/** How the learner's code is kept. */
export type DraftState =
  | { readonly kind: "unchanged" }
  | { readonly kind: "saved" }
  | { readonly kind: "failed"; readonly text: string };

/** A program in the editor. */
interface Program {
  readonly language: CodeLanguage;
  readonly code: string;
}

const DELAY_MS: Milliseconds = 400;

/** What is written in each code language of an exercise, and whether it is kept. */
export class ExerciseDrafts {
  state = $state.raw<DraftState>({ kind: "unchanged" });

  readonly #store: Store;
  readonly #id: ExerciseId;
  readonly #language: Language;
  readonly #texts = new Map<CodeLanguage, string>();
  readonly #saves = new DelayedSave<Program>((program) => this.#save(program), DELAY_MS);

  /** @param language of the interface */
  constructor(store: Store, id: ExerciseId, language: Language) {
    this.#store = store;
    this.#id = id;
    this.#language = language;
  }

  /** What was written in this visit; undefined if nothing was. */
  textIn(language: CodeLanguage): string | undefined {
    return this.#texts.get(language);
  }

  write(language: CodeLanguage, code: string): void {
    this.#texts.set(language, code);
    this.#saves.set({ language, code });
  }

  /** Resolves when everything that was written is kept. */
  async keep(): Promise<void> {
    await this.#saves.flush();
  }

  /** Goes on in another language: what waits to be saved is saved now. */
  turn(): void {
    void this.#saves.flush();
    this.state = { kind: "unchanged" };
  }

  /**
   * Forgets the draft of a language, whether saved already or not.
   * @param shown the language on the screen: only of that one may something wait to be saved
   */
  async forget(language: CodeLanguage, shown: CodeLanguage): Promise<void> {
    if (language === shown) this.#saves.drop();
    await this.#saves.flush();
    await deleteDraft(this.#store, this.#id, language);
    this.state = { kind: "unchanged" };
  }

  async #save({ language, code }: Program): Promise<void> {
    const draft = { exerciseId: this.#id, language, code, updatedAtMs: now().atMs };
    const kept = await writeDraft(this.#store, draft);
    this.state = kept.ok
      ? { kind: "saved" }
      : {
          kind: "failed",
          text: m.exercise_draft_failed({ reason: problemText(kept.error, this.#language) }),
        };
  }
}
