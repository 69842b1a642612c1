import { describe, expect, it } from "vitest";

import type { Reply, Request } from "../protocol.ts";
import { isReport, parseReply, parseRequest } from "./messages.ts";

const tensor = {
  kind: "tensor",
  tensor: { shape: [2, 2], dtype: "float32", values: Float32Array.of(1, NaN, Infinity, -0) },
} as const;

const ran: Reply = {
  type: "finished",
  run: 3,
  report: {
    outcome: {
      kind: "ran",
      cases: [
        {
          kind: "outputs",
          caseId: "a",
          outputs: { y: tensor, n: { kind: "number", value: NaN } },
          changedInputs: [],
        },
        { kind: "threw", caseId: "b", problem: { name: "TypeError", message: "no", line: 3, column: null } },
      ],
      printed: ["1"],
      backend: "webgpu",
      adapter: null,
      durationMs: 4.5,
    },
    cost: { kernels: 3, work: 40, bytes: 64 },
  },
};

describe("what a worker says", () => {
  it.each<Reply>([
    ran,
    { type: "listening" },
    { type: "alive" },
    { type: "reached", run: 1, caseId: "a" },
    { type: "printed", run: 1, lines: ["a\tb", "两行\nc", ""] },
    {
      type: "ready",
      backend: "wasm",
      adapter: null,
      rejected: [{ backend: "webgpu", reason: "no-adapter" }],
    },
    {
      type: "stopped",
      run: 1,
      report: { outcome: { kind: "forbidden-op", op: "softmax", line: null }, cost: null },
    },
    {
      type: "finished",
      run: 1,
      report: { outcome: { kind: "lacks-kernel", kernel: "Unique", line: 4 }, cost: null },
    },
  ])("is understood: $type", (reply) => {
    expect(parseReply(structuredClone(reply))).toEqual(reply);
  });

  const finished = (outcome: unknown) => ({ type: "finished", run: 1, report: { outcome, cost: null } });
  const withOutput = (y: unknown) =>
    finished({
      ...(ran.type === "finished" ? ran.report.outcome : {}),
      cases: [{ kind: "outputs", caseId: "a", outputs: { y }, changedInputs: [] }],
    });

  it.each([
    ["nothing", undefined],
    ["text", "finished"],
    ["another type", { type: "passed" }],
    ["a verdict", finished({ kind: "passed" })],
    ["a clock of its own", finished({ kind: "timed-out", caseId: null, cause: "clock", limitMs: 1 })],
    ["a shape that does not fit", withOutput({ ...tensor, tensor: { ...tensor.tensor, shape: [3, 2] } })],
    ["a negative shape", withOutput({ ...tensor, tensor: { ...tensor.tensor, shape: [-2, -2] } })],
    ["values of another type", withOutput({ ...tensor, tensor: { ...tensor.tensor, values: [1, 2, 3, 4] } })],
    ["an unknown kind of value", withOutput({ kind: "function" })],
    ["a value nested without end", withOutput(nested(40))],
  ])("is not believed: %s", (_name, message) => {
    expect(parseReply(message)).toBeNull();
  });

  it("is a report even where it cannot be read: the run is over", () => {
    expect(isReport(withOutput({ kind: "function" }))).toBe(true);
    expect(isReport({ type: "stopped" })).toBe(true);
    for (const other of [null, "finished", { type: "printed" }, {}]) expect(isReport(other)).toBe(false);
  });

  it("what a program wrote is shown without control characters and turned text", () => {
    const lines = ["a\u0000\u001b[2Jb", "\u202Egnp.exe\u2066", "\u009b"];
    expect(parseReply({ type: "printed", run: 1, lines })).toMatchObject({
      lines: ["a��[2Jb", "�gnp.exe�", "�"],
    });
    const problem = { name: "\u202EE", message: "x\u0007", line: 1, column: null };
    expect(parseReply(finished({ kind: "syntax-error", problem }))).toMatchObject({
      report: { outcome: { problem: { name: "�E", message: "x�" } } },
    });
  });

  it("names of outputs are only names", () => {
    const message = withOutput(tensor);
    Object.assign(message.report, JSON.parse('{"__proto__": {"polluted": true}}'));
    const reply = parseReply(message);
    expect(reply && "polluted" in reply).toBe(false);
    expect("polluted" in {}).toBe(false);
  });
});

describe("what the page asks", () => {
  const request: Request = {
    type: "run",
    run: 1,
    adapter: new Blob([""]),
    budget: { kernels: 1, work: 2, bytes: 3 },
    seed: 7,
    submission: {
      language: "typescript",
      source: "",
      entryPoint: "f",
      forbiddenOps: ["softmax"],
      cases: [
        {
          id: "a",
          steps: [
            { do: "construct", args: [tensor] },
            { do: "call", method: null, args: [], keep: null },
            { do: "read", attribute: "mean", keep: "mean" },
          ],
        },
      ],
    },
  };

  it("is understood", () => {
    expect(parseRequest(request)).toEqual(request);
    const start = { type: "start", backends: ["wasm"], wasm: new ArrayBuffer(2), tested: [] } as const;
    expect(parseRequest(start)).toEqual(start);
  });

  it.each([
    ["a language that is none", { ...request, submission: { ...request.submission, language: "cobol" } }],
    ["a backend that is none", { type: "start", backends: ["webgl"], wasm: null, tested: [] }],
    [
      "a step that is none",
      { ...request, submission: { ...request.submission, cases: [{ id: "a", steps: [{}] }] } },
    ],
  ])("is refused: %s", (_name, message) => {
    expect(parseRequest(message)).toBeNull();
  });
});

function nested(depth: number): unknown {
  return depth === 0 ? { kind: "none" } : { kind: "list", items: [nested(depth - 1)] };
}
