import type { ExerciseId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import { findExercise } from "#lib/exercises/catalogue.ts";
import { isExplainable, type Verdict } from "#lib/grading/verdict.ts";
import { m } from "#lib/paraglide/messages.js";
import type { Rating } from "#lib/scheduling/memory.ts";
import { deleteDraft, writeDraft } from "#lib/store/drafts.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { writeSetting } from "#lib/store/setting.ts";
import { addSubmission } from "#lib/store/submissions.ts";
import type { AppContent } from "./review.svelte.ts";
import { now } from "./clock.ts";
import { DelayedSave } from "./delayed-save.ts";
import {
  afterStep,
  attemptSetting,
  NEW_ATTEMPT,
  suggestionFor,
  type AttemptStep,
} from "./exercise-attempt.ts";
import { ExerciseRating } from "./exercise-rating.svelte.ts";
import { exerciseReport, isTry, storedVerdict, type ExerciseReport } from "./exercise-report.ts";
import type { Grader, Grading, GradingStage } from "./grade-submission.ts";
import { mistakeCard, type MistakeCard } from "./mistake-card.ts";
import { openExercise, type OpenExercise } from "./open-exercise.ts";
import { addActivity, type WorkedTime } from "./worked-time.ts";

export type ExerciseView =
  | { readonly kind: "loading" }
  | { readonly kind: "problem"; readonly text: string; readonly canRetry: boolean }
  | { readonly kind: "ready"; readonly open: OpenExercise; readonly rating: ExerciseRating };

/** Run: the visible cases. Submit: all. */
export type Scope = "visible" | "all";

export type Activity =
  | { readonly kind: "idle" }
  | { readonly kind: "grading"; readonly scope: Scope; readonly stage: GradingStage };

/** How the learner's code is kept. */
export type DraftState =
  | { readonly kind: "unchanged" }
  | { readonly kind: "saved" }
  | { readonly kind: "failed"; readonly text: string };

const DRAFT_DELAY_MS: Milliseconds = 400;

/** State of the screen on which an exercise is solved. */
export class ExerciseSession {
  view = $state.raw<ExerciseView>({ kind: "loading" });
  activity = $state.raw<Activity>({ kind: "idle" });
  report = $state.raw<ExerciseReport | null>(null);
  draft = $state.raw<DraftState>({ kind: "unchanged" });
  /** A short word about what just happened, for the eye and the screen reader. */
  notice = $state<string | null>(null);
  /** Hints in view; those of an attempt that is over cost nothing. */
  hintsShown = $state(0);
  solutionShown = $state(false);

  readonly title: string;
  readonly minutes: number;
  #attempt = $state.raw(NEW_ATTEMPT);
  /** The rating that the attempt suggests, once it is over. */
  readonly suggestion = $derived.by(() => suggestionFor(this.#attempt, this.minutes));

  readonly #app: AppContent;
  readonly #id: ExerciseId;
  readonly #language: Language;
  #store: Store | null = null;
  #grader: Promise<Grader> | null = null;
  #abort: AbortController | null = null;
  #code = "";
  #worked: WorkedTime = { workedMs: 0, lastActivityAtMs: null };
  #closed = false;
  readonly #drafts = new DelayedSave<string>((code) => this.#keepDraft(code), DRAFT_DELAY_MS);

  constructor(app: AppContent, id: ExerciseId, language: Language) {
    this.#app = app;
    this.#id = id;
    this.#language = language;
    const summary = findExercise(id);
    this.title = summary?.title[language] ?? id;
    this.minutes = summary?.minutes ?? 0;
  }

  /** Loads the exercise and how it stands; the sandbox is warmed while the learner reads. */
  async open(): Promise<void> {
    this.view = { kind: "loading" };
    if (findExercise(this.#id) === null) {
      this.view = { kind: "problem", text: m.exercise_not_found(), canRetry: false };
      return;
    }
    try {
      const store = await this.#app.ready;
      if (!this.#app.contentReady) await this.#app.content;
      const open = await openExercise(store, this.#id, this.#language);
      if (open === null) this.view = { kind: "problem", text: m.exercise_broken(), canRetry: false };
      else this.#begin(store, open);
    } catch {
      this.view = { kind: "problem", text: m.exercise_load_failed(), canRetry: true };
    }
  }

  /** The text in the editor. */
  edit(code: string): void {
    this.#code = code;
    this.#touch();
    this.#drafts.set(code);
  }

  /** Saves what is not saved yet: the page may be about to go. */
  async keep(): Promise<void> {
    await this.#drafts.flush();
  }

  showHint(): void {
    this.hintsShown += 1;
    this.#step({ kind: "hint" });
  }

  showSolution(): void {
    this.solutionShown = true;
    this.#step({ kind: "solution" });
  }

  /** Ends the attempt without passing; it can then be rated. */
  giveUp(): void {
    this.#step({ kind: "gave-up" });
  }

  /** Runs the code and judges it; one at a time. */
  async grade(scope: Scope): Promise<void> {
    const { view } = this;
    if (view.kind !== "ready" || this.activity.kind !== "idle") return;
    const code = this.#code;
    const abort = new AbortController();
    this.#abort = abort;
    this.notice = null;
    this.activity = { kind: "grading", scope, stage: { kind: "preparing" } };
    this.#touch();
    await this.#drafts.flush();
    try {
      const grading = await this.#grading(view.open, code, scope, abort);
      if (!abort.signal.aborted) await this.#take(view.open, code, scope, grading);
    } finally {
      this.#abort = null;
      this.activity = { kind: "idle" };
    }
  }

  cancel(): void {
    if (this.#abort === null) return;
    this.#abort.abort();
    this.notice = m.exercise_cancelled();
  }

  /** Keeps the learner's rating; the next time the exercise starts anew. */
  async rate(rating: Rating): Promise<void> {
    const { view } = this;
    if (view.kind !== "ready" || this.#store === null) return;
    if (!(await view.rating.give(rating, this.#attempt.workedMs))) return;
    this.#drafts.drop();
    await writeSetting(this.#store, attemptSetting(this.#id), NEW_ATTEMPT);
    await deleteDraft(this.#store, this.#id, view.open.codeLanguage);
    this.draft = { kind: "unchanged" };
  }

  /** Leaves the screen. */
  close(): void {
    this.#closed = true;
    this.#abort?.abort();
    void this.#drafts.flush();
    this.#grader?.then((grader) => grader.dispose()).catch(() => undefined);
    this.#grader = null;
  }

  #begin(store: Store, open: OpenExercise): void {
    const { attempt, start, card, text } = open;
    this.#store = store;
    this.#attempt = attempt;
    this.hintsShown = Math.min(attempt.hintsUsed, text.hintsHtml.length);
    this.solutionShown = attempt.solutionShown;
    this.#worked = { workedMs: attempt.workedMs, lastActivityAtMs: now().atMs };
    this.#code = start.text;
    this.view = { kind: "ready", open, rating: new ExerciseRating(store, card, this.#language) };
    // A failure is told when something is to run.
    this.#readyGrader(open).catch(() => undefined);
  }

  async #grading(open: OpenExercise, source: string, scope: Scope, abort: AbortController): Promise<Grading> {
    const { exercise, codeLanguage: language } = open;
    const onStage = (stage: GradingStage): void => {
      if (this.#abort === abort) this.activity = { kind: "grading", scope, stage };
    };
    try {
      const grader = await this.#readyGrader(open);
      return await grader.grade({ exercise, language, source, scope }, { signal: abort.signal, onStage });
    } catch (error) {
      return couldNotRun(error);
    }
  }

  /** One grader for the visit; after a chunk that did not come, the next run tries again. */
  #readyGrader({ exercise, codeLanguage }: OpenExercise): Promise<Grader> {
    this.#grader ??= import("./grade-submission.ts").then(({ createGrader }) => {
      const grader = createGrader();
      if (this.#closed) grader.dispose();
      else grader.prepare(exercise, codeLanguage).catch(() => undefined);
      return grader;
    });
    const grader = this.#grader;
    grader.catch(() => {
      if (this.#grader === grader) this.#grader = null;
    });
    return grader;
  }

  async #take(open: OpenExercise, code: string, scope: Scope, grading: Grading): Promise<void> {
    const { exercise, codeLanguage } = open;
    const { verdict } = grading;
    const card = await this.#mistakeCard(verdict);
    const language = this.#language;
    this.report = exerciseReport({
      exercise,
      language,
      codeLanguage,
      code,
      scope,
      grading,
      mistakeCard: card,
    });
    if (scope !== "all") return;
    await this.#keepSubmission(open, code, grading);
    if (!isTry(verdict)) return;
    const { workedMs } = this.#worked;
    this.#step({ kind: "submitted", passed: verdict.kind === "passed", workedMs });
  }

  async #mistakeCard(verdict: Verdict): Promise<MistakeCard | null> {
    if (this.#store === null || !isExplainable(verdict) || verdict.mistake === null) return null;
    return mistakeCard(this.#store, verdict.mistake.subject, this.#language);
  }

  async #keepSubmission(open: OpenExercise, code: string, { verdict, backend }: Grading): Promise<void> {
    if (this.#store === null || verdict.kind === "could-not-run" || verdict.kind === "device-lost") return;
    const added = await addSubmission(this.#store, {
      exerciseId: this.#id,
      language: open.codeLanguage,
      code,
      atMs: now().atMs,
      verdict: storedVerdict(verdict),
      backend,
      hintsUsed: this.hintsShown,
      solutionShown: this.solutionShown,
    });
    if (added.ok) return;
    this.notice = m.exercise_submission_failed({ reason: problemText(added.error, this.#language) });
  }

  #step(step: AttemptStep): void {
    const attempt = afterStep(this.#attempt, step);
    if (attempt === this.#attempt) return;
    this.#attempt = attempt;
    if (this.view.kind === "ready") this.view.rating.preview();
    if (this.#store !== null) void writeSetting(this.#store, attemptSetting(this.#id), attempt);
  }

  async #keepDraft(code: string): Promise<void> {
    if (this.#store === null || this.view.kind !== "ready") return;
    const { codeLanguage: language } = this.view.open;
    const draft = { exerciseId: this.#id, language, code, updatedAtMs: now().atMs };
    const kept = await writeDraft(this.#store, draft);
    this.draft = kept.ok
      ? { kind: "saved" }
      : {
          kind: "failed",
          text: m.exercise_draft_failed({ reason: problemText(kept.error, this.#language) }),
        };
  }

  #touch(): void {
    this.#worked = addActivity(this.#worked, now().atMs);
  }
}

/** The sandbox's code could not be fetched, or it broke: not the learner's doing. */
function couldNotRun(error: unknown): Grading {
  return {
    verdict: { kind: "could-not-run", cause: { kind: "sandbox", reason: String(error) } },
    printed: [],
    backend: null,
    adapter: null,
    passedOver: [],
  };
}
