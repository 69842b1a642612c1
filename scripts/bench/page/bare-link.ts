import type { CodeLanguage } from "#lib/core/language.ts";
import type { Backend } from "#lib/exercises/backend.ts";
import { loadAdapter, loadAssets } from "#lib/sandbox/host/assets.ts";
import { SandboxFrame, type FramedHandle } from "#lib/sandbox/host/frame.ts";
import type { BareReply, BareRequest, BareRun } from "./bare-messages.ts";

let frame: Promise<SandboxFrame> | null = null;

/** One frame for all workers: opening it is no part of a worker's start. */
export function openFrame(): Promise<SandboxFrame> {
  frame ??= SandboxFrame.open();
  return frame;
}

/** A bare worker in a frame like the sandbox's. */
export class BareWorker {
  readonly #handle: FramedHandle;
  #heard: (reply: BareReply) => void = () => {};

  private constructor(opened: SandboxFrame, script: Blob) {
    this.#handle = opened.spawn(script, {
      said: (message) => this.#heard(message as BareReply),
      flooded: () => this.#heard({ type: "broken", reason: "flooded" }),
      failed: (reason) => this.#heard({ type: "broken", reason }),
    });
  }

  /** @param script the bare worker's, bundled */
  static async start(script: Blob, language: CodeLanguage, backend: Backend): Promise<BareWorker> {
    const [{ wasm }, adapter] = await Promise.all([loadAssets(), loadAdapter(language)]);
    if (!adapter) throw new Error(`${language} is not offered.`);
    const worker = new BareWorker(await openFrame(), script);
    await worker.#ask({ type: "start", backend, wasm, adapter }, "ready");
    return worker;
  }

  /** @returns milliseconds in the worker */
  async run(order: BareRun): Promise<number> {
    const { ms, values } = await this.#ask({ type: "run", ...order }, "ran");
    if (values === 0) throw new Error("The bare run gave no values.");
    return ms;
  }

  end(): void {
    this.#handle.kill();
  }

  #ask<T extends BareReply["type"]>(
    request: BareRequest,
    wanted: T,
  ): Promise<Extract<BareReply, { readonly type: T }>> {
    return new Promise((resolve, reject) => {
      this.#heard = (reply) => {
        if (reply.type === "broken") reject(new Error(`The bare worker broke: ${reply.reason}`));
        else if (reply.type === wanted) resolve(reply as Extract<BareReply, { readonly type: T }>);
      };
      this.#handle.send(request);
    });
  }
}
