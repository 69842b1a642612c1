import type { PresetId } from "#lib/core/ids.ts";
import { m } from "#lib/paraglide/messages.js";
import { getLocale } from "#lib/paraglide/runtime.js";
import { changedRollover } from "#lib/scheduling/change-rollover.ts";
import { changeSetting } from "#lib/store/keep-setting.ts";
import type { Store } from "#lib/store/open.ts";
import { readPlanRows } from "#lib/store/plans.ts";
import { randomId } from "#lib/store/random-id.ts";
import { now } from "../clock.ts";
import { savePlan } from "../save-plan.ts";
import { readRollover, ROLLOVER } from "../study-day.ts";
import { CARD_PLAN, readStudyPlans } from "../study-plan.ts";
import { newName } from "./new-name.ts";
import { Saving } from "./saving.svelte.ts";

/** A plan as the list shows it. */
export interface PlanSummary {
  readonly id: PresetId;
  /** Null for the standard one. */
  readonly name: string | null;
  /** Null is no limit. */
  readonly newCards: number | null;
  readonly reviews: number | null;
  readonly desiredRetention: number;
  /** Decks that were given it; the standard one has all the others. */
  readonly decks: number;
}

/** The plan of exercises as the list shows it. */
export type ExercisePlanSummary = Pick<PlanSummary, "id" | "reviews" | "desiredRetention">;

/** State of the screen that lists the plans, and says when days begin. */
export class PlanList {
  /** Null until it is read. */
  plans = $state.raw<readonly PlanSummary[] | null>(null);
  /** The one that all exercises have; null until it is read. */
  exercises = $state.raw<ExercisePlanSummary | null>(null);
  /** Local hour at which days begin from the next one on; null until it is read. */
  rolloverHour = $state<number | null>(null);
  readonly saving = new Saving();

  readonly #ready: Promise<Store>;

  constructor(app: { readonly ready: Promise<Store> }) {
    this.#ready = app.ready;
  }

  async read(): Promise<void> {
    const store = await this.#ready;
    const [plans, rows, rollover] = await Promise.all([
      readStudyPlans(store),
      readPlanRows(store),
      readRollover(store),
    ]);
    const names = new Map(rows.presets.map(({ id, name }) => [id, name]));
    const given = [...plans.deckPresets.values()];
    this.rolloverHour = rollover.rolloverHour;
    const { presetId: id, limits, settings } = plans.exercises;
    this.exercises = { id, reviews: limits.reviews, desiredRetention: settings.desiredRetention };
    this.plans = [...plans.presets.values()]
      .map(({ presetId: id, limits, settings }): PlanSummary => ({
        id,
        name: id === CARD_PLAN.presetId ? null : (names.get(id) ?? id),
        newCards: limits.newCards,
        reviews: limits.reviews,
        desiredRetention: settings.desiredRetention,
        decks: given.filter((presetId) => presetId === id).length,
      }))
      .sort(byName);
  }

  /** Adds a plan as the app comes with. @returns its id, or null if it could not be kept */
  async add(): Promise<PresetId | null> {
    const store = await this.#ready;
    const presetId = `preset-${randomId()}` as PresetId;
    const name = newName(m.plan_new_name(), new Set(this.plans?.map((plan) => plan.name ?? "")));
    const { settings } = (await readStudyPlans(store)).standard;
    // The weights are what is known of the learner's memory, whatever the plan.
    const plan = { ...CARD_PLAN, presetId, settings: { ...CARD_PLAN.settings, weights: settings.weights } };
    const saved = await this.saving.run(() => savePlan(store, name, plan, now()));
    return saved.ok ? presetId : null;
  }

  /** Lets days begin at another hour; today goes on until the next begins. */
  async chooseRollover(hour: number): Promise<void> {
    const changed = await this.saving.run(async () =>
      changeSetting(await this.#ready, ROLLOVER, (before) => changedRollover(before, hour, now())),
    );
    if (changed.ok) this.rolloverHour = changed.value.rolloverHour;
    else await this.read();
  }
}

/** The standard one first. */
function byName({ name: a }: PlanSummary, { name: b }: PlanSummary): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return a.localeCompare(b, getLocale());
}
