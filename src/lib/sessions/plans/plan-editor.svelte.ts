import type { DeckId, PresetId } from "#lib/core/ids.ts";
import { m } from "#lib/paraglide/messages.js";
import { assignPreset, removePreset } from "#lib/store/change-preset.ts";
import type { Store } from "#lib/store/open.ts";
import { readPlanRows } from "#lib/store/plans.ts";
import { randomId } from "#lib/store/random-id.ts";
import { now } from "../clock.ts";
import { changePlan, renamePlan, savePlan } from "../save-plan.ts";
import { CARD_PLAN, EXERCISE_PLAN, readStudyPlans, type StudyPlan } from "../study-plan.ts";
import { deckChoices, type DeckChoice } from "./deck-choices.ts";
import { newName } from "./new-name.ts";
import { isDefault, toDefaults, withChange, type PlanChange } from "./plan-change.ts";
import { Saving } from "./saving.svelte.ts";

export type PlanView =
  | { readonly kind: "loading" }
  | { readonly kind: "missing" }
  | {
      readonly kind: "ready";
      readonly id: PresetId;
      /** Null for the standard one, and for that of exercises. */
      readonly name: string | null;
      /** No deck has it: every exercise does. */
      readonly isForExercises: boolean;
      readonly plan: StudyPlan;
      /** Every deck, and which plan it has. */
      readonly decks: readonly DeckChoice[];
    };

type Ready = Extract<PlanView, { kind: "ready" }>;

/** State of the screen of one plan. What is changed is stored at once and holds from the next session on. */
export class PlanEditor {
  view = $state.raw<PlanView>({ kind: "loading" });
  readonly saving = new Saving();
  readonly isDefault = $derived(this.view.kind === "ready" && isDefault(this.view.plan));

  readonly #ready: Promise<Store>;

  constructor(app: { readonly ready: Promise<Store> }) {
    this.#ready = app.ready;
  }

  async open(id: PresetId): Promise<void> {
    const store = await this.#ready;
    const [plans, rows] = await Promise.all([readStudyPlans(store), readPlanRows(store)]);
    const isForExercises = id === EXERCISE_PLAN.presetId;
    const plan = isForExercises ? plans.exercises : plans.presets.get(id);
    if (plan === undefined) {
      this.view = { kind: "missing" };
      return;
    }
    const names = new Map(rows.presets.map((preset) => [preset.id, preset.name]));
    const name = isForExercises || id === CARD_PLAN.presetId ? null : (names.get(id) ?? id);
    const decks = await deckChoices(store, plans, names, now());
    this.view = { kind: "ready", id, name, isForExercises, plan, decks };
  }

  /** Changes some of it. */
  async change(change: PlanChange): Promise<void> {
    await this.#edit(
      (view) => ({ ...view, plan: withChange(view.plan, change) }),
      (store, { id }) => changePlan(store, id, change, now()),
    );
  }

  /** All as it comes with the app; name and decks stay. */
  async toDefaults(): Promise<void> {
    if (this.view.kind === "ready") await this.change(toDefaults(this.view.id));
  }

  /** @returns whether it may be called that: a name must say something */
  async rename(typed: string): Promise<boolean> {
    const name = typed.trim();
    if (name === "") return false;
    await this.#edit(
      (view) => ({ ...view, name }),
      (store, { id }) => renamePlan(store, id, name, now()),
    );
    return true;
  }

  /** Gives a deck this plan, or gives it back to the standard one. */
  async assign(deckId: DeckId, wanted: boolean): Promise<void> {
    await this.#edit(
      (view) => ({ ...view, decks: view.decks.map((deck) => assigned(deck, deckId, wanted ? view : null)) }),
      (store, { id }) => assignPreset(store, deckId, wanted ? id : null),
    );
  }

  /** A new plan that says the same. @returns its id, or null if it could not be kept */
  async duplicate(): Promise<PresetId | null> {
    const { view } = this;
    if (view.kind !== "ready") return null;
    const store = await this.#ready;
    const presetId = `preset-${randomId()}` as PresetId;
    const { presets } = await readPlanRows(store);
    const name = newName(view.name ?? m.plan_standard(), new Set(presets.map((each) => each.name)));
    const saved = await this.saving.run(() => savePlan(store, name, { ...view.plan, presetId }, now()));
    return saved.ok ? presetId : null;
  }

  /** Its decks go back to the standard plan. @returns whether it is gone */
  async remove(): Promise<boolean> {
    const { view } = this;
    if (view.kind !== "ready" || view.name === null) return false;
    const store = await this.#ready;
    return (await this.saving.run(() => removePreset(store, view.id))).ok;
  }

  /** Shows the change at once; if it cannot be stored, what is stored is shown again. */
  async #edit(
    show: (view: Ready) => Ready,
    write: (store: Store, view: Ready) => ReturnType<typeof assignPreset> | ReturnType<typeof changePlan>,
  ): Promise<void> {
    const { view } = this;
    if (view.kind !== "ready") return;
    this.view = show(view);
    const written = await this.saving.run<unknown>(async () => write(await this.#ready, view));
    if (!written.ok) await this.open(view.id);
  }
}

function assigned(deck: DeckChoice, deckId: DeckId, to: Ready | null): DeckChoice {
  return deck.id === deckId ? { ...deck, presetId: to?.id ?? null, planName: to?.name ?? null } : deck;
}
