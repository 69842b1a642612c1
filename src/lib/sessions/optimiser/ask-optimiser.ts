import { assertNever } from "#lib/core/assert-never.ts";
import { err, ok, type Result } from "#lib/core/result.ts";
import type { ChunkProblem } from "#lib/store/event-chunk.ts";
import type { OptimiserAnswers, OptimiserReply, OptimiserRequest } from "./protocol.ts";

/** Why there is no answer. */
export type NoAnswer =
  | { readonly kind: "cancelled" }
  | ChunkProblem
  /** The worker did not start, or came to harm: what it said. */
  | { readonly kind: "broken"; readonly detail: string };

export interface AskOptions {
  /** Ends the worker at once; nothing of what it did remains. */
  readonly signal?: AbortSignal;
  /** Share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Asks a worker of its own, which is ended afterwards. */
export function askOptimiser<Kind extends OptimiserRequest["kind"]>(
  request: Extract<OptimiserRequest, { readonly kind: Kind }>,
  { signal, onProgress }: AskOptions = {},
): Promise<Result<OptimiserAnswers[Kind], NoAnswer>> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve(err({ kind: "cancelled" }));
      return;
    }
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    const end = (result: Result<OptimiserAnswers[Kind], NoAnswer>): void => {
      worker.terminate();
      signal?.removeEventListener("abort", cancel);
      resolve(result);
    };
    const cancel = (): void => end(err({ kind: "cancelled" }));
    signal?.addEventListener("abort", cancel);
    worker.onerror = (event) => end(err({ kind: "broken", detail: event.message }));
    worker.onmessage = ({ data: reply }: MessageEvent<OptimiserReply>) => {
      switch (reply.kind) {
        case "progress":
          onProgress?.(reply.share);
          return;
        case "answer":
          end(ok(reply.answer as OptimiserAnswers[Kind]));
          return;
        case "unknown-chunk":
        case "damaged-chunk":
        case "broken":
          end(err(reply));
          return;
        default:
          assertNever(reply);
      }
    };
    worker.postMessage(request);
  });
}
