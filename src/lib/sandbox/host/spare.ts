import type { Backend } from "#lib/exercises/backend.ts";
import type { Submission } from "../submission.ts";
import type { SandboxFrame } from "./frame.ts";
import { endWorker, isNoWorker, warmWorker, type NoWorker, type WarmWorker } from "./start-worker.ts";

/** A warm worker that does not answer so fast sits behind somebody's queue. */
const PROBE_MS = 1_000;

interface Warming {
  readonly reference: Submission;
  readonly worker: Promise<WarmWorker | NoWorker>;
  /** Ends it, if it is not warm yet. */
  readonly giveUp: () => void;
  /** Told that a learner waits for it. */
  readonly hurry: () => void;
}

function end({ worker, giveUp }: Warming): void {
  giveUp();
  void worker.then(endWorker);
}

function isSameProgram(a: Submission, b: Submission): boolean {
  return a === b || (a.source === b.source && a.language === b.language && a.cases === b.cases);
}

/** Keeps one warm worker ahead of the learner, for the exercise that is open. */
export class Spare {
  readonly #openFrame: () => Promise<SandboxFrame>;
  readonly #backends: readonly Backend[];
  #warming: Warming | null = null;
  /** How long the first backend took to become warm when it last did; null before. */
  #warmMs: number | null = null;

  constructor(openFrame: () => Promise<SandboxFrame>, backends: readonly Backend[]) {
    this.#openFrame = openFrame;
    this.#backends = backends;
  }

  /** Begins to warm a worker for this reference, unless one is there. */
  prepare(reference: Submission): Promise<WarmWorker | NoWorker> {
    const current = this.#warming;
    if (current && isSameProgram(current.reference, reference)) return current.worker;
    if (current) end(current);
    const startedAt = performance.now();
    const abort = new AbortController();
    let isHurried = false;
    const warming = { signal: abort.signal, isAwaited: () => isHurried };
    const worker = warmWorker(this.#openFrame, reference, this.#backends, warming).then((warm) => {
      // Not to be found again: what was missing may be there next time.
      if (isNoWorker(warm) && this.#warming?.worker === worker) this.#warming = null;
      if (!isNoWorker(warm) && warm.backend === this.#backends[0])
        this.#warmMs = performance.now() - startedAt;
      return warm;
    });
    const giveUp = (): void => abort.abort();
    const hurry = (): void => {
      isHurried = true;
    };
    this.#warming = { reference, worker, giveUp, hurry };
    return worker;
  }

  /**
   * Runs code of ours in the worker that waits for the learner; whoever takes it next waits until that is done.
   * @returns what `use` gives, or null if no such worker is to be had
   */
  async lend<T>(
    reference: Submission,
    backend: Backend,
    use: (worker: WarmWorker) => Promise<T>,
  ): Promise<T | null> {
    const worker = await this.prepare(reference);
    const warming = this.#warming;
    if (isNoWorker(worker) || worker.link.isDead || worker.backend !== backend || !warming) return null;
    const using = use(worker);
    const done = using.then(
      () => worker,
      () => worker,
    );
    this.#warming = { ...warming, worker: done };
    return using;
  }

  /**
   * The warm worker, which is then the caller's to end. One that does not answer in time stays behind, and the next
   * backend runs.
   */
  async take(reference: Submission): Promise<WarmWorker | NoWorker> {
    const preparing = this.prepare(reference);
    const warming = this.#warming;
    warming?.hurry();
    const worker = await this.#inTime(preparing);
    if (worker !== "late") {
      if (this.#warming === warming) this.#warming = null;
      if (isNoWorker(worker)) return worker;
      const state = worker.link.isDead ? "broken" : await worker.link.probe(PROBE_MS);
      if (state === "alive") return worker;
      worker.link.kill();
      // A device that was lost while nobody needed it, or a frame that is gone: a new worker has another.
      if (state === "broken") return warmWorker(this.#openFrame, reference, this.#backends);
    }
    const [first, ...next] = this.#backends;
    const busy = first === undefined ? [] : [{ backend: first, reason: "busy" as const }];
    return warmWorker(this.#openFrame, reference, next.length > 0 ? next : this.#backends, {
      before: busy,
    });
  }

  dispose(): void {
    if (this.#warming) end(this.#warming);
    this.#warming = null;
  }

  /** "late" if a backend that is known to warm up fast does not: its device is busy. */
  async #inTime(worker: Promise<WarmWorker | NoWorker>): Promise<WarmWorker | NoWorker | "late"> {
    if (this.#warmMs === null || this.#backends.length < 2) return worker;
    const limitMs = PROBE_MS + 2 * this.#warmMs;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(() => resolve("late"), limitMs);
    });
    const first = await Promise.race([worker, late]);
    clearTimeout(timer);
    return first;
  }
}
