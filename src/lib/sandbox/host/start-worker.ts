import type { Backend } from "#lib/exercises/backend.ts";
import { QUICK_MS } from "../budget.ts";
import { REJECTION_FOR, type Rejected, type RejectionReason } from "../rejected.ts";
import { isBackendLimit, type RunOutcome, type RunReport, type Submission } from "../submission.ts";
import { loadAdapter, loadAssets } from "./assets.ts";
import type { SandboxFrame } from "./frame.ts";
import { WorkerLink, type RunOrder } from "./worker-link.ts";

/** A first start includes waking the GPU and compiling the first shaders. */
const START_LIMIT_MS = 20_000;

/** Hard limit of code of ours. */
export const TRUSTED_LIMIT_MS = 60_000;

/** `Math.random` of every run begins here, so that a run repeats. */
export const SEED = 20_251_122;

export interface ReadyWorker {
  readonly link: WorkerLink;
  readonly backend: Backend;
  /** The GPU's own name for itself. */
  readonly adapter: string | null;
  /** Backends that come before this one. */
  readonly passedOver: readonly Rejected[];
}

/** A worker that has run an exercise's reference, and what that gave. */
export interface WarmWorker extends ReadyWorker {
  readonly reference: RunReport;
  /** What the reference takes, all cases together, where nothing is left to compile. */
  readonly referenceMs: number;
}

/** No worker could be had. */
export interface NoWorker {
  readonly kind: "no-worker";
  readonly reason: string;
}

export function isNoWorker(result: ReadyWorker | NoWorker): result is NoWorker {
  return "kind" in result;
}

/** Why there is no worker where nobody wants one any more. */
const GIVEN_UP = "another exercise was opened";

function noWorker(reason: string): NoWorker {
  return { kind: "no-worker", reason };
}

/** Ends a worker, if there is one. */
export function endWorker(worker: ReadyWorker | NoWorker): void {
  if (!isNoWorker(worker)) worker.link.kill();
}

/** Backends that passed the self-test since the page was opened. */
const tested = new Set<Backend>();

function passOver(backend: Backend | undefined, reason: RejectionReason): Rejected[] {
  return backend === undefined ? [] : [{ backend, reason }];
}

/**
 * A worker on the first of these backends that works.
 * @param before backends already passed over
 */
export async function startWorker(
  openFrame: () => Promise<SandboxFrame>,
  backends: readonly Backend[],
  before: readonly Rejected[] = [],
): Promise<ReadyWorker | NoWorker> {
  let link: WorkerLink;
  let wasm: ArrayBuffer | null;
  try {
    const assets = await loadAssets();
    wasm = assets.wasm;
    link = new WorkerLink(await openFrame(), assets.runtime);
  } catch (error) {
    return noWorker(String(error));
  }
  const started = await link.start({ backends, wasm, tested: [...tested] }, START_LIMIT_MS);
  switch (started.kind) {
    case "ready":
      tested.add(started.backend);
      return {
        link,
        backend: started.backend,
        adapter: started.adapter,
        passedOver: [...before, ...started.rejected],
      };
    case "unavailable":
      link.kill();
      return noWorker(started.rejected.map(({ backend, reason }) => `${backend}: ${reason}`).join(", "));
    case "failed":
      link.kill();
      return noWorker(started.reason);
    case "silent":
      // Whatever it hangs in is the first backend's doing: those after it are tried without.
      link.kill();
      if (backends.length <= 1) return noWorker("no backend started in time");
      return startWorker(openFrame, backends.slice(1), [
        ...before,
        ...passOver(backends[0], "does-not-start"),
      ]);
  }
}

function durationOf(outcome: RunOutcome): number {
  return outcome.kind === "ran" ? outcome.durationMs : 0;
}

/** How a worker is warmed. */
export interface Warming {
  /** Backends already passed over. */
  readonly before?: readonly Rejected[];
  /** Aborted when nobody wants the worker any more. */
  readonly signal?: AbortSignal;
  /** Whether a learner waits for the worker already. */
  readonly isAwaited?: () => boolean;
}

/**
 * The first run compiled shaders or started Python, which the learner's will find done: one that took its time is measured
 * again, for a time limit that fits. A learner who waits already gets the longer limit instead.
 */
async function warmMs(
  worker: ReadyWorker,
  order: RunOrder,
  first: RunReport,
  isAwaited: () => boolean,
): Promise<number> {
  const coldMs = durationOf(first.outcome);
  if (coldMs <= QUICK_MS || isAwaited()) return coldMs;
  const again = await worker.link.run(order);
  return "report" in again && again.report.outcome.kind === "ran"
    ? Math.min(coldMs, durationOf(again.report.outcome))
    : coldMs;
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** A worker that has compiled what an exercise needs by running its reference. */
export async function warmWorker(
  openFrame: () => Promise<SandboxFrame>,
  reference: Submission,
  backends: readonly Backend[],
  warming: Warming = {},
): Promise<WarmWorker | NoWorker> {
  const { before = [], signal, isAwaited = () => true } = warming;
  const adapter = await loadAdapter(reference.language).catch(() => null);
  if (!adapter) return noWorker(`${reference.language} is not offered yet`);
  if (isAborted(signal)) return noWorker(GIVEN_UP);
  const worker = await startWorker(openFrame, backends, before);
  if (isNoWorker(worker)) return worker;
  const order = {
    submission: reference,
    adapter,
    budget: null,
    seed: SEED,
    limitMs: TRUSTED_LIMIT_MS,
    signal,
  };
  const next = backends.slice(backends.indexOf(worker.backend) + 1);
  try {
    const ended = await worker.link.run(order);
    const outcome = "report" in ended ? ended.report.outcome : null;
    const limit = outcome !== null && isBackendLimit(outcome) && next.length > 0 ? outcome : null;
    if ("report" in ended && outcome?.kind !== "device-lost" && limit === null) {
      const referenceMs = await warmMs(worker, order, ended.report, isAwaited);
      return { ...worker, reference: ended.report, referenceMs };
    }
    worker.link.kill();
    if (next.length === 0) return noWorker(`the reference did not run: ${ended.kind}`);
    const reason = limit === null ? "does-not-start" : REJECTION_FOR[limit.kind];
    const passedOver = [...worker.passedOver, { backend: worker.backend, reason }] as const;
    return await warmWorker(openFrame, reference, next, { ...warming, before: passedOver });
  } catch (error) {
    if (!isAborted(signal)) throw error;
    worker.link.kill();
    return noWorker(GIVEN_UP);
  }
}
