import { getLocale } from "#lib/paraglide/runtime.js";
import { problemText } from "#lib/store/problem-text.ts";
import { rescheduleCards } from "#lib/store/reschedule-cards.ts";
import type { App } from "./app.svelte.ts";
import { undoStep } from "./catching-up.svelte.ts";
import { now } from "./clock.ts";
import { noAnswerText } from "./optimiser/no-answer-text.ts";
import { previewReschedule, type ReschedulePreview } from "./preview-reschedule.ts";
import { studyMoment } from "./study-day.ts";

export type ReschedulingView =
  | { readonly kind: "looking"; readonly share: number }
  | { readonly kind: "failed"; readonly text: string }
  | { readonly kind: "cancelled" }
  /** Every card is where the settings have it. */
  | { readonly kind: "nothing" }
  | { readonly kind: "previewed"; readonly preview: ReschedulePreview }
  | { readonly kind: "moving"; readonly share: number }
  | { readonly kind: "moved"; readonly cards: number; readonly step: number }
  | { readonly kind: "undoing"; readonly share: number }
  | { readonly kind: "undone" };

/** State of the screen on which cards are rescheduled by the settings in use now. */
export class Rescheduling {
  view = $state.raw<ReschedulingView>({ kind: "looking", share: 0 });

  readonly #app: Pick<App, "ready" | "content">;
  #work = new AbortController();

  constructor(app: Pick<App, "ready" | "content">) {
    this.#app = app;
  }

  /** Works out what would change; nothing does. */
  async start(): Promise<void> {
    const signal = this.#begin();
    this.view = { kind: "looking", share: 0 };
    const store = await this.#app.ready;
    await this.#app.content;
    const found = await previewReschedule(store, now(), {
      signal,
      onProgress: (share) => (this.view = { kind: "looking", share }),
    });
    if (signal.aborted) return;
    if (!found.ok) this.view = { kind: "failed", text: noAnswerText(found.error) };
    else if (found.value.places.size === 0) this.view = { kind: "nothing" };
    else this.view = { kind: "previewed", preview: found.value };
  }

  /** Does what is shown, all of it or nothing. */
  async apply(): Promise<void> {
    if (this.view.kind !== "previewed") return;
    const shown = this.view;
    const signal = this.#begin();
    this.view = { kind: "moving", share: 0 };
    const store = await this.#app.ready;
    const moment = await studyMoment(store, now());
    const done = await rescheduleCards(store, shown.preview.places, moment, {
      signal,
      onProgress: (share) => (this.view = { kind: "moving", share }),
    });
    if (done.ok) {
      const { cards, step } = done.value;
      this.view = step === null ? { kind: "nothing" } : { kind: "moved", cards, step };
    } else {
      const { error } = done;
      this.view =
        error.kind === "cancelled" ? shown : { kind: "failed", text: problemText(error, getLocale()) };
    }
  }

  /** Ends what is under way; nothing of it remains. */
  cancel(): void {
    this.#work.abort();
    if (this.view.kind === "looking") this.view = { kind: "cancelled" };
  }

  /** Takes the rescheduling back, all of it. */
  async undo(): Promise<void> {
    if (this.view.kind !== "moved") return;
    const { step } = this.view;
    this.view = { kind: "undoing", share: 0 };
    const text = await undoStep(
      await this.#app.ready,
      step,
      (share) => (this.view = { kind: "undoing", share }),
    );
    this.view = text === null ? { kind: "undone" } : { kind: "failed", text };
  }

  #begin(): AbortSignal {
    this.#work.abort();
    this.#work = new AbortController();
    return this.#work.signal;
  }
}
