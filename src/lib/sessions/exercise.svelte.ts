import type { ExerciseId } from "#lib/core/ids.ts";
import type { CodeLanguage, Language } from "#lib/core/language.ts";
import { findExercise } from "#lib/exercises/catalogue.ts";
import { isExplainable, type Verdict } from "#lib/grading/verdict.ts";
import { m } from "#lib/paraglide/messages.js";
import type { Rating } from "#lib/scheduling/memory.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import { writeSetting } from "#lib/store/setting.ts";
import { addSubmission } from "#lib/store/submissions.ts";
import type { AppContent } from "./app-content.ts";
import { now } from "./clock.ts";
import { CODE_LANGUAGE_SETTING } from "./code-language.ts";
import {
  afterStep,
  attemptSetting,
  NEW_ATTEMPT,
  suggestionFor,
  type AttemptStep,
} from "./exercise-attempt.ts";
import { ExerciseDrafts } from "./exercise-drafts.svelte.ts";
import { ExerciseRating } from "./exercise-rating.svelte.ts";
import { exerciseReport, isTry, storedVerdict, type ExerciseReport } from "./exercise-report.ts";
import { nextExercise, type ExerciseListItem } from "./exercise-topics.ts";
import type { Grading, GradingStage } from "./grade-submission.ts";
import { mistakeCard, type MistakeCard } from "./mistake-card.ts";
import { openExercise, type OpenCode, type OpenExercise } from "./open-exercise.ts";
import { goneExerciseTitle } from "./gone-exercise.ts";
import { readExerciseTopics } from "./read-exercise-topics.ts";
import { VisitGrader } from "./visit-grader.ts";
import { addActivity, type WorkedTime } from "./worked-time.ts";

export type ExerciseView =
  | { readonly kind: "loading" }
  /** Not in this version: it was taken out, or there never was one of this name. */
  | { readonly kind: "gone" }
  | { readonly kind: "problem"; readonly text: string; readonly canRetry: boolean }
  | {
      readonly kind: "ready";
      readonly open: OpenExercise;
      /** What it is in the language that is on the screen. */
      readonly code: OpenCode;
      readonly rating: ExerciseRating;
      readonly drafts: ExerciseDrafts;
    };

type Ready = Extract<ExerciseView, { kind: "ready" }>;

/** Run: the visible cases. Submit: all. */
export type Scope = "visible" | "all";

export type Activity =
  | { readonly kind: "idle" }
  | { readonly kind: "grading"; readonly scope: Scope; readonly stage: GradingStage };

/** State of the screen on which an exercise is solved. */
export class ExerciseSession {
  view = $state.raw<ExerciseView>({ kind: "loading" });
  activity = $state.raw<Activity>({ kind: "idle" });
  /** A short word about what just happened, for the eye and the screen reader. */
  notice = $state<string | null>(null);
  /** Hints in view; those of an attempt that is over cost nothing. */
  hintsShown = $state(0);
  solutionShown = $state(false);
  /** What to write next, once this one is rated; null where everything waits for its day. */
  next = $state.raw<ExerciseListItem | null>(null);

  readonly title: string;
  readonly minutes: number;
  #attempt = $state.raw(NEW_ATTEMPT);
  /** The rating that the attempt suggests, once it is over. */
  readonly suggestion = $derived.by(() => suggestionFor(this.#attempt, this.minutes));

  /** What the last run or submission in the language on the screen gave. */
  readonly report = $derived.by(() =>
    this.view.kind === "ready" ? (this.#reports[this.view.code.language] ?? null) : null,
  );
  #reports = $state.raw<Readonly<Partial<Record<CodeLanguage, ExerciseReport>>>>({});

  readonly #app: AppContent;
  readonly #id: ExerciseId;
  readonly #language: Language;
  #store: Store | null = null;
  readonly #grader = new VisitGrader();
  #abort: AbortController | null = null;
  #worked: WorkedTime = { workedMs: 0, lastActivityAtMs: null };

  constructor(app: AppContent, id: ExerciseId, language: Language) {
    this.#app = app;
    this.#id = id;
    this.#language = language;
    const summary = findExercise(id);
    this.title = summary?.title[language] ?? goneExerciseTitle(language);
    this.minutes = summary?.minutes ?? 0;
  }

  /** Loads the exercise and how it stands; the sandbox is warmed while the learner reads. */
  async open(): Promise<void> {
    this.view = { kind: "loading" };
    if (findExercise(this.#id) === null) {
      this.view = { kind: "gone" };
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

  /** The learner typed: the text in the editor, in the language on the screen. */
  edit(code: string): void {
    if (this.view.kind !== "ready") return;
    const { language } = this.view.code;
    this.view.drafts.write(language, code);
    this.#touch();
    this.#step({ kind: "wrote", language });
  }

  /** The program in a language as it stands. */
  textIn(language: CodeLanguage): string {
    if (this.view.kind !== "ready") return "";
    return this.view.drafts.textIn(language) ?? this.view.open.code(language).start.text;
  }

  /**
   * Goes on in another language, and remembers the choice. Each language keeps its draft; the attempt is one. Not while
   * something runs: what comes back would be about other code than the code in view.
   */
  choose(language: CodeLanguage): void {
    const { view } = this;
    if (view.kind !== "ready" || this.activity.kind !== "idle" || language === view.code.language) return;
    if (!view.open.languages.includes(language)) return;
    view.drafts.turn();
    this.view = { ...view, code: view.open.code(language) };
    this.notice = null;
    this.#step({ kind: "wrote", language });
    if (this.#store !== null) void writeSetting(this.#store, CODE_LANGUAGE_SETTING, language);
    this.#grader.prepare(view.open.exercise, language);
  }

  /** Saves what is not saved yet: the page may be about to go. */
  async keep(): Promise<void> {
    if (this.view.kind === "ready") await this.view.drafts.keep();
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
    const { language } = view.code;
    const code = this.textIn(language);
    const abort = new AbortController();
    this.#abort = abort;
    this.notice = null;
    this.activity = { kind: "grading", scope, stage: { kind: "preparing" } };
    this.#touch();
    this.#step({ kind: "wrote", language });
    await view.drafts.keep();
    try {
      const grading = await this.#grading(view, code, scope, abort);
      if (!abort.signal.aborted) await this.#take(view, code, scope, grading);
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

  /**
   * Keeps the learner's rating; the next time the exercise starts anew. What was begun in the other language is no part
   * of what ended here, and stays.
   */
  async rate(rating: Rating): Promise<void> {
    const { view } = this;
    if (view.kind !== "ready" || this.#store === null) return;
    if (!(await view.rating.give(rating, this.#attempt.workedMs))) return;
    await writeSetting(this.#store, attemptSetting(this.#id), NEW_ATTEMPT);
    const { language } = view.code;
    await view.drafts.forget(this.#attempt.language ?? language, language);
    this.next = nextExercise(await readExerciseTopics(this.#store, this.#language), this.#id);
  }

  /** Leaves the screen. */
  close(): void {
    this.#abort?.abort();
    void this.keep();
    this.#grader.close();
  }

  #begin(store: Store, open: OpenExercise): void {
    const { attempt, card, plan } = open;
    const code = open.code(open.firstLanguage);
    this.#store = store;
    this.#attempt = attempt;
    this.hintsShown = Math.min(attempt.hintsUsed, code.text.hintsHtml.length);
    this.solutionShown = attempt.solutionShown;
    this.#worked = { workedMs: attempt.workedMs, lastActivityAtMs: now().atMs };
    this.view = {
      kind: "ready",
      open,
      code,
      rating: new ExerciseRating(store, card, plan, this.#language),
      drafts: new ExerciseDrafts(store, this.#id, this.#language),
    };
    this.#grader.prepare(open.exercise, code.language);
  }

  #grading(view: Ready, source: string, scope: Scope, abort: AbortController): Promise<Grading> {
    const { exercise } = view.open;
    const { language } = view.code;
    const onStage = (stage: GradingStage): void => {
      if (this.#abort === abort) this.activity = { kind: "grading", scope, stage };
    };
    return this.#grader.grade({ exercise, language, source, scope }, { signal: abort.signal, onStage });
  }

  async #take(view: Ready, code: string, scope: Scope, grading: Grading): Promise<void> {
    const { exercise } = view.open;
    const { language: codeLanguage } = view.code;
    const { verdict } = grading;
    const card = await this.#mistakeCard(verdict);
    const language = this.#language;
    const report = exerciseReport({
      exercise,
      language,
      codeLanguage,
      code,
      scope,
      grading,
      mistakeCard: card,
    });
    this.#reports = { ...this.#reports, [codeLanguage]: report };
    if (scope !== "all") return;
    await this.#keepSubmission(codeLanguage, code, grading);
    if (!isTry(verdict)) return;
    const { workedMs } = this.#worked;
    this.#step({ kind: "submitted", passed: verdict.kind === "passed", workedMs });
  }

  async #mistakeCard(verdict: Verdict): Promise<MistakeCard | null> {
    if (this.#store === null || !isExplainable(verdict) || verdict.mistake === null) return null;
    return mistakeCard(this.#store, verdict.mistake.subject, this.#language);
  }

  async #keepSubmission(language: CodeLanguage, code: string, { verdict, backend }: Grading): Promise<void> {
    if (this.#store === null || verdict.kind === "could-not-run" || verdict.kind === "device-lost") return;
    const added = await addSubmission(this.#store, {
      exerciseId: this.#id,
      language,
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

  #touch(): void {
    this.#worked = addActivity(this.#worked, now().atMs);
  }
}
