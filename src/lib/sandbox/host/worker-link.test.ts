import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Backend } from "#lib/exercises/backend.ts";
import type { Reply } from "../protocol.ts";
import type { RunOutcome } from "../submission.ts";
import type { SandboxFrame, WorkerListener } from "./frame.ts";
import { WorkerLink } from "./worker-link.ts";

const watch = vi.hoisted(() => ({ lose: () => {} }));

vi.mock("./gpu-watch.ts", () => ({
  watchGpu: (onLost: () => void) => {
    watch.lose = onLost;
    return () => {
      watch.lose = () => {};
    };
  },
}));

const LIMIT_MS = 10_000;

const order = {
  submission: { language: "python", source: "", entryPoint: "f", cases: [], forbiddenOps: [] },
  adapter: new Blob(),
  budget: null,
  seed: 1,
  limitMs: LIMIT_MS,
} as const;

/** A worker that says what the test lets it say, ready on a backend. */
async function workerOn(backend: Backend) {
  const killed = vi.fn();
  let listener: WorkerListener | null = null;
  const frame = {
    spawn: (_runtime: Blob, heard: WorkerListener) => {
      listener = heard;
      return { send: () => {}, kill: killed };
    },
  };
  const link = new WorkerLink(frame as unknown as SandboxFrame, new Blob());
  const say = (reply: Reply): void => listener?.said(reply);
  const starting = link.start({ backends: ["webgpu", "wasm"], wasm: null, tested: [] }, LIMIT_MS);
  say({ type: "ready", backend, adapter: null, rejected: [] });
  await starting;
  const finish = (outcome: RunOutcome): void =>
    say({ type: "finished", run: 1, report: { outcome, cost: null } });
  return { link, killed, finish };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a worker whose GPU goes away", () => {
  it("while a program holds its thread is lost long before its time is up", async () => {
    const { link, killed } = await workerOn("webgpu");
    const running = link.run(order);
    vi.advanceTimersByTime(1_000);
    watch.lose();
    vi.advanceTimersByTime(3_000);
    expect(await running).toMatchObject({ kind: "lost" });
    expect(killed).toHaveBeenCalled();
  });

  it("may say for a moment what became of its program", async () => {
    const { link, finish } = await workerOn("webgpu");
    const running = link.run(order);
    watch.lose();
    vi.advanceTimersByTime(500);
    finish({ kind: "device-lost", backend: "webgpu" });
    expect(await running).toMatchObject({ report: { outcome: { kind: "device-lost" } } });
  });

  it("is not told as out of time when both come together", async () => {
    const { link } = await workerOn("webgpu");
    const running = link.run(order);
    vi.advanceTimersByTime(9_700);
    watch.lose();
    vi.advanceTimersByTime(600);
    expect(await running).toMatchObject({ kind: "lost" });
  });

  it("is not told as a program that could not run", async () => {
    const { link, finish } = await workerOn("webgpu");
    const running = link.run(order);
    watch.lose();
    finish({ kind: "could-not-run", reason: "the engine has no device" });
    expect(await running).toMatchObject({ kind: "lost" });
  });

  it("while it waits is ended, and no program enters it", async () => {
    const { link } = await workerOn("webgpu");
    watch.lose();
    vi.advanceTimersByTime(3_000);
    expect(link.isDead).toBe(true);
    expect(await link.probe(1_000)).toBe("broken");
  });
});

describe("a worker whose GPU stays, or that has none", () => {
  it.each(["webgpu", "wasm"] as const)("tells a loop without end as out of time on %s", async (backend) => {
    const { link } = await workerOn(backend);
    const running = link.run(order);
    if (backend === "wasm") watch.lose();
    vi.advanceTimersByTime(LIMIT_MS + 250);
    expect(await running).toMatchObject({ kind: "overtime" });
  });
});
