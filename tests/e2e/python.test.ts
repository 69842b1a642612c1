import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Backend } from "#lib/exercises/backend.ts";
import type { RunOutcome } from "#lib/sandbox/submission.ts";
import { openPage, type OpenPage } from "../../scripts/grade/open-page.ts";
import type { GradingPage } from "../../scripts/grade/page/main.ts";

/* Python in the sandbox, under the policy of the app's pages. */

declare global {
  /** In the page. */
  var gradus: GradingPage;
}

interface Known {
  readonly names: readonly string[];
  readonly code: string;
  readonly printed: readonly string[];
}

const KNOWN = JSON.parse(
  readFileSync(new URL("../python/values.json", import.meta.url), "utf8"),
) as readonly Known[];

let opened: OpenPage;

beforeAll(async () => {
  opened = await openPage();
});

afterAll(async () => {
  await opened.close();
});

/** Runs `f(x)`, x = [1, 2, 3], so many times, where the reference `x * 2` has just run. */
async function run(source: string, backend: Backend, times = 1): Promise<RunOutcome> {
  return opened.page.evaluate(
    async (given) => {
      const sandbox = globalThis.gradus.createSandbox({ backends: [given.backend], timeLimitMs: 4_000 });
      const x = {
        kind: "tensor",
        tensor: { shape: [3], dtype: "float32", values: new Float32Array([1, 2, 3]) },
      } as const;
      const steps = Array.from(
        { length: given.times },
        (_, at) => ({ do: "call", method: null, args: [x], keep: at === 0 ? "y" : `y${at}` }) as const,
      );
      const exercise = {
        language: "python",
        entryPoint: "f",
        forbiddenOps: ["topk"],
        cases: [{ id: "only", steps }],
      } as const;
      const { outcome } = await sandbox.attempt(
        { ...exercise, source: "def f(x):\n    return x * 2\n" },
        { ...exercise, source: given.source },
      );
      sandbox.dispose();
      // Typed arrays do not pass as JSON.
      return JSON.parse(
        JSON.stringify(outcome, (_key, value: unknown) =>
          ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value,
        ),
      ) as RunOutcome;
    },
    { source, backend, times },
  );
}

function body(...lines: string[]): string {
  return `import numpy as np\ndef f(x):\n${lines.map((line) => `    ${line}`).join("\n")}\n`;
}

describe.each(["webgpu", "wasm", "cpu"] as const)("on %s", (backend) => {
  it("NumPy computes", async () => {
    const outcome = await run(body("y = x[::-1].copy()", "y[y > 2] = 0", "y *= x", "return y"), backend);
    expect(outcome).toMatchObject({
      kind: "ran",
      backend,
      cases: [{ outputs: { y: { tensor: { values: [0, 4, 3] } } } }],
    });
  });

  it("what is printed comes in order, with its values", async () => {
    const outcome = await run(
      body("print('before', x)", "print(f'mean {x.mean():.3f}', x.shape)", "return x"),
      backend,
    );
    expect(outcome).toMatchObject({ kind: "ran", printed: ["before [1. 2. 3.]", "mean 2.000 (3,)"] });
  });

  it("a wrong operation is told with its line", async () => {
    const outcome = await run(body("y = x + 1", "return y @ np.ones((2, 2))"), backend);
    expect(outcome).toMatchObject({ cases: [{ kind: "threw", problem: { name: "ValueError", line: 4 } }] });
  });
});

describe("values read in the middle", () => {
  it.each([
    "float(x[0])",
    "1 if x[0] > 0 else 2",
    "x.tolist()",
    "[v for v in x if v > 1]",
    "x[x > 1]",
    "int(x.sum())",
  ])("end the run on WebGPU, with the line, and are there elsewhere: %s", async (expression) => {
    const source = body("x = x * 1", `y = ${expression}`, "return x");
    expect(await run(source, "webgpu")).toMatchObject({ kind: "reads-values", line: 4 });
    expect(await run(source, "wasm")).toMatchObject({ kind: "ran", cases: [{ kind: "outputs" }] });
  });

  it("cannot be hidden by catching everything", async () => {
    const source = body("x = x * 1", "try:", "    y = float(x[0])", "except:", "    pass", "return x");
    expect((await run(source, "webgpu")).kind).toBe("reads-values");
  });
});

describe("a result that is being read when a later step ends its case", () => {
  it.each([
    ["an error", "raise ValueError('second')", { kind: "ran", cases: [{ kind: "threw" }] }],
    ["a value read in the middle", "return float(x[0] * 2)", { kind: "reads-values" }],
  ])("has nobody wait for it in vain: %s", async (_name, second, outcome) => {
    const source = `calls = []\ndef f(x):\n    calls.append(1)\n    if len(calls) == 2: ${second}\n    return x * 2\n`;
    expect(await run(source, "webgpu", 2)).toMatchObject(outcome);
    expect((await run(body("return x"), "webgpu")).kind).toBe("ran");
    expect(opened.complaints).toEqual([]);
  });
});

describe("hostile programs", () => {
  it.each([
    ["a loop", ["while True: pass"], "clock"],
    ["a loop that catches everything", ["while True:", "    try: 1 / 0", "    except: pass"], "clock"],
    ["a loop of operations", ["while True: x = x + 1"], "op-budget"],
    [
      "operations that catch everything",
      ["while True:", "    try: x = x + 1", "    except: pass"],
      "op-budget",
    ],
  ])("%s is ended", async (_name, lines, cause) => {
    expect(await run(body(...lines), "webgpu")).toMatchObject({ kind: "timed-out", cause });
    expect((await run(body("return x"), "webgpu")).kind).toBe("ran");
  });

  it.each([
    ["zeros", "return np.zeros((100000, 100000))"],
    ["a list", "return [0] * 10**9"],
    ["a string", "return len('x' * 10**9)"],
    ["lists without end", "a = []\n    while True: a.append([0] * 100000)"],
  ])("memory is refused: %s", async (_name, line) => {
    const outcome = await run(body(line), "wasm");
    expect(outcome).toMatchObject({
      kind: "ran",
      cases: [{ kind: "threw", problem: { name: "MemoryError" } }],
    });
  });

  it("ten megabytes of prints are cut", async () => {
    const outcome = await run(body("for i in range(100000): print('x' * 100)", "return x"), "wasm");
    expect(outcome.kind === "ran" && outcome.printed.join("").length).toBeLessThan(30_000);
  });

  it.each([
    "import js; js.fetch",
    "import jsffi; jsffi.JsProxy.constructor",
    "open('/etc/passwd').read()",
    "import socket",
  ])("nothing is there: %s", async (line) => {
    expect(await run(body(line, "return x"), "cpu")).toMatchObject({ cases: [{ kind: "threw" }] });
  });

  it("what the exercise forbids is told with its line", async () => {
    expect(await run(body("y = x + 1", "return np.sort(y)"), "webgpu")).toEqual({
      kind: "forbidden-op",
      op: "topk",
      line: 4,
    });
  });
});

describe("snippets on WebGPU", () => {
  it("print as they do on NumPy, wherever nothing is read in between", async () => {
    const known = KNOWN.find(({ names }) => names[0] === "print");
    const lines = (known?.code ?? "").split("\n").filter((line) => !/%\.3f|round\(float/.test(line));
    const expected = await run(`import numpy as np\n${lines.join("\n")}\ndef f(x): return x\n`, "cpu");
    const outcome = await run(`import numpy as np\n${lines.join("\n")}\ndef f(x): return x\n`, "webgpu");
    expect(outcome.kind).toBe("ran");
    if (outcome.kind === "ran" && expected.kind === "ran") expect(outcome.printed).toEqual(expected.printed);
  });
});
