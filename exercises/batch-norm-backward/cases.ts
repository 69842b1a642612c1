import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import { gradientCase, type GradientInput } from "#lib/exercises/gradient-case.ts";
import { filled, normalTensor, tensor, withColumn } from "#lib/exercises/inputs.ts";
import { call, construct, stage } from "#lib/exercises/steps.ts";
import type { TensorData } from "#lib/exercises/tensor-data.ts";

const gamma3 = tensor([1.5, -0.75, 2]);
const beta3 = tensor([0.25, 1, -0.5]);
const gamma4 = tensor([0.8, -1.25, 1.6, 0.5]);
const beta4 = tensor([-0.3, 0.7, 1.1, -0.9]);

const ofX: GradientInput = { name: "x", of: { call: "forward", argument: 0 }, at: [0] };
const ofGamma: GradientInput = { name: "gamma", of: { call: "construct", argument: 0 }, at: [1] };
const ofBeta: GradientInput = { name: "beta", of: { call: "construct", argument: 1 }, at: [2] };

const small = normalTensor([6, 3], 21, { mean: 0.5, deviation: 1.5 });

/**
 * The matrix [N, D] without the part of each column that backward sends through μ (its mean) and, on demand, through σ²
 * (its projection on x̂).
 */
function without(parts: "mean" | "mean and x̂", dy: TensorData, x: TensorData): TensorData {
  const [rows = 0, columns = 0] = dy.shape;
  const values = dy.values.slice();
  for (let column = 0; column < columns; column++) {
    const at = (row: number) => row * columns + column;
    const centre = (of: TensorData["values"]) => {
      const list = Array.from({ length: rows }, (_, row) => of[at(row)] ?? 0);
      const mean = list.reduce((sum, value) => sum + value, 0) / rows;
      return list.map((value) => value - mean);
    };
    const [own, along] = [centre(dy.values), centre(x.values)];
    const dot = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
    const share = parts === "mean" ? 0 : dot(own, along) / dot(along, along);
    own.forEach((value, row) => {
      values[at(row)] = value - share * (along[row] ?? 0);
    });
  }
  return { ...dy, values };
}

const forward = (x: TensorData) => ({ method: "forward", args: [x], keep: "y" });
const backward = { method: "backward", keep: "gradients" };

const cases: readonly ExerciseCase[] = [
  gradientCase({
    id: "example",
    title: { zh: "题目里的例子", en: "the example of the task" },
    visible: true,
    construct: [tensor([0.5, 3]), tensor([1, -1]), 0.25],
    forward: forward(
      tensor([
        [1, 10],
        [4, 10],
        [7, 13],
      ]),
    ),
    backward,
    cotangent: tensor([
      [2.5, -3],
      [5, -0.75],
      [0, 1.5],
    ]),
    inputs: [ofX],
    seed: 1,
  }),
  {
    id: "forward-alone",
    title: { zh: "只算前向", en: "forward alone" },
    visible: true,
    steps: [construct(gamma4, beta4, 0.3), call("forward", [normalTensor([5, 4], 11, { mean: 1 })], "y")],
  },
  gradientCase({
    id: "gradients",
    title: { zh: "三个梯度", en: "all three gradients" },
    visible: false,
    construct: [gamma3, beta3, 0.3],
    forward: forward(small),
    backward,
    cotangent: normalTensor([6, 3], 22),
    inputs: [ofX, ofGamma, ofBeta],
    seed: 2,
  }),
  {
    id: "defaults",
    title: { zh: "eps 取默认值", en: "eps left at its default" },
    visible: false,
    steps: [
      construct(gamma4, beta4),
      call("forward", [normalTensor([5, 4], 31, { mean: 0.05, deviation: 0.01 })], "y"),
      call("backward", [normalTensor([5, 4], 32)], "gradients"),
    ],
  },
  {
    id: "batch-of-two",
    title: { zh: "只有两个样本", en: "a batch of two" },
    visible: false,
    steps: [
      construct(gamma4, beta4, 0.4),
      call("forward", [normalTensor([2, 4], 41, { mean: -1, deviation: 1.5 })], "y"),
      call("backward", [normalTensor([2, 4], 42)], "gradients"),
    ],
  },
  {
    id: "one-feature",
    title: { zh: "只有一个特征", en: "a single feature" },
    visible: false,
    steps: [
      construct(tensor([-1.4]), tensor([0.6]), 0.2),
      call("forward", [normalTensor([7, 1], 51, { mean: 2 })], "y"),
      call("backward", [normalTensor([7, 1], 52)], "gradients"),
    ],
  },
  {
    id: "zero-variance",
    title: { zh: "有一列方差为零", en: "a column without variance" },
    visible: false,
    steps: [
      construct(gamma4, beta4, 0.05),
      call("forward", [withColumn(normalTensor([7, 4], 61), 2, () => -1.5)], "y"),
      call("backward", [normalTensor([7, 4], 62)], "gradients"),
    ],
  },
  {
    id: "two-batches",
    title: { zh: "换一批：反向用最近一次前向", en: "another batch: backward belongs to the latest forward" },
    visible: false,
    steps: [
      construct(gamma3, beta3, 0.25),
      call("forward", [normalTensor([5, 3], 71, { mean: 2 })], "first"),
      call("backward", [normalTensor([5, 3], 72)], "firstGradients"),
      call("forward", [normalTensor([4, 3], 73, { mean: -1, deviation: 2 })], "second"),
      call("backward", [normalTensor([4, 3], 74)], "secondGradients"),
    ],
  },
  {
    id: "large-batch",
    title: { zh: "256 × 64 的大批量", en: "a large batch, 256 × 64" },
    visible: false,
    steps: [
      construct(normalTensor([64], 81, { mean: 1, deviation: 0.5 }), normalTensor([64], 82), 0.1),
      call("forward", [normalTensor([256, 64], 83, { mean: 0.3, deviation: 1.2 })], "y"),
      call("backward", [normalTensor([256, 64], 84)], "gradients"),
    ],
  },
  // The stages, each with what comes after it made harmless. μ shows in two ways, of which one may go through what is wrong.
  {
    id: "stage-mean",
    title: { zh: "ε 极大、γ = √ε：y 就是 x − μ", en: "a huge ε and γ = √ε: y is x − μ" },
    visible: false,
    steps: [construct(filled([3], 1e4), filled([3], 0), 1e8), call("forward", [small], "y")],
    stages: [stage("μ", "y")],
  },
  {
    id: "stage-variance",
    title: { zh: "ε 极小、γ = 1、β = 0：y 就是 (x − μ) / σ", en: "a tiny ε, γ = 1, β = 0: y is (x − μ) / σ" },
    visible: false,
    steps: [construct(filled([3], 1), filled([3], 0), 1e-12), call("forward", [small], "y")],
    stages: [stage("μ", "y"), stage("σ²", "y")],
  },
  {
    id: "stage-normalised",
    title: { zh: "γ = 1、β = 0：y 就是 x̂", en: "γ = 1, β = 0: y is x̂" },
    visible: false,
    steps: [construct(filled([3], 1), filled([3], 0), 0.6), call("forward", [small], "y")],
    stages: [stage("x̂", "y")],
  },
  {
    id: "stage-direct",
    title: {
      zh: "dy 的每一列与 1、与 x̂ 都正交：dx 只剩直接的一项",
      en: "dy orthogonal to 1 and to x̂: only the direct term of dx is left",
    },
    visible: false,
    // Sums over dy that cancel: what cancels is of the size of dy.
    scale: 3,
    steps: [
      construct(gamma3, beta3, 0.6),
      call("forward", [small], "y"),
      call("backward", [without("mean and x̂", normalTensor([6, 3], 91), small)], "gradients"),
    ],
    stages: [stage("y", "y"), stage({ zh: "dx 直接的一项", en: "the direct term of dx" }, "gradients", [0])],
  },
  {
    id: "stage-through-mean",
    title: {
      zh: "ε 极大、γ = √ε：dx 没有经过 σ² 的一项",
      en: "a huge ε and γ = √ε: nothing of dx goes through σ²",
    },
    visible: false,
    steps: [
      construct(filled([3], 1e4), beta3, 1e8),
      call("forward", [small]),
      call("backward", [normalTensor([6, 3], 92)], "gradients"),
    ],
    stages: [stage({ zh: "经过 μ 的一项", en: "the term through μ" }, "gradients", [0])],
  },
  {
    id: "stage-through-variance",
    title: {
      zh: "dy 的每一列均值为零：dx 没有经过 μ 的一项",
      en: "dy of mean zero: nothing of dx goes through μ",
    },
    visible: false,
    scale: 3,
    steps: [
      construct(gamma3, beta3, 0.6),
      call("forward", [small]),
      call("backward", [without("mean", normalTensor([6, 3], 93, { mean: 1 }), small)], "gradients"),
    ],
    stages: [
      stage({ zh: "经过 σ² 的一项", en: "the term through σ²" }, "gradients", [0]),
      stage("dγ", "gradients", [1]),
    ],
  },
  {
    id: "stage-parameters",
    title: { zh: "β 的梯度", en: "the gradient of β" },
    visible: false,
    steps: [
      construct(gamma3, beta3, 0.6),
      call("forward", [small]),
      call("backward", [normalTensor([6, 3], 94, { mean: 0.7 })], "gradients"),
    ],
    stages: [stage("dβ", "gradients", [2])],
  },
];

export default cases;
