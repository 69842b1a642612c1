/** One worker as the frame sees it: started, listened to, counted, ended. */

/** Text of the worker, put here by the build. */
declare const WORKER_SOURCE: string;

/** More messages than this since the last request is a flood; an honest run sends a few per case. */
const MESSAGE_LIMIT = 200;

export interface FramedWorkerEvents {
  said(message: unknown): void;
  flooded(): void;
  failed(reason: string): void;
}

type Kind = "data" | "blob";

function urlOf(kind: Kind): string {
  if (kind === "data") return `data:text/javascript;charset=utf-8,${encodeURIComponent(WORKER_SOURCE)}`;
  return URL.createObjectURL(new Blob([WORKER_SOURCE], { type: "text/javascript" }));
}

/** True for the message by which the worker says that it could not import the runtime. */
function brokenReason(message: unknown): string | null {
  if (typeof message !== "object" || message === null || !("type" in message)) return null;
  if (message.type !== "broken") return null;
  return "reason" in message ? String(message.reason) : "";
}

/**
 * A worker from a `data:` URL, which has WebGPU in Chromium; where such a worker may not import a blob (WebKit), one from
 * a `blob:` URL.
 */
export class FramedWorker {
  readonly #runtime: Blob;
  readonly #events: FramedWorkerEvents;
  #worker: Worker | null = null;
  #port: MessagePort | null = null;
  /** Messages that wait for the runtime; null once it listens. */
  #waiting: unknown[] | null = [];
  #count = 0;

  constructor(runtime: Blob, events: FramedWorkerEvents) {
    this.#runtime = runtime;
    this.#events = events;
    this.#start("data");
  }

  send(message: unknown): void {
    this.#count = 0;
    if (this.#waiting) this.#waiting.push(message);
    else this.#port?.postMessage(message);
  }

  end(): void {
    this.#worker?.terminate();
    this.#port?.close();
    this.#worker = null;
    this.#port = null;
  }

  #start(kind: Kind): void {
    const { port1, port2 } = new MessageChannel();
    const url = urlOf(kind);
    let worker: Worker;
    try {
      worker = new Worker(url, { type: "module" });
    } catch (error) {
      this.#failed(kind, String(error));
      return;
    }
    this.#worker = worker;
    this.#port = port1;
    port1.onmessage = (event: MessageEvent<unknown>) => this.#received(kind, event.data);
    // Nothing honest arrives here; whatever does is counted all the same.
    worker.onmessage = () => this.#counted();
    worker.onerror = (event) => {
      event.preventDefault();
      if (this.#worker === worker && this.#waiting)
        this.#failed(kind, event.message || "worker did not start");
    };
    worker.postMessage({ runtime: this.#runtime, port: port2 }, [port2]);
  }

  #received(kind: Kind, message: unknown): void {
    if (!this.#counted()) return;
    const broken = brokenReason(message);
    if (this.#waiting && broken !== null) {
      this.#failed(kind, broken);
      return;
    }
    if (this.#waiting) {
      for (const waiting of this.#waiting) this.#port?.postMessage(waiting);
      this.#waiting = null;
    }
    this.#events.said(message);
  }

  /** @returns false if this message was one too many */
  #counted(): boolean {
    if (!this.#worker) return false;
    this.#count += 1;
    if (this.#count <= MESSAGE_LIMIT) return true;
    this.end();
    this.#events.flooded();
    return false;
  }

  #failed(kind: Kind, reason: string): void {
    this.end();
    if (kind === "data") this.#start("blob");
    else this.#events.failed(reason);
  }
}
