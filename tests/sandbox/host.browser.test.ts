import { afterAll, describe, expect, it } from "vitest";

import { BACKENDS } from "#lib/exercises/backend.ts";
import type { Submission } from "#lib/sandbox/submission.ts";
import { createSandbox } from "#lib/sandbox/host.ts";
import { casesOf, reference, resultOf, tensorOf, withBody, withSource } from "./products.ts";

const sandbox = createSandbox({ backends: ["cpu"], timeLimitMs: 3_000 });
afterAll(() => sandbox.dispose());

async function run(learner: Submission) {
  return (await sandbox.attempt(reference, learner)).outcome;
}

describe.each(BACKENDS)("on %s", (backend) => {
  it("gives the learner's program and the reference the same inputs and the same backend", async () => {
    const own = createSandbox({ backends: [backend] });
    try {
      const attempt = await own.attempt(reference, withBody("return x.matMul(x);"));
      expect(attempt.backend).toBe(backend);
      expect(attempt.adapter === null).toBe(backend !== "webgpu");
      for (const caseId of ["small", "large"]) {
        const got = tensorOf(resultOf(attempt.outcome, caseId));
        const expected = tensorOf(resultOf(attempt.reference, caseId));
        expect(got.shape).toEqual(expected.shape);
        expect(got.values).toEqual(expected.values);
      }
    } finally {
      own.dispose();
    }
  });
});

describe("what a program may be", () => {
  it("is found exported or not", async () => {
    expect(
      resultOf(await run(withSource("export default function product(x: tf.Tensor) { return x }"))).kind,
    ).toBe("tensor");
    expect(resultOf(await run(withSource("export const product = (x) => x;"))).kind).toBe("tensor");
  });

  it("may import TensorFlow.js from habit", async () => {
    const source = `import * as tf from "@tensorflow/tfjs";\nfunction product(x) { return tf.neg(x); }`;
    expect(resultOf(await run(withSource(source))).kind).toBe("tensor");
  });

  it("may be asynchronous, and read values then", async () => {
    const source = "async function product(x) { return (await x.mul(2).data())[1]; }";
    expect(resultOf(await run(withSource(source))).kind).toBe("number");
  });

  it("keeps the state of a class over the steps of a case", async () => {
    const source = `class product {
      private count = 0;
      constructor(private readonly step: number) {}
      tick(): number { this.count += this.step; return this.count; }
    }`;
    const number = (value: number) => ({ kind: "number", value }) as const;
    const tick = (keep: string) => ({ do: "call", method: "tick", args: [], keep }) as const;
    const cases = [
      {
        id: "small",
        steps: [
          { do: "construct", args: [number(5)] },
          tick("first"),
          tick("second"),
          { do: "read", attribute: "count", keep: "count" },
        ],
      },
    ] as const;
    const submission = { ...reference, source, cases };
    const { outcome } = await sandbox.runTrusted(submission);
    expect(casesOf(outcome)).toEqual([
      {
        kind: "outputs",
        caseId: "small",
        outputs: { first: number(5), second: number(10), count: number(10) },
        changedInputs: [],
      },
    ]);
  });

  it("says which lists it changed in place", async () => {
    const list = { kind: "list", items: [{ kind: "number", value: 1 }] } as const;
    const steps = [{ do: "call", method: null, args: [list, list], keep: "y" }] as const;
    const submission = {
      ...reference,
      source: "function product(a, b) { b[0] = 2; return a; }",
      cases: [{ id: "small", steps }],
    };
    const [only] = casesOf((await sandbox.runTrusted(submission)).outcome);
    expect(only?.kind === "outputs" && only.changedInputs).toEqual(["step 1, argument 1"]);
  });
});

describe("errors are told in the learner's own lines", () => {
  it.each([
    ["a type error", "const a = 1;\nreturn x.foo();", "x.foo is not a function", 3],
    ["an error of TensorFlow.js", "const a = 1;\nreturn tf.matMul(x, tf.ones([7, 7]));", "inner shapes", 3],
    ["an error of one's own", "throw new RangeError('too small');", "too small", 2],
  ])("%s", async (_name, body, message, line) => {
    const [first] = casesOf(await run(withBody(body)));
    expect(first).toMatchObject({ kind: "threw", problem: { line } });
    const text = first?.kind === "threw" ? first.problem.message : "";
    expect(text).toContain(message);
    expect(text).not.toMatch(/blob:|data:/);
  });

  it.each([
    ["sucrase finds", "function product(x) {\n  return x +;\n}", 2, 13],
    ["only the engine finds", "function product(x) {\n  const a: number = 1;\n  const a = 2;\n}", 3, null],
  ])("a syntax error that %s", async (_name, source, line, column) => {
    expect(await run(withSource(source))).toMatchObject({ kind: "syntax-error", problem: { line, column } });
  });

  it("an entry point that is not there", async () => {
    expect(await run(withSource("function produkt() {}"))).toEqual({
      kind: "not-defined",
      entryPoint: "product",
    });
  });

  it("a result that no case can compare", async () => {
    for (const body of ["return () => 1;", "const a = []; a.push(a); return a;"]) {
      expect(casesOf(await run(withBody(body)))[0]).toMatchObject({ kind: "threw" });
    }
  });
});

describe("a forbidden operation", () => {
  it.each([
    ["as a function", "return tf.softmax(x);", "softmax"],
    ["as a method, whatever the program catches", "try { x.softmax(); } catch {}\nreturn x;", "softmax"],
    ["in a group", "return tf.losses.meanSquaredError(x, x);", "losses.meanSquaredError"],
  ])("%s", async (_name, body, op) => {
    expect(await run(withBody(body))).toEqual({ kind: "forbidden-op", op, line: 2 });
  });
});

describe("printing", () => {
  it("shows values, and tensors with theirs", async () => {
    const body = "console.log('y', [1, { a: 2 }], tf.tensor1d([1, 2.5]));\nreturn x;";
    const outcome = await run(withBody(body));
    expect(outcome.kind === "ran" && outcome.printed[0]).toBe("y [1, { a: 2 }] Tensor float32 [2] [1, 2.5]");
  });

  it("is bounded", async () => {
    for (const body of ["for (let i = 0; i < 1e5; i++) console.log(i);", "console.log('x'.repeat(1e7));"]) {
      const outcome = await run(withBody(`${body}\nreturn x;`));
      const printed = outcome.kind === "ran" ? outcome.printed : [];
      expect(printed.length).toBeGreaterThan(0);
      expect(printed.join("\n").length).toBeLessThan(30_000);
    }
  });
});

describe("chance", () => {
  it("is the same in every run and not in every call", async () => {
    const learner = withBody("return [Math.random(), Math.random()];");
    const [first, second] = [resultOf(await run(learner)), resultOf(await run(learner))];
    expect(first).toEqual(second);
    const numbers =
      first.kind === "list" ? first.items.map((item) => (item.kind === "number" ? item.value : null)) : [];
    expect(numbers[0]).not.toBe(numbers[1]);
  });
});

describe("the host", () => {
  it("ends a run that is aborted, and goes on", async () => {
    const abort = new AbortController();
    const running = sandbox.attempt(reference, withBody("while (true) {}"), {
      signal: abort.signal,
      reached: () => abort.abort(),
    });
    await expect(running).rejects.toThrow(/abort/i);
    expect((await run(withBody("return x;"))).kind).toBe("ran");
  });

  it("opens a new frame where the old one is gone", async () => {
    await sandbox.prepare(reference);
    for (const frame of document.querySelectorAll("iframe[sandbox]")) frame.remove();
    // Its end comes a little later: a run that has begun in it is lost, and that is nobody's time-out.
    expect(["ran", "could-not-run"]).toContain((await run(withBody("return x;"))).kind);
    expect((await run(withBody("return x;"))).kind).toBe("ran");
  });
});
