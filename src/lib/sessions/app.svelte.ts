import { getLocale } from "#lib/paraglide/runtime.js";
import { inReplayOrder } from "#lib/scheduling/replay-order.ts";
import { retractedIds } from "#lib/scheduling/retractions.ts";
import { stabilityBin } from "#lib/scheduling/stability-bin.ts";
import { openStore, type Store } from "#lib/store/open.ts";
import type { StorageProblem } from "#lib/store/problem.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { installBuiltInContent } from "./built-in-content.ts";

export type AppStatus =
  | { readonly kind: "starting" }
  | { readonly kind: "ready" }
  /** The device's storage cannot be used; no screen works without it. */
  | { readonly kind: "problem"; readonly text: string };

/** What every screen shares: the store, and the built-in content in it. Made once, by the root layout. */
export class App {
  status = $state.raw<AppStatus>({ kind: "starting" });

  /** The open store. Stays pending if it cannot be opened: the layout then shows the problem in place of any screen. */
  readonly ready: Promise<Store>;

  /** Fulfilled when enough of this version's decks and exercises is in the store to review. */
  readonly content: Promise<void>;

  /** Fulfilled when all of it is. */
  readonly allContent: Promise<void>;

  contentReady = $state(false);

  constructor() {
    this.ready = new Promise((resolve) => {
      void this.#open(resolve);
    });
    let begun = (): void => undefined;
    this.content = new Promise((resolve) => {
      begun = () => {
        this.contentReady = true;
        resolve();
      };
    });
    this.allContent = this.ready.then((store) => installBuiltInContent(store, getLocale(), begun));
    // `content` then stays pending: the layout shows the problem in place of any screen.
    this.allContent.catch((error: unknown) => {
      this.#fail({ kind: "broken", detail: String(error) });
    });
  }

  async #open(opened: (store: Store) => void): Promise<void> {
    try {
      const result = await openStore({
        rules: { stabilityBin, inReplayOrder, retractedIds },
        onClosed: () => this.#fail({ kind: "closed" }),
      });
      if (!result.ok) {
        this.#fail(result.error);
        return;
      }
      this.status = { kind: "ready" };
      opened(result.value);
    } catch (error) {
      this.#fail({ kind: "broken", detail: String(error) });
    }
  }

  #fail(problem: StorageProblem): void {
    this.status = { kind: "problem", text: problemText(problem, getLocale()) };
  }
}
