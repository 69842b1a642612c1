import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import { filled, normalTensor, onGrid, tensor, withColumn } from "#lib/exercises/inputs.ts";
import { call, construct, read, stage } from "#lib/exercises/steps.ts";

const gamma3 = tensor([1.5, -0.75, 2]);
const beta3 = tensor([0.25, 1, -0.5]);
const gamma4 = tensor([0.8, -1.25, 1.6, 0.5]);
const beta4 = tensor([-0.3, 0.7, 1.1, -0.9]);

const statistics = [read("runningMean"), read("runningVar")];

/** Eight rows around 2000, on a grid that float32 sums without rounding: only the squares of a one-pass variance round. */
const offset = onGrid(normalTensor([8, 3], 71, { mean: 2000 }), 1 / 16);

/** What the stages are seen on. */
const seen = normalTensor([6, 3], 121, { mean: 0.8, deviation: 1.5 });

const cases: readonly ExerciseCase[] = [
  {
    id: "example",
    title: { zh: "题目里的例子", en: "the example of the task" },
    visible: true,
    steps: [
      construct(tensor([0.5, 3]), tensor([1, -1]), 0.25, 0.1),
      call(
        "forward",
        [
          tensor([
            [1, 10],
            [4, 10],
            [7, 13],
          ]),
          true,
        ],
        "y",
      ),
      ...statistics,
    ],
  },
  {
    id: "training-batch",
    title: { zh: "训练：一个小批量", en: "training: one small batch" },
    visible: true,
    steps: [
      construct(gamma3, beta3, 0.1, 0.3),
      call("forward", [normalTensor([4, 3], 11, { mean: 0.5, deviation: 1.5 }), true], "y"),
      ...statistics,
    ],
  },
  {
    id: "defaults",
    title: { zh: "训练：eps 与 momentum 取默认值", en: "training: eps and momentum left at their defaults" },
    visible: false,
    steps: [
      construct(gamma4, beta4),
      call("forward", [normalTensor([5, 4], 21, { mean: 0.05, deviation: 0.01 }), true], "y"),
      ...statistics,
    ],
  },
  {
    id: "batch-of-two",
    title: { zh: "训练：只有两个样本", en: "training: a batch of two" },
    visible: false,
    steps: [
      construct(gamma4, beta4, 0.2, 0.25),
      call("forward", [normalTensor([2, 4], 31, { mean: -1, deviation: 2 }), true], "y"),
      ...statistics,
    ],
  },
  {
    id: "zero-variance",
    title: { zh: "训练：有一列方差为零", en: "training: a column without variance" },
    visible: false,
    steps: [
      construct(gamma4, beta4, 0.05, 0.2),
      call("forward", [withColumn(normalTensor([7, 4], 41), 2, () => -1.5), true], "y"),
      ...statistics,
    ],
  },
  {
    id: "large-offset",
    title: { zh: "训练：均值很大，方差很小", en: "training: a large mean, a small variance" },
    visible: false,
    // The mean is 2000 deviations: a right program that does not subtract it first (γ and 1/√(σ² + ε) folded into one
    // factor) rounds that much more coarsely, which the outputs' own magnitude does not tell.
    scale: 15,
    steps: [construct(gamma3, beta3, 0.01, 0.1), call("forward", [offset, true], "y"), ...statistics],
  },
  {
    id: "several-steps",
    title: { zh: "训练四步后的滑动统计量", en: "running statistics after four training steps" },
    visible: false,
    steps: [
      construct(gamma3, beta3, 0.1, 0.3),
      call("forward", [normalTensor([6, 3], 51, { mean: 1 }), true]),
      call("forward", [normalTensor([5, 3], 52, { mean: 2, deviation: 0.5 }), true]),
      call("forward", [normalTensor([4, 3], 53, { mean: -1, deviation: 2 }), true]),
      call("forward", [normalTensor([7, 3], 54, { deviation: 1.5 }), true], "y"),
      ...statistics,
    ],
  },
  {
    id: "eval-before-training",
    title: { zh: "评估：还没有训练过", en: "evaluation: before any training" },
    visible: false,
    steps: [
      construct(gamma3, beta3, 0.1, 0.3),
      call("forward", [normalTensor([5, 3], 61, { mean: 1.5, deviation: 2 }), false], "y"),
      ...statistics,
    ],
  },
  {
    id: "eval-after-training",
    title: { zh: "评估：训练两步之后", en: "evaluation: after two training steps" },
    visible: false,
    steps: [
      construct(gamma4, beta4, 0.1, 0.4),
      call("forward", [normalTensor([6, 4], 81, { mean: 1, deviation: 1.5 }), true]),
      call("forward", [normalTensor([5, 4], 82, { mean: -0.5, deviation: 0.7 }), true]),
      call("forward", [normalTensor([3, 4], 83, { mean: 2, deviation: 1.2 }), false], "y"),
      ...statistics,
    ],
  },
  {
    id: "eval-one-row",
    title: { zh: "评估：一次只来一个样本", en: "evaluation: one row at a time" },
    visible: false,
    steps: [
      construct(gamma3, beta3, 0.1, 0.3),
      call("forward", [normalTensor([5, 3], 91, { mean: 0.5, deviation: 1.3 }), true]),
      call("forward", [normalTensor([1, 3], 92, { mean: -1 }), false], "first"),
      call("forward", [normalTensor([1, 3], 93, { mean: 1 }), false], "second"),
      ...statistics,
    ],
  },
  {
    id: "train-after-eval",
    title: { zh: "训练、评估、再训练", en: "training, evaluation, training again" },
    visible: false,
    steps: [
      construct(gamma3, beta3, 0.1, 0.3),
      call("forward", [normalTensor([4, 3], 101, { mean: 1 }), true]),
      call("forward", [normalTensor([6, 3], 102, { mean: 4, deviation: 2 }), false]),
      call("forward", [normalTensor([5, 3], 103, { mean: -1, deviation: 1.4 }), true], "y"),
      ...statistics,
    ],
  },
  {
    id: "large-batch",
    title: { zh: "训练：256 × 64 的大批量", en: "training: a large batch, 256 × 64" },
    visible: false,
    steps: [
      construct(normalTensor([64], 111, { mean: 1, deviation: 0.5 }), normalTensor([64], 112), 0.1, 0.2),
      call("forward", [normalTensor([256, 64], 113, { mean: 0.3, deviation: 1.2 }), true], "y"),
      ...statistics,
    ],
  },
  // The stages, each with what comes after it made harmless. μ and σ² show twice, in y and in the running statistics:
  // wherever one of the two is right, the stage is.
  {
    id: "stage-mean",
    title: { zh: "ε 极大、γ = √ε：y 就是 x − μ", en: "a huge ε and γ = √ε: y is x − μ" },
    visible: false,
    steps: [construct(filled([3], 1e4), filled([3], 0), 1e8, 0.2), call("forward", [seen, true], "y")],
    stages: [stage("μ", "y")],
  },
  {
    id: "stage-variance",
    title: { zh: "ε 极小、γ = 1、β = 0：y 就是 (x − μ) / σ", en: "a tiny ε, γ = 1, β = 0: y is (x − μ) / σ" },
    visible: false,
    steps: [construct(filled([3], 1), filled([3], 0), 1e-12, 0.2), call("forward", [seen, true], "y")],
    stages: [stage("σ²", "y")],
  },
  {
    id: "stage-statistics",
    title: {
      zh: "momentum = 1：滑动统计量就是这一批的",
      en: "momentum = 1: the running statistics are the batch's own",
    },
    visible: false,
    steps: [construct(gamma3, beta3, 0.3, 1), call("forward", [seen, true]), ...statistics],
    stages: [stage("μ", "runningMean"), stage("σ²", "runningVar")],
  },
  {
    id: "stage-normalised",
    title: { zh: "γ = 1、β = 0：y 就是 x̂", en: "γ = 1, β = 0: y is x̂" },
    visible: false,
    steps: [construct(filled([3], 1), filled([3], 0), 0.6, 0.2), call("forward", [seen, true], "y")],
    stages: [stage("x̂", "y")],
  },
  {
    id: "stage-output",
    title: { zh: "一次训练，然后评估", en: "one training step, then evaluation" },
    visible: false,
    steps: [
      construct(gamma3, beta3, 0.6, 0.2),
      call("forward", [seen, true], "y"),
      ...statistics,
      call("forward", [seen, false], "evaluated"),
    ],
    stages: [
      stage("y", "y"),
      stage({ zh: "滑动均值", en: "the running mean" }, "runningMean"),
      stage({ zh: "滑动方差", en: "the running variance" }, "runningVar"),
      stage({ zh: "评估", en: "evaluation" }, "evaluated"),
    ],
  },
];

export default cases;
