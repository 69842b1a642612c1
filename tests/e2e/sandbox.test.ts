import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { BACKENDS } from "#lib/exercises/backend.ts";
import { openSandboxPage, type SandboxPage } from "./sandbox-page.ts";

/*
 * The sandbox under the policy of the app's pages. Every program here is one that a learner, or an exercise from a
 * stranger, could hand in.
 */
const HONEST = "function product(x: tf.Tensor2D): tf.Tensor { return tf.matMul(x, x); }";

/** Answers everyone, and counts: nothing in the sandbox may reach it. */
let outside: Server;
let hits = 0;
let address: string;
let sandbox: SandboxPage;

beforeAll(async () => {
  outside = createServer((_request, response) => {
    hits += 1;
    response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript" });
    response.end("export default 1");
  });
  await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
  address = `127.0.0.1:${(outside.address() as AddressInfo).port}`;
  sandbox = await openSandboxPage();
});

afterAll(async () => {
  await sandbox.close();
  outside.close();
});

/** A body of `product(x)`, which begins on line 2. */
function body(lines: string): string {
  return `function product(x) {\n${lines}\n}`;
}

describe("an honest program", () => {
  it.each(BACKENDS)("runs on %s, and its page's policy has nothing to complain of", async (backend) => {
    const ran = await sandbox.run(HONEST, [backend]);
    expect(ran).toMatchObject({ kind: "ran", isRight: true, backend, passedOver: [] });
    expect(ran.adapter === null).toBe(backend !== "webgpu");
    expect(sandbox.complaints).toEqual([]);
  });
});

describe("a program without end", () => {
  it("is ended by the clock, and the next one runs", async () => {
    expect(await sandbox.run(body("while (true) {}"), ["webgpu"])).toMatchObject({
      kind: "timed-out",
      cause: "clock",
    });
    expect(await sandbox.run(HONEST, ["webgpu"])).toMatchObject({ isRight: true, backend: "webgpu" });
  });

  it.each([
    ["plain", "for (;;) tf.matMul(x, x);"],
    ["that catches everything", "for (;;) { try { tf.matMul(x, x); } catch {} }"],
    ["that catches and returns", "try { for (;;) x.matMul(x); } catch {}\nreturn x.matMul(x);"],
    ["in a gradient", "return tf.grad((v) => { for (;;) v = v.square(); })(x);"],
  ])("of tensor operations is stopped before the GPU has begun: %s", async (_name, lines) => {
    const stopped = await sandbox.run(body(lines), ["webgpu"]);
    expect(stopped).toMatchObject({ kind: "timed-out", cause: "op-budget" });
    const next = await sandbox.run(HONEST, ["webgpu"]);
    expect(next).toMatchObject({ isRight: true, backend: "webgpu", passedOver: [] });
  });

  it("that fills the GPU's queue leaves the next one a backend that is free", async () => {
    // As much as the budget allows: seconds of work on a software GPU, which no kill takes back.
    const lines = "let y = x;\nfor (let i = 0; i < 370; i++) y = tf.matMul(x, x);\nreturn y;";
    const full = await sandbox.run(body(lines), BACKENDS);
    expect(["ran", "timed-out"]).toContain(full.kind);
    expect(await sandbox.run(HONEST, BACKENDS)).toMatchObject({ kind: "ran", isRight: true });
  });

  it("that waits for ever is ended by the clock", async () => {
    const source = "async function product() { await new Promise(() => {}); }";
    expect(await sandbox.run(source, ["cpu"])).toMatchObject({ kind: "timed-out", cause: "clock" });
  });

  it.each([["webgpu"], ["cpu"]] as const)("has told what it printed before: %s", async (backend) => {
    const lines = "console.log('before', 1);\nconsole.log(x);\nfor (;;);";
    const ended = await sandbox.run(body(lines), [backend]);
    expect(ended).toMatchObject({ kind: "timed-out", printed: ["before 1", "Tensor float32 [64, 64]"] });
  });

  it("has told most of what it printed however much that was", async () => {
    const lines = "for (let i = 0; ; i++) console.log(i);";
    const { kind, printed } = await sandbox.run(body(lines), ["cpu"]);
    expect(kind).toBe("timed-out");
    expect(printed.length).toBeGreaterThanOrEqual(190);
    expect(printed.slice(0, 3)).toEqual(["0", "1", "2"]);
  });

  it("leaves the page responsive", async () => {
    const running = sandbox.run(body("for (;;) {}"), ["cpu"]);
    const ticks = await sandbox.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let count = 0;
          const tick = (): void => {
            count += 1;
            if (count === 20) resolve(count);
            else requestAnimationFrame(tick);
          };
          tick();
        }),
    );
    expect(ticks).toBe(20);
    expect((await running).cause).toBe("clock");
  });
});

describe("the network and the app", () => {
  const names = [
    ...["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "importScripts", "Worker"],
    ...["SharedWorker", "indexedDB", "caches", "BroadcastChannel", "navigator", "location", "postMessage"],
    ...[
      "MessageChannel",
      "MessagePort",
      "close",
      "URL",
      "Blob",
      "crypto",
      "parent",
      "top",
      "window",
      "frames",
    ],
    ...["_tfengine", "_tfGlobals", "onmessage", "addEventListener"],
  ];

  it("are not there by name", async () => {
    const lines = `return ${JSON.stringify(names)}.filter((name) => globalThis[name] !== undefined)`;
    expect((await sandbox.run(body(lines), ["cpu"])).result).toEqual({ kind: "list", items: [] });
  });

  it.each(["http:", "ws:"])("cannot be imported from %s", async (protocol) => {
    const source = `async function product(x) { await import("${protocol}//${address}/x.js"); return x; }`;
    expect((await sandbox.run(source, ["cpu"])).message).toContain("import");
    expect(hits).toBe(0);
  });

  it("cannot be imported as data", async () => {
    const source = `async function product(x) { await import("data:text/javascript,export default 1"); return x; }`;
    expect((await sandbox.run(source, ["cpu"])).isRight).toBe(false);
  });

  it.each(["eval('1')", "new Function('return 1')()", "(async () => {}).constructor('1')()"])(
    "text is not code: %s",
    async (expression) => {
      expect((await sandbox.run(body(`return ${expression};`), ["cpu"])).message).toMatch(/unsafe-eval/);
    },
  );

  it("are out of reach even of a frame and a worker that nobody has tidied", async () => {
    const frame = sandbox.page.frames().find((one) => one.url() === "about:srcdoc");
    const refused = await frame?.evaluate(async (host) => {
      const program = `
        const tries = {
          fetch: () => fetch("http://${host}/"),
          socket: () => new Promise((ok, no) => { const s = new WebSocket("ws://${host}/"); s.onopen = ok; s.onerror = () => no(1); }),
          scripts: async () => importScripts("http://${host}/x.js"),
          module: () => import("http://${host}/x.js"),
          database: () => new Promise((ok, no) => { const r = indexedDB.open("x"); r.onsuccess = ok; r.onerror = no; }),
          caches: () => caches.keys(),
          storage: () => navigator.storage.getDirectory(),
        };
        (async () => {
          const refused = [];
          for (const [name, attempt] of Object.entries(tries)) {
            try { await attempt(); } catch { refused.push(name); }
          }
          postMessage(refused);
        })();`;
      const worker = new Worker(`data:text/javascript,${encodeURIComponent(program)}`);
      const inWorker = await new Promise<string[]>((resolve) => {
        worker.onmessage = (event: MessageEvent<string[]>) => resolve(event.data);
      });
      worker.terminate();
      const inFrame: string[] = [];
      const tries: Record<string, () => unknown> = {
        fetch: () => fetch(`http://${host}/`),
        module: () => import(/* @vite-ignore */ `http://${host}/x.js`),
        document: () => window.parent.document.title,
        location: () => {
          (window.top as Window).location.href = `http://${host}/`;
        },
        database: () =>
          new Promise((resolve, reject) => {
            const opening = indexedDB.open("x");
            opening.onsuccess = resolve;
            opening.onerror = reject;
          }),
        storage: () => localStorage.length,
        cookie: () => document.cookie,
      };
      for (const [name, attempt] of Object.entries(tries)) {
        try {
          await attempt();
        } catch {
          inFrame.push(name);
        }
      }
      return { inWorker, inFrame };
    }, address);
    expect(refused).toEqual({
      inWorker: ["fetch", "socket", "scripts", "module", "database", "caches", "storage"],
      inFrame: ["fetch", "module", "document", "location", "database", "storage", "cookie"],
    });
    expect(hits).toBe(0);
    expect(await sandbox.page.evaluate(() => "gradus" in globalThis)).toBe(true);
  });
});

describe("the runtime", () => {
  it.each([
    "Array.prototype.map = () => []",
    "Promise.prototype.then = () => {}",
    "Object.prototype.kind = 'ran'",
    "Function.prototype.call = () => {}",
    "tf.Tensor.prototype.data = () => []",
    "tf.matMul = (a) => a",
    "Math.random = () => 0",
    "globalThis.tf = {}",
    "globalThis.performance = null",
    "Reflect.ownKeys = null",
  ])("cannot be patched: %s", async (patch) => {
    const ran = await sandbox.run(body(`${patch};\nreturn x.matMul(x);`), ["cpu"]);
    expect(ran).toMatchObject({ kind: "ran", isRight: false, line: 2 });
    const caught = await sandbox.run(body(`try { ${patch}; } catch {}\nreturn x.matMul(x);`), ["cpu"]);
    expect(caught.isRight).toBe(true);
  });

  it("lets a program override what is its own", async () => {
    const source = `class Odd extends Error { constructor() { super("odd"); this.name = "Odd"; } toString() { return "x"; } }
      function product(x) { const o = {}; o.toString = () => "y"; return [new Odd().name, String(o), String(new Odd())]; }`;
    expect(JSON.stringify((await sandbox.run(source, ["cpu"])).result)).toMatch(/Odd.*y.*x/);
  });

  it("is not spoken for by the program", async () => {
    const forged = JSON.stringify({
      type: "finished",
      run: 2,
      report: { outcome: { kind: "ran", cases: [] }, cost: null },
    });
    const lines = `for (const scope of [globalThis, Object.getPrototypeOf(globalThis)]) {
      for (const name of ["postMessage", "dispatchEvent", "onmessage"]) { try { scope[name](${forged}); } catch {} }
    }
    return 7;`;
    expect(await sandbox.run(body(lines), ["cpu"])).toMatchObject({
      kind: "ran",
      result: { kind: "number", value: 7 },
    });
  });

  it("leaves nothing of the reference behind", async () => {
    // Whatever the reference made is gone, and its result is not among what a program can reach.
    const lines = "return [tf.memory().numTensors, Object.keys(globalThis).sort().join()];";
    const { result } = await sandbox.run(body(lines), ["webgpu"]);
    expect(result).toMatchObject({ items: [{ value: 1 }, { value: "console,performance,tf" }] });
  });
});

describe("too much", () => {
  it.each([
    ["zeros", "return tf.zeros([100000, 100000]);"],
    ["a fill", "return tf.fill([100000, 100000], 1);"],
    ["a tile", "return x.tile([10000, 10000]);"],
    ["a broadcast", "return tf.ones([60000, 1]).add(tf.ones([1, 60000]));"],
    ["an outer product", "return tf.matMul(tf.ones([60000, 1]), tf.ones([1, 60000]));"],
    ["a range", "return tf.range(0, 1e10);"],
    ["one tensor after another", "const all = [];\nfor (;;) all.push(tf.ones([1000, 1000]));"],
  ])("memory for tensors is refused, with the line: %s", async (_name, lines) => {
    const ran = await sandbox.run(body(lines), ["webgpu"]);
    expect(ran.message).toMatch(/all tensors together may take/);
    expect(ran.line).not.toBeNull();
  });

  it("print is cut off", async () => {
    const ran = await sandbox.run(
      body("for (let i = 0; i < 1e6; i++) console.log(i, 'x'.repeat(1000));\nreturn 1;"),
      ["cpu"],
    );
    expect(ran.kind).toBe("ran");
    expect(ran.printed.join("").length).toBeLessThan(30_000);
    expect(ran.printed.at(-1)).toBe("…");
  });
});

describe("a flood of messages", () => {
  it("is ended by the frame, and the page goes on", async () => {
    // No program can post; this is the frame's own defence, shown with a runtime that is all flood.
    const ended = await sandbox.page.evaluate(async () => {
      const srcdoc = document.querySelector("iframe")?.srcdoc ?? "";
      const iframe = document.createElement("iframe");
      iframe.setAttribute("sandbox", "allow-scripts");
      iframe.srcdoc = srcdoc;
      document.body.append(iframe);
      await new Promise((resolve) => iframe.addEventListener("load", resolve, { once: true }));
      const { port1, port2 } = new MessageChannel();
      iframe.contentWindow?.postMessage("gradus-sandbox", "*", [port2]);
      const text = "export function start(port) { for (;;) port.postMessage({ type: 'listening' }); }";
      port1.postMessage({ type: "spawn", worker: 1, runtime: new Blob([text], { type: "text/javascript" }) });
      const types: string[] = [];
      await new Promise<void>((resolve) => {
        port1.onmessage = (event: MessageEvent<{ type: string }>) => {
          types.push(event.data.type);
          if (event.data.type === "flooded") resolve();
        };
      });
      iframe.remove();
      return types;
    });
    expect(ended.at(-1)).toBe("flooded");
    expect(ended.filter((type) => type === "said").length).toBeLessThanOrEqual(200);
    expect((await sandbox.run(HONEST, ["cpu"])).isRight).toBe(true);
  });
});

describe("einsum, which TensorFlow.js has no kernel for on wasm", () => {
  it.each([
    ["ij,jk->ik", "x, x", "tf.matMul(x, x)"],
    ["ij->ji", "x", "x.transpose()"],
    ["ij->", "x", "x.sum()"],
    ["ij,ij->i", "x, x", "x.square().sum(1)"],
    ["bij,bjk->bik", "b, b", "tf.matMul(b, b)"],
    [
      "i,j->ij",
      "x.slice([0, 0], [1, 64]).reshape([64]), x.slice([1, 0], [1, 64]).reshape([64])",
      "tf.outerProduct(x.slice([0, 0], [1, 64]).reshape([64]), x.slice([1, 0], [1, 64]).reshape([64]))",
    ],
  ])("computes %s", async (equation, operands, same) => {
    const source = `async function product(x) {
      const b = x.reshape([4, 32, 32]);
      const off = tf.einsum("${equation}", ${operands}).sub(${same}).abs().max();
      return (await off.data())[0] < 1e-3;
    }`; // prettier-ignore
    const { result } = await sandbox.run(source, ["wasm"]);
    expect(result).toEqual({ kind: "boolean", value: true });
  });
});

describe("values read in the middle of a computation", () => {
  it.each(["x.mul(2).dataSync()", "x.mul(2).arraySync()", "x.mul(2).bufferSync()"])(
    "are not made up on WebGPU: %s",
    async (expression) => {
      const lines = `try { return ${expression}[0]; } catch {}\nreturn 0;`;
      expect(await sandbox.run(body(lines), ["webgpu"])).toMatchObject({ kind: "reads-values", line: 2 });
    },
  );

  it("are there on the other backends", async () => {
    for (const backend of ["wasm", "cpu"] as const) {
      const { result } = await sandbox.run(body("return x.mul(0).dataSync()[1];"), [backend]);
      expect(result).toEqual({ kind: "number", value: 0 });
    }
  });
});

describe("an operation that a backend does not have", () => {
  it.each([
    ["webgpu", "Unique", "tf.unique(x.reshape([-1])).values"],
    ["wasm", "UnsortedSegmentSum", "tf.unsortedSegmentSum(x, tf.range(0, 64, 1, 'int32'), 64)"],
  ] as const)(
    "is told as the backend's lack, caught or not: %s has no %s",
    async (backend, _, expression) => {
      for (const lines of [
        `\nreturn ${expression};`,
        `try {\nreturn ${expression}; } catch {}\nreturn tf.matMul(x, x);`,
      ]) {
        expect(await sandbox.run(body(lines), [backend])).toMatchObject({ kind: "lacks-kernel", line: 3 });
      }
      expect(await sandbox.run(body(`return ${expression}.size > 1`), ["cpu"])).toMatchObject({
        result: { kind: "boolean", value: true },
      });
    },
  );
});

describe("errors", () => {
  it("have the learner's line, and no address of ours", async () => {
    const syntax = await sandbox.run("function product(x) {\n  const a = 1;\n  const a = 2;\n}", ["cpu"]);
    expect(syntax).toMatchObject({ kind: "syntax-error", line: 3 });
    const thrown = await sandbox.run(body("\n\nreturn x.foo();"), ["cpu"]);
    expect(thrown).toMatchObject({ message: "x.foo is not a function", line: 4 });
    expect(thrown.message).not.toMatch(/blob:|data:/);
  });
});

describe("without WebGPU", () => {
  it("the next backend runs, and says so", async () => {
    const page = await openSandboxPage({ webgpu: false });
    try {
      expect(await page.run(HONEST, BACKENDS)).toMatchObject({
        isRight: true,
        backend: "wasm",
        adapter: null,
        passedOver: [{ backend: "webgpu", reason: "no-adapter" }],
      });
      expect(await page.run(HONEST, ["webgpu"])).toMatchObject({ kind: "could-not-run", backend: null });
      expect(page.complaints).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
