/** What the page and the frame say to each other about workers. What the workers say is in `protocol.ts`. */

/** Page to frame. */
export type FrameRequest =
  /** Start a worker under this number. */
  | { readonly type: "spawn"; readonly worker: number; readonly runtime: Blob }
  /** Pass a message on to a worker; its count of messages begins anew. */
  | { readonly type: "send"; readonly worker: number; readonly message: unknown }
  | { readonly type: "kill"; readonly worker: number }
  /** Answered at once by "alive": is the frame itself still there? */
  | { readonly type: "ping" };

/** Frame to page. */
export type FrameReply =
  | { readonly type: "alive" }
  | { readonly type: "said"; readonly worker: number; readonly message: unknown }
  /** The worker sent more messages than any run needs and was ended. */
  | { readonly type: "flooded"; readonly worker: number }
  /** The worker could not start, or died. */
  | { readonly type: "failed"; readonly worker: number; readonly reason: string };

/** First message of the page to the frame, with the port over which everything else goes. */
export const GREETING = "gradus-sandbox";

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** A request as the page sent it, or null for anything else. */
export function parseFrameRequest(data: unknown): FrameRequest | null {
  if (!isRecord(data)) return null;
  const { type, worker, runtime, message } = data;
  if (type === "ping") return { type };
  if (typeof worker !== "number" || !Number.isSafeInteger(worker)) return null;
  if (type === "spawn") return runtime instanceof Blob ? { type, worker, runtime } : null;
  if (type === "send") return { type, worker, message };
  if (type === "kill") return { type, worker };
  return null;
}

/** A reply as the frame sent it, or null for anything else. */
export function parseFrameReply(data: unknown): FrameReply | null {
  if (!isRecord(data)) return null;
  const { type, worker, message, reason } = data;
  if (type === "alive") return { type };
  if (typeof worker !== "number" || !Number.isSafeInteger(worker)) return null;
  if (type === "said") return { type, worker, message };
  if (type === "flooded") return { type, worker };
  if (type === "failed") return { type, worker, reason: String(reason).slice(0, 500) };
  return null;
}
