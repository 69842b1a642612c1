import { getLocale } from "#lib/paraglide/runtime.js";
import { exerciseStates } from "#lib/store/exercise-states.ts";
import { topicEvidence } from "#lib/store/topic-evidence.ts";
import type { App } from "./app.svelte.ts";
import { now } from "./clock.ts";
import { readStudyPlans } from "./study-plan.ts";
import { topicViews, type TopicView } from "./topic-views.ts";

export type MasteryView =
  { readonly kind: "loading" } | { readonly kind: "ready"; readonly topics: readonly TopicView[] };

/** State of the mastery screen. */
export class Mastery {
  view = $state.raw<MasteryView>({ kind: "loading" });

  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Reads the aggregates, never a card or a log entry; topics in the order in which they build on each other. */
  async refresh(): Promise<void> {
    const store = await this.#app.ready;
    await this.#app.allContent;
    const [summaries, exercises, plans] = await Promise.all([
      topicEvidence(store),
      exerciseStates(store),
      readStudyPlans(store),
    ]);
    const { settings } = plans.standard;
    const topics = topicViews(summaries, exercises, { moment: now(), settings, language: getLocale() });
    this.view = { kind: "ready", topics };
  }
}
