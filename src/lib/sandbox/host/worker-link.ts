import type { Backend } from "#lib/exercises/backend.ts";
import { isReport, parseReply } from "../parse/messages.ts";
import type { Reply, Request } from "../protocol.ts";
import type { Rejected } from "../rejected.ts";
import type { Budget, RunReport, Submission } from "../submission.ts";
import { startAwakeTimer } from "./awake-timer.ts";
import type { FramedHandle, SandboxFrame } from "./frame.ts";
import { watchGpu } from "./gpu-watch.ts";

/** What became of a worker that was asked to start. */
export type Started =
  | {
      readonly kind: "ready";
      readonly backend: Backend;
      readonly adapter: string | null;
      readonly rejected: readonly Rejected[];
    }
  | { readonly kind: "unavailable"; readonly rejected: readonly Rejected[] }
  | { readonly kind: "silent" }
  | { readonly kind: "failed"; readonly reason: string };

/** What became of a run; only "finished" leaves the worker alive. */
export type RunEnd = {
  /** What it printed until then; the report of a run that finished knows better. */
  readonly printed: readonly string[];
} & Ending;

type Ending =
  | { readonly kind: "finished" | "stopped"; readonly report: RunReport }
  | { readonly kind: "overtime"; readonly caseId: string | null }
  | { readonly kind: "flooded"; readonly caseId: string | null }
  /** The GPU went away, which the worker did not say of its own. */
  | { readonly kind: "lost" }
  | { readonly kind: "failed"; readonly reason: string };

export interface RunOrder {
  readonly submission: Submission;
  readonly adapter: Blob;
  readonly budget: Budget | null;
  readonly seed: number;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly reached?: ((caseId: string) => void) | undefined;
}

/** Which backends to try, and what is known of them. */
export type StartOrder = Omit<Extract<Request, { type: "start" }>, "type">;

type Happening =
  | { readonly kind: "reply"; readonly reply: Reply }
  | { readonly kind: "flooded" }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "lost" }
  | { readonly kind: "overtime" };

/** So long may a worker take to tell what became of its run once the GPU has gone away: its program may hold the thread. */
const LOSS_TOLD_MS = 2_000;

/** Lines kept of what is told while a program runs; it tells no more than this unless it means no good. */
const MAXIMUM_PRINTED = 300;

function isProgramsDoing(end: Ending): boolean {
  switch (end.kind) {
    case "finished":
    case "stopped":
      return end.report.outcome.kind !== "could-not-run";
    case "flooded":
      return true;
    case "overtime":
    case "lost":
    case "failed":
      return false;
  }
}

/** One sandbox worker as the page sees it. Its clock is the page's. */
export class WorkerLink {
  readonly #handle: FramedHandle;
  /** Who waits for what happens next; one at a time. */
  #heard: (happening: Happening) => void = () => {};
  #runs = 0;
  #isDead = false;
  #isGpuLost = false;
  #stopWatching: () => void = () => {};

  /** @param runtime the worker's script */
  constructor(frame: SandboxFrame, runtime: Blob) {
    this.#handle = frame.spawn(runtime, {
      said: (message) => {
        const reply = parseReply(message);
        if (reply?.type === "broken") this.#heard({ kind: "failed", reason: reply.reason });
        else if (!reply && isReport(message)) this.#heard({ kind: "failed", reason: "an unreadable report" });
        else if (reply) this.#heard({ kind: "reply", reply });
      },
      flooded: () => this.#heard({ kind: "flooded" }),
      failed: (reason) => this.#heard({ kind: "failed", reason }),
    });
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  /** Ends it, whatever it is doing. */
  kill(): void {
    this.#isDead = true;
    this.#stopWatching();
    this.#handle.kill();
    this.#heard({ kind: "failed", reason: "ended" });
  }

  async start(order: StartOrder, limitMs: number): Promise<Started> {
    if (order.backends.includes("webgpu")) this.#watchGpu();
    const started = await this.#started(order, limitMs);
    if (started.kind !== "ready" || started.backend !== "webgpu") {
      this.#stopWatching();
      this.#isGpuLost = false;
    }
    return started;
  }

  async #started(order: StartOrder, limitMs: number): Promise<Started> {
    return this.#ask<Started>({ type: "start", ...order }, limitMs, undefined, (happening) => {
      switch (happening.kind) {
        case "overtime":
        case "lost":
          return { kind: "silent" };
        case "flooded":
          return { kind: "failed", reason: "sends without end" };
        case "failed":
          return happening;
        case "reply": {
          const { reply } = happening;
          if (reply.type === "ready") {
            return {
              kind: "ready",
              backend: reply.backend,
              adapter: reply.adapter,
              rejected: reply.rejected,
            };
          }
          return reply.type === "unavailable" ? { kind: "unavailable", rejected: reply.rejected } : null;
        }
      }
    });
  }

  /** Does its backend still compute? "late" if it does not say so within this time. */
  async probe(limitMs: number): Promise<"alive" | "late" | "broken"> {
    return this.#ask({ type: "probe" }, limitMs, undefined, (happening) => {
      if (happening.kind === "overtime") return "late";
      if (happening.kind !== "reply") return "broken";
      return happening.reply.type === "alive" ? "alive" : null;
    });
  }

  /** @throws the signal's reason if it is aborted; the worker is then dead */
  async run(order: RunOrder): Promise<RunEnd> {
    const run = ++this.#runs;
    const { submission, adapter, budget, seed, limitMs, signal, reached } = order;
    let caseId: string | null = null;
    const printed: string[] = [];
    const request: Request = { type: "run", run, submission, adapter, budget, seed };
    const told = await this.#ask<Ending>(request, limitMs, signal, (happening) => {
      switch (happening.kind) {
        case "overtime":
        case "flooded":
          return { kind: happening.kind, caseId };
        case "failed":
        case "lost":
          return happening;
        case "reply": {
          const { reply } = happening;
          if (reply.type === "reached" && reply.run === run) {
            caseId = reply.caseId;
            reached?.(caseId);
          }
          if (reply.type === "printed" && reply.run === run && printed.length < MAXIMUM_PRINTED)
            printed.push(...reply.lines);
          const isOver = reply.type === "finished" || reply.type === "stopped";
          return isOver && reply.run === run ? { kind: reply.type, report: reply.report } : null;
        }
      }
    });
    signal?.throwIfAborted();
    // Whatever goes wrong once the GPU is gone is the loss's doing, not the program's.
    const end: Ending = this.#isGpuLost && !isProgramsDoing(told) ? { kind: "lost" } : told;
    if (end.kind !== "finished") this.kill();
    return { ...end, printed };
  }

  /** Once the GPU has gone away, whoever waits for this worker waits no longer than it needs to say so itself. */
  #watchGpu(): void {
    const lost = (): void => {
      this.#isGpuLost = true;
      this.#stopWatching = startAwakeTimer(LOSS_TOLD_MS, () => {
        this.#heard({ kind: "lost" });
        this.kill();
      });
    };
    this.#stopWatching = watchGpu(lost);
  }

  /**
   * Sends a request and listens until `answer` makes something of what happens.
   */
  #ask<T>(
    request: Request,
    limitMs: number,
    signal: AbortSignal | undefined,
    answer: (happening: Happening) => T | null,
  ): Promise<T> {
    return new Promise((resolve) => {
      const stopTimer = startAwakeTimer(limitMs, () => this.#heard({ kind: "overtime" }));
      const aborted = (): void => this.kill();
      this.#heard = (happening) => {
        const made = answer(happening);
        if (made === null) return;
        stopTimer();
        signal?.removeEventListener("abort", aborted);
        this.#heard = () => {};
        resolve(made);
      };
      signal?.addEventListener("abort", aborted, { once: true });
      if (this.#isDead) this.#heard({ kind: "failed", reason: "ended" });
      else if (signal?.aborted) aborted();
      else this.#handle.send(request);
    });
  }
}
