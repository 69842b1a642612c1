import type { ParametersId, PresetId } from "#lib/core/ids.ts";
import { assertNever } from "#lib/core/assert-never.ts";
import { DEFAULT_ROLLOVER_HOUR } from "#lib/core/time.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import { m } from "#lib/paraglide/messages.js";
import type { FitVerdict } from "#lib/scheduling/optimiser/fitted-weights.ts";
import type { Workload } from "#lib/scheduling/optimiser/workload.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";
import type { Weights } from "#lib/scheduling/weights.ts";
import { packedLog } from "#lib/store/packed-log.ts";
import type { ParametersRow } from "#lib/store/plan-rows.ts";
import { readPlanRows } from "#lib/store/plans.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { randomId } from "#lib/store/random-id.ts";
import { useParameters } from "#lib/store/use-parameters.ts";
import type { App } from "../app.svelte.ts";
import { now } from "../clock.ts";
import { studyMoment } from "../study-day.ts";
import { CARD_PLAN, EXERCISE_PLAN, readStudyPlans, type StudyPlan, withRollover } from "../study-plan.ts";
import { askOptimiser } from "./ask-optimiser.ts";
import type { FitQuestion, LogSurvey } from "./fit-log.ts";
import { noAnswerText } from "./no-answer-text.ts";
import { weightVersions, type WeightVersion } from "./weight-versions.ts";
import { workloadQuestion } from "./workload-question.ts";

/** What the screen shows beside the fit itself. */
export type ParametersView =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly text: string }
  | {
      readonly kind: "ready";
      readonly survey: LogSurvey;
      readonly plan: StudyPlan;
      /** To choose from where there is more than the standard one, whose name is null. */
      readonly presets: readonly { readonly id: PresetId; readonly name: string | null }[];
      readonly versions: readonly WeightVersion[];
    };

export type FitState =
  | { readonly kind: "idle" }
  /** Share is null until the optimiser has looked up for the first time. */
  | { readonly kind: "fitting"; readonly share: number | null }
  | {
      readonly kind: "judged";
      readonly weights: Weights;
      readonly trainedOn: number;
      readonly verdict: FitVerdict;
    }
  | { readonly kind: "failed"; readonly text: string }
  /** What was done last, told once. */
  | { readonly kind: "kept" | "discarded" | "restored" | "cancelled" };

export type WorkloadState =
  | { readonly kind: "idle" }
  | { readonly kind: "asking"; readonly share: number }
  | { readonly kind: "ready"; readonly days: number; readonly workloads: readonly Workload[] }
  | { readonly kind: "failed"; readonly text: string }
  | { readonly kind: "chosen"; readonly desiredRetention: number };

/** Desired retentions that the plot compares, 0.70 to 0.97, beside the one in use. */
const RETENTIONS = Array.from({ length: 10 }, (_, index) => (70 + 3 * index) / 100);

/** State of the screen on which a learner's own parameters are fitted. */
export class ParameterFit {
  view = $state.raw<ParametersView>({ kind: "loading" });
  fit = $state.raw<FitState>({ kind: "idle" });
  workload = $state.raw<WorkloadState>({ kind: "idle" });

  readonly #app: Pick<App, "ready" | "content">;
  #presetId = CARD_PLAN.presetId;
  /** The survey, and what the learner asked for: each one at a time. */
  #reading: AbortController | null = null;
  #running: AbortController | null = null;

  constructor(app: Pick<App, "ready" | "content">) {
    this.#app = app;
  }

  /** Reads parameters and log, and counts what there is to learn from. */
  async read(): Promise<void> {
    this.#reading?.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    const store = await this.#app.ready;
    const [plans, rows] = await Promise.all([readStudyPlans(store), readPlanRows(store)]);
    const plan = plans.presets.get(this.#presetId) ?? plans.standard;
    const log = await packedLog(store);
    const survey = await askOptimiser({ kind: "survey", log, question: questionOf(plan) }, { signal });
    if (signal.aborted) return;
    if (!survey.ok) {
      this.view = { kind: "failed", text: noAnswerText(survey.error) };
      return;
    }
    const { weights } = plan.settings;
    const presets = rows.presets
      .filter(({ id }) => id !== EXERCISE_PLAN.presetId)
      .map(({ id, name }) => ({ id, name: id === CARD_PLAN.presetId ? null : name }));
    const versions = weightVersions(rows.parameters, weights);
    this.view = { kind: "ready", survey: survey.value, plan, presets, versions };
  }

  /** Goes on with the cards of another preset. */
  async choosePreset(id: PresetId): Promise<void> {
    this.#presetId = id;
    this.fit = { kind: "idle" };
    this.workload = { kind: "idle" };
    await this.read();
  }

  /** Fits weights to the log; nothing is stored until the learner keeps them. */
  async start(): Promise<void> {
    if (this.view.kind !== "ready") return;
    const { plan } = this.view;
    const signal = this.#begin();
    this.fit = { kind: "fitting", share: null };
    const log = await packedLog(await this.#app.ready);
    const fitted = await askOptimiser(
      { kind: "fit", log, question: questionOf(plan) },
      { signal, onProgress: (share) => (this.fit = { kind: "fitting", share }) },
    );
    if (signal.aborted) return;
    if (!fitted.ok) {
      this.fit = { kind: "failed", text: noAnswerText(fitted.error) };
      return;
    }
    const outcome = fitted.value;
    switch (outcome.kind) {
      case "judged":
        this.fit = outcome;
        return;
      case "too-few":
        this.view = { ...this.view, survey: outcome.survey };
        this.fit = { kind: "idle" };
        return;
      case "unusable":
        this.fit = { kind: "failed", text: m.optimise_unusable() };
        return;
      default:
        assertNever(outcome);
    }
  }

  /** The learner leaves. */
  close(): void {
    this.#reading?.abort();
    this.#running?.abort();
  }

  /** Ends what the learner asked for; nothing of it remains. */
  cancel(): void {
    this.#running?.abort();
    if (this.fit.kind === "fitting") this.fit = { kind: "cancelled" };
    if (this.workload.kind === "asking") this.workload = { kind: "idle" };
  }

  /** Uses the weights that were just fitted, if they are better. */
  async keep(): Promise<void> {
    if (this.fit.kind !== "judged" || !this.fit.verdict.better || this.view.kind !== "ready") return;
    const { weights, trainedOn, verdict } = this.fit;
    const { logLoss, rmseBins } = verdict.after;
    const fitted = { atMs: now().atMs, reviews: trainedOn, logLoss, rmseBins };
    const problem = await this.#use({ ...this.view.plan.settings, weights }, fitted);
    this.fit = problem === null ? { kind: "kept" } : { kind: "failed", text: problem };
  }

  /** Leaves everything as it was. */
  discard(): void {
    this.fit = { kind: "discarded" };
  }

  /** Uses earlier weights again; steps and the desired retention stay as they are now. */
  async restore(id: ParametersId): Promise<void> {
    if (this.view.kind !== "ready") return;
    const version = this.view.versions.find((each) => each.id === id);
    if (version === undefined) return;
    const settings = { ...this.view.plan.settings, weights: version.weights };
    const problem = await this.#use(settings, version.fitted);
    this.fit = problem === null ? { kind: "restored" } : { kind: "failed", text: problem };
  }

  /** Asks what each desired retention would mean over the next days. */
  async askWorkload(days: number): Promise<void> {
    if (this.view.kind !== "ready") return;
    const { plan } = this.view;
    const signal = this.#begin();
    this.workload = { kind: "asking", share: 0 };
    const question = await workloadQuestion(await this.#app.ready, plan, now(), days);
    const answer = await askOptimiser(
      { kind: "workload", question, retentions: retentionsWith(plan.settings.desiredRetention) },
      { signal, onProgress: (share) => (this.workload = { kind: "asking", share }) },
    );
    if (signal.aborted) return;
    this.workload = answer.ok
      ? { kind: "ready", days, workloads: answer.value }
      : { kind: "failed", text: noAnswerText(answer.error) };
  }

  /** The question has changed: what was answered, or is being worked out, no longer holds. */
  forgetWorkload(): void {
    if (this.workload.kind === "asking") this.#running?.abort();
    this.workload = { kind: "idle" };
  }

  /** Schedules by another desired retention from each card's next answer on. */
  async chooseRetention(desiredRetention: number): Promise<void> {
    if (this.view.kind !== "ready") return;
    const { plan, versions } = this.view;
    const fitted = versions.find(({ inUse }) => inUse)?.fitted ?? null;
    const problem = await this.#use({ ...plan.settings, desiredRetention }, fitted);
    this.workload =
      problem === null ? { kind: "chosen", desiredRetention } : { kind: "failed", text: problem };
  }

  /** @returns why the settings could not be stored, or null */
  async #use(settings: SchedulingSettings, fitted: ParametersRow["fitted"]): Promise<string | null> {
    const store = await this.#app.ready;
    // The preset is written when the built-in content is.
    await this.#app.content;
    const moment = await studyMoment(store, now());
    const row: ParametersRow = {
      id: `fsrs-6-${randomId()}` as ParametersId,
      settings: withRollover(settings, { rolloverHour: DEFAULT_ROLLOVER_HOUR }),
      fitted,
      madeAtMs: moment.atMs,
    };
    const used = await useParameters(store, this.#presetId, row, moment);
    if (!used.ok) {
      return used.error.kind === "missing-preset"
        ? m.optimise_missing_preset()
        : problemText(used.error, getLocale());
    }
    await this.read();
    return null;
  }

  /** One thing at a time: what ran before is ended. */
  #begin(): AbortSignal {
    this.#running?.abort();
    this.#running = new AbortController();
    return this.#running.signal;
  }
}

function retentionsWith(current: number): readonly number[] {
  return [...new Set([...RETENTIONS, current])].sort((a, b) => a - b);
}

function questionOf({ presetId, settings }: StudyPlan): FitQuestion {
  return { presetIds: [presetId], inUse: settings.weights };
}
