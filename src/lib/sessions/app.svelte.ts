import { getLocale } from "#lib/paraglide/runtime.js";
import { inReplayOrder } from "#lib/scheduling/replay-order.ts";
import { retractedIds } from "#lib/scheduling/retractions.ts";
import { stabilityBin } from "#lib/scheduling/stability-bin.ts";
import { openStore, type Store } from "#lib/store/open.ts";
import type { StorageProblem } from "#lib/store/problem.ts";
import { fetchOnFirstVisit, installBuiltInContent } from "./built-in-content.ts";
import { learnerPause } from "./learner-pause.ts";

export type AppStatus =
  | { readonly kind: "starting" }
  | { readonly kind: "ready" }
  /** The device's storage cannot be used; no screen works without it. Where it is there, it can still be read. */
  | { readonly kind: "problem"; readonly text: string; readonly canRescue: boolean };

/** What every screen shares: the store, and the built-in content in it. Made once, by the root layout. */
export class App {
  status = $state.raw<AppStatus>({ kind: "starting" });

  /** The open store. Stays pending if it cannot be opened: the layout then shows the problem in place of any screen. */
  readonly ready: Promise<Store>;

  /** Fulfilled when enough of this version's decks and exercises is in the store to review. */
  readonly content: Promise<void>;

  readonly #allContent: Promise<void>;
  #hurry = (): void => undefined;

  contentReady = $state(false);

  /** Fulfilled when all of it is, which does not wait any more for a pause of the learner's. */
  get allContent(): Promise<void> {
    this.hurry();
    return this.#allContent;
  }

  /** Has the decks after the first installed at once: they may be looked at. */
  hurry(): void {
    this.#hurry();
  }

  constructor() {
    void fetchOnFirstVisit(getLocale());
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
    const isWanted = new Promise<void>((resolve) => {
      this.#hurry = resolve;
    });
    const free = (): Promise<void> => Promise.race([isWanted, learnerPause()]);
    this.#allContent = this.ready.then((store) => installBuiltInContent(store, getLocale(), begun, free));
    // `content` then stays pending: the layout shows the problem in place of any screen.
    this.#allContent.catch((error: unknown) => {
      void this.#fail({ kind: "broken", detail: String(error) });
    });
  }

  async #open(opened: (store: Store) => void): Promise<void> {
    try {
      const result = await openStore({
        rules: {
          stabilityBin,
          inReplayOrder,
          retractedIds,
          loadRetractedColumns: () =>
            import("#lib/scheduling/column-retractions.ts").then(({ retractedColumns }) => retractedColumns),
        },
        onClosed: () => void this.#fail({ kind: "closed" }),
      });
      if (!result.ok) {
        await this.#fail(result.error);
        return;
      }
      this.status = { kind: "ready" };
      opened(result.value);
    } catch (error) {
      await this.#fail({ kind: "broken", detail: String(error) });
    }
  }

  /** The words for problems are loaded with the first of them. */
  async #fail(problem: StorageProblem): Promise<void> {
    const canRescue = problem.kind !== "no-storage" && problem.kind !== "storage-denied";
    const text = await import("#lib/store/problem-text.ts").then(
      ({ problemText }) => problemText(problem, getLocale()),
      () => problem.kind,
    );
    this.status = { kind: "problem", text, canRescue };
  }
}
