import type { ParametersId, PresetId } from "#lib/core/ids.ts";
import type { Random } from "#lib/core/random.ts";
import { DEFAULT_SETTINGS, type SchedulingSettings } from "#lib/scheduling/settings.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import type { StudyMoment } from "#lib/store/event-draft.ts";
import type { Store } from "#lib/store/open.ts";
import { addParameters, writePreset } from "#lib/store/plans.ts";
import { useParameters } from "#lib/store/use-parameters.ts";
import { pick } from "./pick.ts";
import { valueOf } from "./samples.ts";

const STEPS = [[1, 10], [], [10], [1, 10, 2_880], [0.5, 30, 720]] as const;

/** A preset as it is now. */
export interface RandomPlan {
  readonly presetId: PresetId;
  readonly parametersId: ParametersId;
  readonly settings: SchedulingSettings;
}

/** Presets whose settings change again and again, and parameters that are fitted. */
export class RandomPlans {
  readonly #store: Store;
  readonly #random: Random;
  readonly #device: string;
  #all: readonly RandomPlan[];
  #count = 0;

  /** @param device what it makes is named after it */
  constructor(store: Store, random: Random, device: string) {
    this.#store = store;
    this.#random = random;
    this.#device = device;
    const parametersId = "fsrs-6-default" as ParametersId;
    this.#all = [{ presetId: "default" as PresetId, parametersId, settings: DEFAULT_SETTINGS }];
  }

  /** Any of them. */
  any(): RandomPlan {
    return pick(this.#random, this.#all);
  }

  /** The plan of a card: one for each deck, until they change. */
  of({ deckId }: CardRow): RandomPlan {
    const place = [...deckId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % this.#all.length;
    return this.#all[place] ?? this.any();
  }

  /** A preset of its own, or other settings for one that is there. */
  async add(now: StudyMoment): Promise<void> {
    const settings = this.#anySettings();
    const parametersId = this.#newId("settings");
    const presetId = `${this.#device} preset ${this.#random() < 0.5 ? 1 : 2}` as PresetId;
    valueOf(await addParameters(this.#store, { id: parametersId, settings, fitted: null }, now));
    valueOf(await writePreset(this.#store, { id: presetId, name: presetId, parametersId, limits: {} }));
    const others = this.#all.filter((known) => known.presetId !== presetId);
    this.#all = [...others, { presetId, parametersId, settings }];
  }

  /** Other weights for a preset that was added. */
  async fit(now: StudyMoment): Promise<void> {
    const plan = pick(this.#random, this.#all.slice(1));
    const settings = { ...plan.settings, weights: this.#anySettings().weights };
    const id = this.#newId("fitted");
    const row = { id, settings, fitted: { atMs: now.atMs, reviews: 400, logLoss: 0.3 } };
    valueOf(await useParameters(this.#store, plan.presetId, row, now));
    const fitted = { ...plan, parametersId: id, settings };
    this.#all = this.#all.map((known) => (known === plan ? fitted : known));
  }

  #newId(what: string): ParametersId {
    this.#count += 1;
    return `${this.#device} ${what} ${this.#count}` as ParametersId;
  }

  #anySettings(): SchedulingSettings {
    return {
      ...DEFAULT_SETTINGS,
      desiredRetention: 0.75 + 0.2 * this.#random(),
      maximumIntervalDays: pick(this.#random, [36_500, 365, 30]),
      learningSteps: pick(this.#random, STEPS),
      relearningSteps: pick(this.#random, STEPS),
      fuzz: this.#random() < 0.5,
      weights: DEFAULT_SETTINGS.weights.map((weight) => weight * (0.9 + 0.2 * this.#random())),
    };
  }
}
