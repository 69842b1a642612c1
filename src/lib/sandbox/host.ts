/** The page's side of the sandbox: the only way to run what a learner wrote. */
import { BACKENDS, type Backend } from "#lib/exercises/backend.ts";
import { budgetFor, timeLimitFor } from "./budget.ts";
import { loadAdapter } from "./host/assets.ts";
import { SandboxFrame } from "./host/frame.ts";
import { Spare } from "./host/spare.ts";
import {
  endWorker,
  isNoWorker,
  SEED,
  startWorker,
  TRUSTED_LIMIT_MS,
  warmWorker,
  type NoWorker,
  type ReadyWorker,
} from "./host/start-worker.ts";
import type { RunEnd } from "./host/worker-link.ts";
import type { Rejected } from "./rejected.ts";
import type { RunOutcome, RunReport, Submission } from "./submission.ts";

export interface SandboxOptions {
  /** Backends to try, best first. */
  readonly backends?: readonly Backend[];
  /** Hard limit of a learner's run; by default it follows from the reference's own time. */
  readonly timeLimitMs?: number;
}

export interface AttemptOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told when the learner's code enters. */
  readonly entered?: ((backend: Backend, adapter: string | null) => void) | undefined;
  /** Told each case as the learner's code begins it. */
  readonly reached?: ((caseId: string) => void) | undefined;
  /** Backends of the sandbox's order to leave out, with the reason. */
  readonly without?: readonly Rejected[] | undefined;
  /** Where chance begins for the learner's code; the same in every run unless said otherwise. */
  readonly seed?: number | undefined;
}

/** A learner's run, and the reference's in the same worker before it. */
export interface Attempt {
  readonly reference: RunOutcome;
  readonly outcome: RunOutcome;
  /** Where both ran; null if nothing did. */
  readonly backend: Backend | null;
  readonly adapter: string | null;
  /** Better backends that were not used. */
  readonly passedOver: readonly Rejected[];
  /** What the learner's program printed, whatever became of it. */
  readonly printed: readonly string[];
}

export interface Sandbox {
  /**
   * Warms a spare worker for an exercise by running its reference: shaders compile, and the expected values leave the
   * worker before anything else enters. Call when an exercise opens.
   */
  prepare(reference: Submission): Promise<void>;
  /**
   * Runs a learner's program where its reference ran just before, on the same backend. The worker is never used again.
   * @throws the signal's reason if it is aborted
   */
  attempt(reference: Submission, learner: Submission, options?: AttemptOptions): Promise<Attempt>;
  /**
   * Runs code of ours (a reference, a mistake) without a budget, in a warm worker that is kept.
   * @throws the signal's reason if it is aborted
   */
  runTrusted(submission: Submission, options?: TrustedOptions): Promise<RunReport>;
  dispose(): void;
}

export interface TrustedOptions {
  /** On this backend or none; the sandbox's first by default. */
  readonly backend?: Backend | undefined;
  /** In the worker that waits for a learner's next attempt at this reference, where it runs on that backend. */
  readonly beside?: Submission | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told each case as it begins. */
  readonly reached?: ((caseId: string) => void) | undefined;
}

/** The frame's process may have died with a program that took all memory. */
const FRAME_ANSWERS_MS = 1_000;

/** How a run looks from outside. */
function outcomeOf(end: RunEnd, { backend }: ReadyWorker, limitMs: number): RunOutcome {
  switch (end.kind) {
    case "finished":
    case "stopped": {
      const { outcome } = end.report;
      return outcome.kind === "timed-out" ? { ...outcome, limitMs } : outcome;
    }
    case "overtime":
      return { kind: "timed-out", caseId: end.caseId, cause: "clock", limitMs };
    case "flooded":
      return { kind: "timed-out", caseId: end.caseId, cause: "message-flood", limitMs };
    case "lost":
      return { kind: "device-lost", backend };
    case "failed":
      return { kind: "could-not-run", reason: end.reason };
  }
}

function whyNot(outcome: RunOutcome): string {
  if (outcome.kind === "could-not-run") return outcome.reason;
  return outcome.kind === "syntax-error" ? outcome.problem.message : outcome.kind;
}

function nothingRan(reason: string): Attempt {
  const outcome = { kind: "could-not-run", reason } as const;
  return { reference: outcome, outcome, backend: null, adapter: null, passedOver: [], printed: [] };
}

class FramedSandbox implements Sandbox {
  readonly #backends: readonly Backend[];
  readonly #timeLimitMs: number | undefined;
  readonly #spare: Spare;
  #frame: Promise<SandboxFrame> | null = null;
  #trusted: Promise<ReadyWorker | NoWorker> | null = null;
  #isDisposed = false;

  constructor({ backends = BACKENDS, timeLimitMs }: SandboxOptions) {
    this.#backends = backends;
    this.#timeLimitMs = timeLimitMs;
    this.#spare = new Spare(this.#openFrame, backends);
  }

  async prepare(reference: Submission): Promise<void> {
    await this.#spare.prepare(reference);
  }

  async attempt(reference: Submission, learner: Submission, options: AttemptOptions = {}): Promise<Attempt> {
    const { signal, entered, reached, without = [], seed = SEED } = options;
    signal?.throwIfAborted();
    const adapter = await loadAdapter(learner.language).catch(() => null);
    if (!adapter) return nothingRan(`${learner.language} is not offered yet`);
    const worker = await this.#workerFor(reference, without);
    if (isNoWorker(worker)) return nothingRan(worker.reason);
    const { link, backend, adapter: gpu, passedOver } = worker;
    try {
      signal?.throwIfAborted();
      const { outcome: expected, cost } = worker.reference;
      if (expected.kind !== "ran" || !cost)
        return nothingRan(`the reference did not run: ${whyNot(expected)}`);
      entered?.(backend, gpu);
      const limitMs = this.#timeLimitMs ?? timeLimitFor(worker.referenceMs);
      const order = {
        submission: learner,
        adapter,
        budget: budgetFor(cost),
        seed,
        limitMs,
        signal,
        reached,
      };
      const end = await link.run(order);
      if (end.kind === "overtime" && !(await this.#isFrameThere()))
        return nothingRan("the sandbox's frame is gone");
      const outcome = outcomeOf(end, worker, limitMs);
      const printed = outcome.kind === "ran" ? outcome.printed : end.printed;
      return { reference: expected, outcome, backend, adapter: gpu, passedOver, printed };
    } finally {
      link.kill();
      // The next attempt finds a warm worker again.
      if (!this.#isDisposed) void this.#spare.prepare(reference);
    }
  }

  async runTrusted(submission: Submission, options: TrustedOptions = {}): Promise<RunReport> {
    const { backend, beside, signal, reached } = options;
    signal?.throwIfAborted();
    const adapter = await loadAdapter(submission.language).catch(() => null);
    if (!adapter) return couldNotRun(`${submission.language} is not offered yet`);
    const limitMs = TRUSTED_LIMIT_MS;
    const order = { submission, adapter, budget: null, seed: SEED, limitMs, signal, reached };
    const runIn = async (worker: ReadyWorker): Promise<RunReport> => {
      const end = await worker.link.run(order);
      return "report" in end ? end.report : { outcome: outcomeOf(end, worker, TRUSTED_LIMIT_MS), cost: null };
    };
    if (beside && backend !== undefined) {
      const report = await this.#spare.lend(beside, backend, runIn);
      if (report) return report;
    }
    const worker = await this.#trustedWorker(backend);
    return isNoWorker(worker) ? couldNotRun(worker.reason) : runIn(worker);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#spare.dispose();
    void this.#trusted?.then(endWorker);
    void this.#frame?.then((frame) => frame.close());
    this.#trusted = null;
    this.#frame = null;
  }

  #workerFor(reference: Submission, without: readonly Rejected[]) {
    if (without.length === 0) return this.#spare.take(reference);
    const backends = this.#backends.filter((name) => !without.some(({ backend }) => backend === name));
    return warmWorker(this.#openFrame, reference, backends, { before: without });
  }

  async #trustedWorker(backend: Backend | undefined): Promise<ReadyWorker | NoWorker> {
    const current = await this.#trusted;
    if (current && !isNoWorker(current) && !current.link.isDead) {
      if (backend === undefined || current.backend === backend) return current;
      current.link.kill();
    }
    this.#trusted = startWorker(this.#openFrame, backend === undefined ? this.#backends : [backend]);
    return this.#trusted;
  }

  async #isFrameThere(): Promise<boolean> {
    const frame = await this.#frame?.catch(() => null);
    return frame ? frame.isAlive(FRAME_ANSWERS_MS) : false;
  }

  /** The frame, or a new one where the old does not answer. */
  readonly #openFrame = async (): Promise<SandboxFrame> => {
    const opened = this.#frame;
    if (opened) {
      const frame = await opened.catch(() => null);
      if (frame && (await frame.isAlive(FRAME_ANSWERS_MS))) return frame;
      frame?.close();
    }
    // Somebody else may have opened a new one meanwhile.
    if (this.#frame === opened || !this.#frame) this.#frame = SandboxFrame.open();
    return this.#frame;
  };
}

function couldNotRun(reason: string): RunReport {
  return { outcome: { kind: "could-not-run", reason }, cost: null };
}

/** A sandbox with nothing started yet: frame, workers and TensorFlow.js load with the first use. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return new FramedSandbox(options);
}
