import process from "node:process";
import { Worker } from "node:worker_threads";

import type { Finding } from "./laws.ts";

/** A note that takes longer has hung. In ms of CPU time: the clock counts what else a machine has to do, too. */
const LONGEST_MS = 30_000;

/** How often that is looked at, ms of the clock. */
const LOOK_MS = 500;

/** Checks notes in a thread of its own, which is ended and begun anew when a note hangs or breaks it. */
export class Checker {
  #worker: Worker | null = null;

  /** What a note breaks. */
  async check(text: string, original: string): Promise<readonly Finding[]> {
    const worker = (this.#worker ??= await begin());
    return new Promise((resolve) => {
      const give = (findings: readonly Finding[]): void => {
        clearInterval(timer);
        worker.off("error", failed).off("exit", ended);
        resolve(findings);
      };
      const end = (law: string, detail: string): void => {
        this.#worker = null;
        worker.off("message", give);
        give([{ law, detail }]);
        void worker.terminate();
      };
      const failed = (error: Error): void => end("no crash of the thread", error.message);
      const ended = (code: number): void => end("no crash of the thread", `it ended with ${code}`);
      const before = process.cpuUsage();
      const look = (): void => {
        const { user, system } = process.cpuUsage(before);
        if ((user + system) / 1000 > LONGEST_MS) end("no hang", `no answer in ${LONGEST_MS / 1000} s`);
      };
      const timer = setInterval(look, LOOK_MS);
      worker.once("message", give).once("error", failed).once("exit", ended);
      worker.postMessage({ text, original });
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }
}

async function begin(): Promise<Worker> {
  const worker = new Worker(new URL("worker.mjs", import.meta.url));
  await new Promise((resolve, reject) => {
    worker.once("message", () => {
      worker.off("error", reject);
      resolve(undefined);
    });
    worker.once("error", reject);
  });
  return worker;
}
