import { getLocale } from "#lib/paraglide/runtime.js";
import { keepSetting } from "#lib/store/keep-setting.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { readChoices, REVIEW_CHOICES, type ReviewChoices } from "./review-choices.ts";

/** How the learner reviews, on the settings screen. */
export class ReviewChoiceSetting {
  /** Null until it is read. */
  current = $state.raw<ReviewChoices | null>(null);
  /** Why the last change could not be kept. */
  failure = $state<string | null>(null);

  readonly #ready: Promise<Store>;

  constructor(app: { readonly ready: Promise<Store> }) {
    this.#ready = app.ready;
  }

  async load(): Promise<void> {
    const stored = await readChoices(await this.#ready);
    this.current ??= stored;
  }

  /** Changes some of it at once, and remembers it. */
  async choose(change: Partial<ReviewChoices>): Promise<void> {
    const { current } = this;
    if (current === null) return;
    this.current = { ...current, ...change };
    const written = await keepSetting(await this.#ready, REVIEW_CHOICES, this.current);
    this.failure = written.ok ? null : problemText(written.error, getLocale());
  }
}
