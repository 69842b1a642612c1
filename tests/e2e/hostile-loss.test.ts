import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { openGpuLossPage, type GpuLossPage } from "./gpu-loss-page.ts";
import { openSandboxPage } from "./sandbox-page.ts";

/* What a program cannot bring about from inside, brought about from outside: a GPU that is gone, a process that dies. */
const HONEST = "function product(x: tf.Tensor2D): tf.Tensor { return tf.matMul(x, x); }";

describe("a GPU whose process dies", () => {
  let gpu: GpuLossPage;

  beforeAll(async () => {
    gpu = await openGpuLossPage();
  });

  afterAll(async () => {
    await gpu.close();
  });

  // Ten times in Python, whose programs always hold the thread, and four in TypeScript.
  it.each([
    ...Array.from({ length: 3 }, () => ["python", "held"] as const),
    ...Array.from({ length: 3 }, () => ["python", "read"] as const),
    ...Array.from({ length: 2 }, () => ["python", "entered"] as const),
    ...Array.from({ length: 2 }, () => ["python", "idle"] as const),
    ["typescript", "held"],
    ["typescript", "read"],
    ["typescript", "entered"],
    ["typescript", "idle"],
  ] as const)("leaves a right program in %s right, lost when it is %s", async (language, moment) => {
    const { begunOn, verdict, backend, passedOver } = await gpu.gradeRight(language, moment);
    expect(verdict).toBe("passed");
    if (moment === "idle") {
      // Nothing ran yet: on a new device, or openly on the next backend.
      const isOpenlyElsewhere =
        backend === "wasm" && passedOver.some(({ backend: name }) => name === "webgpu");
      expect(backend === "webgpu" || isOpenlyElsewhere).toBe(true);
      return;
    }
    expect({ begunOn, backend, passedOver }).toEqual({
      begunOn: "webgpu",
      backend: "wasm",
      passedOver: [{ backend: "webgpu", reason: "device-lost" }],
    });
  });

  it.each(["python", "typescript"] as const)(
    "is told although a loop without end in %s holds the thread, and the next program runs",
    async (language) => {
      expect(await gpu.loopWithoutEnd(language)).toEqual({ lost: "device-lost", next: "ran" });
    },
  );
});

/** Runs a loop, and when that has ended an honest program; leaves what it saw in `globalThis.crashed`. */
async function loopThenHonest(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sandbox = globalThis.gradus.createSandbox({ backends: ["cpu"], timeLimitMs: 2_000 });
    const steps = [{ do: "call", method: null, args: [], keep: "y" }] as const;
    const reference = {
      language: "typescript",
      entryPoint: "seven",
      forbiddenOps: [],
      cases: [{ id: "only", steps }],
      source: "function seven() { return 7; }",
    } as const;
    void (async () => {
      await sandbox.prepare(reference);
      const { outcome } = await sandbox.attempt(reference, {
        ...reference,
        source: "function seven() { for (;;); }",
      });
      const next = await sandbox.attempt(reference, reference);
      const seen = [outcome.kind, "reason" in outcome ? outcome.reason : "", next.outcome.kind];
      Object.assign(globalThis, { crashed: JSON.stringify(seen) });
    })();
  });
}

describe("a sandbox whose process dies", () => {
  it("leaves the page alive, which says so, and the next program runs in a new one", async () => {
    const opened = await openSandboxPage();
    try {
      const browser = await opened.page.context().browser()?.newBrowserCDPSession();
      if (!browser) throw new Error("There is no browser.");
      const { targetInfos } = await browser.send("Target.getTargets");
      const target = targetInfos.find(({ url }) => url === opened.page.url());
      if (!target) throw new Error("There is no page.");
      await loopThenHonest(opened.page);
      await opened.page.waitForFunction(() => document.querySelector("iframe") !== null);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const frame = opened.page.frames().at(-1);
      if (!frame) throw new Error("There is no frame.");
      const session = await opened.page.context().newCDPSession(frame);
      void session.send("Page.crash").catch(() => {});
      // Playwright gives the whole page up when a frame's process dies: the browser is asked past it.
      const { sessionId } = await browser.send("Target.attachToTarget", { targetId: target.targetId });
      const ask = (id: number): Promise<string> =>
        new Promise((resolve) => {
          browser.on("Target.receivedMessageFromTarget", ({ message }) => {
            const reply = JSON.parse(message) as { id?: number; result?: { result?: { value?: string } } };
            if (reply.id === id) resolve(reply.result?.result?.value ?? "");
          });
          const message = { id, method: "Runtime.evaluate", params: { expression: "globalThis.crashed" } };
          void browser.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify(message) });
        });
      let seen = "";
      for (let id = 1; seen === "" && id < 100; id++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        seen = await ask(id);
      }
      expect(JSON.parse(seen)).toEqual(["could-not-run", "the sandbox's frame is gone", "ran"]);
    } finally {
      await opened.close();
    }
  });
});

describe("a backend that computes wrong", () => {
  it("is dropped by the self-test, which is said, and the next one grades", async () => {
    const page = await openSandboxPage();
    try {
      // The GPU's tanh, in the text of the runtime: every other kernel is as it was.
      let edits = 0;
      await page.page.route(/runtime.*\.js$/, async (route) => {
        const response = await route.fetch();
        const text = await response.text();
        const wrong = text.replace("exp(-2.0 * abs(a))", "exp(-2.01 * abs(a))");
        if (wrong !== text) edits += 1;
        await route.fulfill({ response, body: wrong });
      });
      expect(await page.run(HONEST, ["webgpu", "wasm", "cpu"])).toMatchObject({
        isRight: true,
        backend: "wasm",
        passedOver: [{ backend: "webgpu", reason: "computes-wrong" }],
      });
      expect(edits).toBe(1);
    } finally {
      await page.close();
    }
  });
});
