import { m } from "#lib/paraglide/messages.js";
import { getLocale } from "#lib/paraglide/runtime.js";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { undoLast } from "#lib/store/undo.ts";
import type { App } from "./app.svelte.ts";
import { backlogSize, catchUp, planCatchUp, readBacklog, type Backlog, type CatchUp } from "./catch-up.ts";
import { now } from "./clock.ts";
import { studyMoment } from "./study-day.ts";

export type CatchingUpView =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly text: string }
  /** Nothing is due, or only as much as one day. */
  | { readonly kind: "nothing" }
  | { readonly kind: "planned"; readonly days: number; readonly due: number; readonly plan: CatchUp }
  | { readonly kind: "moving"; readonly share: number }
  | { readonly kind: "moved"; readonly cards: number; readonly step: number }
  | { readonly kind: "undone" };

/** State of the screen on which a backlog is spread over days. */
export class CatchingUp {
  view = $state.raw<CatchingUpView>({ kind: "loading" });

  readonly #app: Pick<App, "ready">;
  #backlog: Backlog | null = null;
  #work = new AbortController();

  constructor(app: Pick<App, "ready">) {
    this.#app = app;
  }

  /** Reads what is due, and offers as many days as suit it. */
  async start(): Promise<void> {
    this.#work.abort();
    this.#work = new AbortController();
    const { signal } = this.#work;
    this.view = { kind: "loading" };
    const store = await this.#app.ready;
    const { days } = await backlogSize(store, now());
    const backlog = await readBacklog(store, now(), { signal });
    if (backlog === null) return;
    this.#backlog = backlog;
    if (backlog.due.length < 2) this.view = { kind: "nothing" };
    else this.choose(days);
  }

  /** Shows what so many days would hold. */
  choose(days: number): void {
    if (this.#backlog === null) return;
    const plan = planCatchUp(this.#backlog, days);
    this.view = { kind: "planned", days, due: this.#backlog.due.length, plan };
  }

  /** Does what is shown. */
  async apply(): Promise<void> {
    if (this.view.kind !== "planned") return;
    const shown = this.view;
    this.#work = new AbortController();
    const { signal } = this.#work;
    this.view = { kind: "moving", share: 0 };
    const done = await catchUp(await this.#app.ready, shown.plan, now(), {
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
  }

  /** Takes the spreading back, all of it. */
  async undo(): Promise<void> {
    if (this.view.kind !== "moved") return;
    const { step } = this.view;
    this.view = { kind: "loading" };
    const text = await undoStep(await this.#app.ready, step);
    this.view = text === null ? { kind: "undone" } : { kind: "failed", text };
  }
}

/**
 * Takes back a step if it is still the last one.
 * @returns why not, or null
 */
export async function undoStep(
  store: Store,
  step: number,
  onProgress?: (share: number) => void,
): Promise<string | null> {
  const undone = await undoLast(store, await studyMoment(store, now()), step, onProgress);
  if (undone.ok) return null;
  const { error } = undone;
  return error.kind === "nothing-to-undo" || error.kind === "stale"
    ? m.study_undo_late()
    : problemText(error, getLocale());
}
