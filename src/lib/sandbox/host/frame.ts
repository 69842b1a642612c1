import { GREETING, parseFrameReply, type FrameReply, type FrameRequest } from "../frame/messages.ts";
import { frameDocument } from "./assets.ts";

/** What a worker's owner is told. */
export interface WorkerListener {
  said(message: unknown): void;
  flooded(): void;
  failed(reason: string): void;
}

/** A worker in the frame, by its number. */
export interface FramedHandle {
  send(message: unknown): void;
  /** Ends it at once; nothing more is heard of it. */
  kill(): void;
}

const OPEN_LIMIT_MS = 10_000;

/**
 * The frame in which workers live: opaque origin, no network, its own policy. It is spoken to over a port handed to its
 * window alone, so no other window's messages are ever read.
 */
export class SandboxFrame {
  readonly #element: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #listeners = new Map<number, WorkerListener>();
  #alive: (() => void)[] = [];
  #count = 0;

  private constructor(element: HTMLIFrameElement, port: MessagePort) {
    this.#element = element;
    this.#port = port;
    port.onmessage = (event: MessageEvent<unknown>) => {
      const reply = parseFrameReply(event.data);
      if (reply) this.#received(reply);
    };
  }

  /** @throws Error if the frame does not answer */
  static async open(parent: HTMLElement = document.body): Promise<SandboxFrame> {
    const element = document.createElement("iframe");
    element.setAttribute("sandbox", "allow-scripts");
    element.hidden = true;
    element.title = "";
    element.tabIndex = -1;
    element.srcdoc = frameDocument;
    const loaded = new Promise<void>((resolve) => {
      element.addEventListener("load", () => resolve(), { once: true });
    });
    parent.append(element);
    await loaded;
    const { port1, port2 } = new MessageChannel();
    const frame = new SandboxFrame(element, port1);
    // The frame's origin is opaque: no other target than "*" names it. The port goes to this window and no other.
    element.contentWindow?.postMessage(GREETING, "*", [port2]);
    if (!(await frame.isAlive(OPEN_LIMIT_MS))) {
      frame.close();
      throw new Error("The sandbox's frame does not answer.");
    }
    return frame;
  }

  /** Does the frame answer within this time? Its process may have died of a program's memory. */
  isAlive(limitMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), limitMs);
      this.#alive.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
      this.#send({ type: "ping" });
    });
  }

  spawn(runtime: Blob, listener: WorkerListener): FramedHandle {
    const worker = ++this.#count;
    this.#listeners.set(worker, listener);
    this.#send({ type: "spawn", worker, runtime });
    return {
      send: (message) => this.#send({ type: "send", worker, message }),
      kill: () => {
        this.#listeners.delete(worker);
        this.#send({ type: "kill", worker });
      },
    };
  }

  /** Ends every worker in it. */
  close(): void {
    this.#listeners.clear();
    this.#port.close();
    this.#element.remove();
  }

  #send(request: FrameRequest): void {
    this.#port.postMessage(request);
  }

  #received(reply: FrameReply): void {
    switch (reply.type) {
      case "alive": {
        const waiting = this.#alive;
        this.#alive = [];
        for (const resolve of waiting) resolve();
        return;
      }
      case "said":
        this.#listeners.get(reply.worker)?.said(reply.message);
        return;
      case "flooded":
        this.#listeners.get(reply.worker)?.flooded();
        return;
      case "failed":
        this.#listeners.get(reply.worker)?.failed(reply.reason);
    }
  }
}
