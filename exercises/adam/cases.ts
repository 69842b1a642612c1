import type { ExerciseCase, Step } from "#lib/exercises/exercise.ts";
import { filled, normalTensor, tensor, uniformTensor } from "#lib/exercises/inputs.ts";
import { call, construct, stage } from "#lib/exercises/steps.ts";
import type { TensorData } from "#lib/exercises/tensor-data.ts";

/** Gradients of either sign whose magnitudes run evenly, in orders of magnitude, from 1e-3 to 1. */
function signedGradients(shape: readonly number[], seed: number, scale = 1): TensorData {
  const exponents = uniformTensor(shape, seed, { low: -3, high: 3 });
  const values = Float32Array.from(exponents.values, (u) => scale * Math.sign(u) * 10 ** -Math.abs(u));
  return { shape, dtype: "float32", values };
}

/** The tensor with some elements, by row-major position, set to 0. */
function withZeros({ shape, values }: TensorData, positions: readonly number[]): TensorData {
  const kept = Float32Array.from(values, (value, i) => (positions.includes(i) ? 0 : value));
  return { shape, dtype: "float32", values: kept };
}

const steady = tensor([0.4, -0.03, 0.002, -0.9, 0.15]);

/** The parameter that the stages are seen on: what a step gives is then the change alone. */
const origin = filled([5], 0);
/** Gradients of one sign: no root of a negative number hides a stage. */
const positive = (seed: number) => uniformTensor([5], seed, { low: 0.2, high: 1.5 });

/** Steps from the origin, of which the last is kept. */
function stepsFrom(seed: number, count: number): readonly Step[] {
  return Array.from({ length: count }, (_, t) =>
    call("step", [origin, positive(seed + t)], t === count - 1 ? "change" : null),
  );
}

const cases: readonly ExerciseCase[] = [
  {
    id: "example",
    title: { zh: "题目里的例子", en: "the example of the task" },
    visible: true,
    steps: [
      construct(0.1, 0.25, 0.6, 0.2),
      call("step", [tensor([1, 1]), tensor([0.3, -0.2])], "step1"),
      call("step", [tensor([0.94, 1.05]), tensor([0.1, 0.2])], "step2"),
    ],
  },
  {
    id: "five-steps",
    title: {
      zh: "五步，梯度有正有负、有大有小",
      en: "five steps, gradients of either sign, large and small",
    },
    visible: true,
    steps: [
      construct(0.2, 0.8, 0.99, 0.01),
      ...[1, 2, 3, 4, 5].map((t) =>
        call(
          "step",
          [normalTensor([3, 4], 10 + t, { deviation: 0.4 }), signedGradients([3, 4], 20 + t)],
          `step${String(t)}`,
        ),
      ),
    ],
  },
  {
    id: "defaults",
    title: { zh: "全用默认值，梯度小到 ε 那么大", en: "all defaults, gradients as small as ε" },
    visible: false,
    steps: [
      construct(),
      ...[1, 2, 3, 4].map((t) =>
        call(
          "step",
          [
            uniformTensor([7], 30 + t, { low: -0.003, high: 0.003 }),
            normalTensor([7], 40 + t, { deviation: 4e-8 }),
          ],
          `step${String(t)}`,
        ),
      ),
    ],
  },
  {
    id: "zero-gradient",
    title: { zh: "有些元素的梯度为零", en: "some elements have no gradient" },
    visible: false,
    steps: [
      construct(0.15, 0.85, 0.95, 0.02),
      call(
        "step",
        [normalTensor([2, 5], 51, { deviation: 0.3 }), withZeros(signedGradients([2, 5], 52), [0, 4, 7])],
        "step1",
      ),
      call(
        "step",
        [normalTensor([2, 5], 53, { deviation: 0.3 }), withZeros(signedGradients([2, 5], 54), [0, 3, 9])],
        "step2",
      ),
      call("step", [normalTensor([2, 5], 55, { deviation: 0.3 }), filled([2, 5], 0)], "step3"),
    ],
  },
  {
    id: "steady-gradient",
    title: { zh: "梯度不变，走六步", en: "the same gradient, six steps" },
    visible: false,
    steps: [
      construct(0.3, 0.7, 0.9, 0.05),
      ...[1, 2, 3, 4, 5].map((t) => call("step", [normalTensor([5], 60 + t), steady])),
      call("step", [tensor([0.2, -0.5, 0.3, 0.1, -0.4]), steady], "step6"),
    ],
  },
  {
    id: "spike",
    title: { zh: "梯度突然大一千倍，然后恢复", en: "one gradient a thousand times larger than the rest" },
    visible: false,
    steps: [
      construct(0.25, 0.6, 0.9, 0.03),
      call("step", [normalTensor([2, 3], 71, { deviation: 0.3 }), signedGradients([2, 3], 72, 0.1)], "step1"),
      call("step", [normalTensor([2, 3], 73, { deviation: 0.3 }), signedGradients([2, 3], 74, 100)], "step2"),
      call("step", [normalTensor([2, 3], 75, { deviation: 0.3 }), signedGradients([2, 3], 76, 0.1)], "step3"),
    ],
  },
  {
    id: "second-optimiser",
    title: { zh: "另建一个优化器，从头开始", en: "a second optimiser starts anew" },
    visible: false,
    steps: [
      construct(0.2, 0.9, 0.97, 0.04),
      call("step", [normalTensor([4], 81), signedGradients([4], 82)]),
      call("step", [normalTensor([4], 83), signedGradients([4], 84)]),
      construct(0.4, 0.75, 0.92, 0.04),
      call("step", [normalTensor([6], 85, { deviation: 0.3 }), signedGradients([6], 86)], "step1"),
      call("step", [normalTensor([6], 87, { deviation: 0.3 }), signedGradients([6], 88)], "step2"),
    ],
  },
  {
    id: "kernel",
    title: { zh: "四维参数：一个卷积核", en: "a parameter of four axes: a convolution kernel" },
    visible: false,
    steps: [
      construct(0.1, 0.9, 0.98, 0.01),
      call(
        "step",
        [normalTensor([4, 3, 2, 5], 91, { deviation: 0.2 }), signedGradients([4, 3, 2, 5], 92)],
        "step1",
      ),
      call(
        "step",
        [normalTensor([4, 3, 2, 5], 93, { deviation: 0.2 }), signedGradients([4, 3, 2, 5], 94)],
        "step2",
      ),
    ],
  },
  {
    id: "large-parameter",
    title: { zh: "160 × 80 的大参数，三步", en: "a large parameter, 160 × 80, three steps" },
    visible: false,
    steps: [
      construct(0.05, 0.85, 0.99, 0.01),
      call("step", [normalTensor([160, 80], 101, { deviation: 0.1 }), signedGradients([160, 80], 102)]),
      call("step", [normalTensor([160, 80], 103, { deviation: 0.1 }), signedGradients([160, 80], 104)]),
      call(
        "step",
        [normalTensor([160, 80], 105, { deviation: 0.1 }), signedGradients([160, 80], 106)],
        "step3",
      ),
    ],
  },
  // The stages, each with what comes after it made harmless. With β = 0.05 the bias correction is gone after five steps;
  // with β = 0 a moment is that of the latest gradient. The first moment shows in two ways: under v̂ = g², and under a
  // huge ε = lr, where a step is −m̂ whatever v is.
  {
    id: "stage-first-moment",
    title: { zh: "β₂ = 0，五步：只看 m", en: "β₂ = 0, five steps: m alone" },
    visible: false,
    steps: [construct(0.5, 0.05, 0, 1e-6), ...stepsFrom(111, 5)],
    stages: [stage("m", "change")],
  },
  {
    id: "stage-first-moment-alone",
    title: { zh: "ε 和 lr 极大，五步：只看 m", en: "a huge ε and lr, five steps: m alone" },
    visible: false,
    steps: [construct(1e6, 0.05, 0.9, 1e6), ...stepsFrom(116, 5)],
    stages: [stage("m", "change")],
  },
  {
    id: "stage-second-moment",
    title: { zh: "β₁ = 0，五步：只看 v", en: "β₁ = 0, five steps: v alone" },
    visible: false,
    steps: [construct(0.5, 0, 0.05, 1e-6), ...stepsFrom(121, 5)],
    stages: [stage("v", "change")],
  },
  {
    id: "stage-first-correction",
    title: { zh: "β₂ = 0，两步：m 的偏差修正", en: "β₂ = 0, two steps: the bias correction of m" },
    visible: false,
    steps: [construct(0.5, 0.8, 0, 1e-6), ...stepsFrom(126, 2)],
    stages: [stage("m̂", "change")],
  },
  {
    id: "stage-first-correction-alone",
    title: {
      zh: "ε 和 lr 极大，两步：m 的偏差修正",
      en: "a huge ε and lr, two steps: the bias correction of m",
    },
    visible: false,
    steps: [construct(1e6, 0.8, 0.9, 1e6), ...stepsFrom(131, 2)],
    stages: [stage("m̂", "change")],
  },
  {
    id: "stage-second-correction",
    title: { zh: "β₁ = 0，两步：v 的偏差修正", en: "β₁ = 0, two steps: the bias correction of v" },
    visible: false,
    steps: [construct(0.5, 0, 0.9, 1e-6), ...stepsFrom(136, 2)],
    stages: [stage("v̂", "change")],
  },
  {
    id: "stage-epsilon",
    title: { zh: "ε 和梯度一般大：ε 的位置", en: "ε as large as the gradients: where it stands" },
    visible: false,
    steps: [construct(0.5, 0, 0, 0.7), ...stepsFrom(141, 1)],
    stages: [stage({ zh: "√v̂ + ε", en: "√v̂ + ε" }, "change")],
  },
];

export default cases;
