import type { Check } from "#lib/exercises/check.ts";
import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import { normalTensor, tensor } from "#lib/exercises/inputs.ts";
import { call, construct } from "#lib/exercises/steps.ts";
import type { TensorData } from "#lib/exercises/tensor-data.ts";

/** Each element is dropped, or kept and scaled. */
function droppedFrom(of: TensorData, p: number, output: string): Check {
  return { kind: "multiple", output, of, factors: [0, 1 / (1 - p)] };
}

/** Each element passes as it is. */
function same(of: TensorData, output: string): Check {
  return { kind: "multiple", output, of, factors: [1] };
}

/** Each element has a draw of its own. */
function drawnOneByOne(output: string): readonly Check[] {
  return [
    { kind: "distinct-slices", output, axis: 0 },
    { kind: "distinct-slices", output, axis: 1 },
  ];
}

const exampleX = tensor([
  [3, -6, 9],
  [1.5, 12, -4.5],
]);
const exampleDy = tensor([
  [0.75, 3, -1.5],
  [6, -2.25, 4.5],
]);
const evaluated = normalTensor([12, 16], 11, { mean: 0.5, deviation: 1.5 });
const evaluatedDy = normalTensor([12, 16], 12);
const undropped = normalTensor([14, 18], 21, { mean: -0.5 });
const undroppedDy = normalTensor([14, 18], 22);
const large = normalTensor([256, 257], 31, { mean: 0.3, deviation: 1.2 });
const half = normalTensor([90, 120], 41, { mean: -0.2 });
const forwardX = normalTensor([64, 80], 51, { mean: 0.4 });
const backwardDy = normalTensor([64, 80], 52, { deviation: 0.5 });
const repeated = normalTensor([70, 96], 61);
const afterwards = normalTensor([13, 17], 71);
const afterwardsDy = normalTensor([13, 17], 72, { deviation: 2 });

const cases: readonly ExerciseCase[] = [
  {
    id: "example",
    title: { zh: "题目里的例子", en: "the example of the task" },
    visible: true,
    steps: [construct(0.25), call("forward", [exampleX, true], "y"), call("backward", [exampleDy], "dx")],
    checks: [
      droppedFrom(exampleX, 0.25, "y"),
      droppedFrom(exampleDy, 0.25, "dx"),
      { kind: "same-zeros", output: "dx", as: "y" },
    ],
  },
  {
    id: "evaluation",
    title: { zh: "评估：原样返回", en: "evaluation: everything passes as it is" },
    visible: true,
    steps: [construct(0.3), call("forward", [evaluated, false], "y"), call("backward", [evaluatedDy], "dx")],
    checks: [same(evaluated, "y"), same(evaluatedDy, "dx")],
  },
  {
    id: "nothing-dropped",
    title: { zh: "训练：p = 0，什么也不丢", en: "training: p = 0 drops nothing" },
    visible: false,
    steps: [construct(0), call("forward", [undropped, true], "y"), call("backward", [undroppedDy], "dx")],
    checks: [same(undropped, "y"), same(undroppedDy, "dx")],
  },
  {
    id: "large-batch",
    title: { zh: "训练：p = 0.3，六万多个元素", en: "training: p = 0.3, more than 65,000 elements" },
    visible: false,
    steps: [construct(0.3), call("forward", [large, true], "y")],
    checks: [
      droppedFrom(large, 0.3, "y"),
      ...drawnOneByOne("y"),
      { kind: "zero-share", output: "y", probability: 0.3 },
    ],
  },
  {
    id: "half",
    title: { zh: "训练：p = 0.5", en: "training: p = 0.5" },
    visible: false,
    steps: [construct(0.5), call("forward", [half, true], "y")],
    checks: [
      droppedFrom(half, 0.5, "y"),
      ...drawnOneByOne("y"),
      { kind: "zero-share", output: "y", probability: 0.5 },
    ],
  },
  {
    id: "backward",
    title: { zh: "反向传播：p = 0.3", en: "backward: p = 0.3" },
    visible: false,
    steps: [construct(0.3), call("forward", [forwardX, true], "y"), call("backward", [backwardDy], "dx")],
    checks: [
      droppedFrom(forwardX, 0.3, "y"),
      ...drawnOneByOne("y"),
      droppedFrom(backwardDy, 0.3, "dx"),
      { kind: "same-zeros", output: "dx", as: "y" },
      { kind: "zero-share", output: "dx", probability: 0.3 },
    ],
  },
  {
    id: "two-calls",
    title: { zh: "训练：同一个输入传两次", en: "training: one input, passed twice" },
    visible: false,
    steps: [
      construct(0.4),
      call("forward", [repeated, true], "first"),
      call("forward", [repeated, true], "second"),
    ],
    checks: [
      droppedFrom(repeated, 0.4, "first"),
      ...drawnOneByOne("first"),
      droppedFrom(repeated, 0.4, "second"),
      { kind: "different-zeros", output: "second", than: "first" },
    ],
  },
  {
    id: "evaluation-after-training",
    title: { zh: "评估：先训练过一步", en: "evaluation: after a training step" },
    visible: false,
    steps: [
      construct(0.4),
      call("forward", [afterwards, true]),
      call("forward", [afterwards, false], "y"),
      call("backward", [afterwardsDy], "dx"),
    ],
    checks: [same(afterwards, "y"), same(afterwardsDy, "dx")],
  },
];

export default cases;
