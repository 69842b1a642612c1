import { describe, expect, it } from "vitest";

import type { Backend } from "#lib/exercises/backend.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { filled, toValue } from "#lib/exercises/inputs.ts";
import { apply } from "#lib/exercises/steps.ts";
import type { Attempt, AttemptOptions } from "#lib/sandbox/host.ts";
import type { RunOutcome, Submission } from "#lib/sandbox/submission.ts";
import { runAttempt } from "./run-attempt.ts";

const BACKENDS: readonly Backend[] = ["webgpu", "wasm", "cpu"];
const exercise: Pick<Exercise, "cases" | "tolerance"> = {
  cases: [
    {
      id: "mask",
      title: { zh: "掩码", en: "mask" },
      visible: true,
      steps: [apply([])],
      checks: [{ kind: "zero-share", output: "output", probability: 0.5 }],
    },
  ],
  tolerance: { relative: 1e-3, absolute: 1e-3, reason: { zh: "", en: "" } },
};
const submission: Submission = {
  language: "python",
  source: "",
  entryPoint: "f",
  cases: exercise.cases,
  forbiddenOps: [],
};

/** A mask of 5000 elements, the first so many dropped. */
function ran(dropped: number): RunOutcome {
  const mask = filled([5000], 1);
  mask.values.fill(0, 0, dropped);
  const outputs = { output: toValue(mask) };
  return {
    kind: "ran",
    cases: [{ kind: "outputs", caseId: "mask", outputs, changedInputs: [] }],
    printed: [],
    backend: "cpu",
    adapter: null,
    durationMs: 1,
  };
}

const READS: RunOutcome = { kind: "reads-values", op: "dataSync", line: 2 };
const LACKS: RunOutcome = { kind: "lacks-kernel", kernel: "Unique", line: 2 };
const LOST: RunOutcome = { kind: "device-lost", backend: "webgpu" };

/** A sandbox whose programs give one outcome after another, on the first backend that is not left out. */
async function attempts(...outcomes: readonly (RunOutcome | "no backend")[]) {
  const asked: AttemptOptions[] = [];
  const attempt = (
    _reference: Submission,
    _learner: Submission,
    options: AttemptOptions = {},
  ): Promise<Attempt> => {
    const outcome = outcomes[asked.length] ?? "no backend";
    asked.push(options);
    const passedOver = options.without ?? [];
    const backend =
      BACKENDS.find((each) => !passedOver.some((rejected) => rejected.backend === each)) ?? null;
    if (outcome === "no backend") {
      const nothing: RunOutcome = { kind: "could-not-run", reason: "none" };
      return Promise.resolve({
        reference: nothing,
        outcome: nothing,
        backend: null,
        adapter: null,
        passedOver: [],
        printed: [],
      });
    }
    return Promise.resolve({
      reference: ran(2500),
      outcome,
      backend,
      adapter: null,
      passedOver,
      printed: [],
    });
  };
  const toRun = { exercise, reference: submission, learner: submission, backends: BACKENDS, options: {} };
  return { result: await runAttempt({ attempt }, toRun), asked };
}

describe("an attempt", () => {
  it("is one run where nothing stands in the way", async () => {
    const { result, asked } = await attempts(ran(2500));
    expect(result).toMatchObject({ backend: "webgpu", passedOver: [] });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ["reads-values", READS],
    ["no-kernel", LACKS],
    ["device-lost", LOST],
  ] as const)("after %s goes on once on the next backend and says so", async (reason, outcome) => {
    const { result } = await attempts(outcome, ran(2500));
    expect(result).toMatchObject({
      outcome: { kind: "ran" },
      backend: "wasm",
      passedOver: [{ backend: "webgpu", reason }],
    });
  });

  it("gives up when the device is lost twice", async () => {
    const { result, asked } = await attempts(LOST, LOST, ran(2500));
    expect(result).toMatchObject({ outcome: { kind: "device-lost" }, backend: "wasm" });
    expect(asked).toHaveLength(2);
  });

  it("can lose a device after it went on for reading values", async () => {
    const { result } = await attempts(READS, LOST, ran(2500));
    expect(result).toMatchObject({
      outcome: { kind: "ran" },
      backend: "cpu",
      passedOver: [
        { backend: "webgpu", reason: "reads-values" },
        { backend: "wasm", reason: "device-lost" },
      ],
    });
  });

  it.each([
    ["reads-values", READS],
    ["no-kernel", LACKS],
  ] as const)(
    "goes on to the last backend where %s is followed by a missing kernel",
    async (reason, first) => {
      const { result, asked } = await attempts(first, LACKS, ran(2500));
      expect(result).toMatchObject({
        outcome: { kind: "ran" },
        backend: "cpu",
        passedOver: [
          { backend: "webgpu", reason },
          { backend: "wasm", reason: "no-kernel" },
        ],
      });
      expect(asked).toHaveLength(3);
      const nowhere = await attempts(first, LACKS, LACKS, ran(2500));
      expect(nowhere.result.outcome).toEqual(LACKS);
      expect(nowhere.asked).toHaveLength(3);
    },
  );

  it("says what the first backend said where there is no other", async () => {
    expect((await attempts(LOST, "no backend")).result).toMatchObject({
      outcome: { kind: "device-lost" },
      backend: "webgpu",
    });
    expect((await attempts(READS, "no backend")).result.outcome).toEqual(READS);
  });

  it("that fails statistics alone is run again under another seed, once", async () => {
    const { result, asked } = await attempts(ran(4000), ran(2510));
    expect(result.outcome).toEqual(ran(2510));
    expect(asked.map(({ seed }) => seed === undefined)).toEqual([true, false]);
    const wrong = await attempts(ran(4000), ran(4010), ran(2500));
    expect(wrong.result.outcome).toEqual(ran(4010));
    expect(wrong.asked).toHaveLength(2);
  });
});
