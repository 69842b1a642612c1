import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import { filled, normalTensor, tensor, uniformTensor } from "#lib/exercises/inputs.ts";
import { call, construct } from "#lib/exercises/steps.ts";
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
];

export default cases;
