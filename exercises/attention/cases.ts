import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import { filled, normalTensor, onGrid, tensor, uniformTensor } from "#lib/exercises/inputs.ts";
import { apply, stage } from "#lib/exercises/steps.ts";
import type { TensorData } from "#lib/exercises/tensor-data.ts";

/** A float32 matrix, element by element. */
function matrix(rows: number, columns: number, element: (row: number, column: number) => number): TensorData {
  const values = Float32Array.from({ length: rows * columns }, (_, position) =>
    element(Math.floor(position / columns), position % columns),
  );
  return { shape: [rows, columns], dtype: "float32", values };
}

/** [T, S]: each query sees about half of the keys, and at least the one with its own number. */
function randomMask(queries: number, keys: number, seed: number): TensorData {
  const drawn = uniformTensor([queries, keys], seed).values;
  return matrix(queries, keys, (t, s) => (s === t % keys || (drawn[t * keys + s] ?? 0) > 0 ? 1 : 0));
}

/** Rows multiplied by a factor of their own. */
function scaledRows({ shape, values }: TensorData, factor: (row: number) => number): TensorData {
  const [rows = 0, columns = 0] = shape;
  return matrix(rows, columns, (row, column) => (values[row * columns + column] ?? 0) * factor(row));
}

const exampleQ = tensor([
  [2, 0, 1, -1],
  [-1, 2, 0, 1],
]);
const exampleK = tensor([
  [1, 2, 0, 0],
  [0, 1, -2, 2],
  [1, -1, 0, -2],
]);
const exampleV = tensor([
  [4, 0],
  [0, 1],
  [-2, 3],
]);

/**
 * Keys far from the origin and queries on both sides of it: scores near +150 and −150, a few apart within a row. On a
 * grid, so that float32 sums them without rounding; √4 divides them exactly.
 */
const farQueries = scaledRows(onGrid(normalTensor([3, 4], 61, { mean: 7.5 }), 1 / 8), (t) =>
  t % 2 === 0 ? 1 : -1,
);
const farKeys = onGrid(normalTensor([6, 4], 62, { mean: 10, deviation: 0.15 }), 1 / 64);

/** Queries that all point one way, and keys of which the second and fifth lie far out that way. */
const loudQueries = normalTensor([2, 3], 71, { mean: 2, deviation: 0.5 });
const loudKeys = scaledRows(normalTensor([5, 3], 72, { mean: 0.6, deviation: 0.4 }), (s) =>
  s === 1 || s === 4 ? 150 : 1,
);

/** Keys along the axes and one between them; queries that score 80 with one of them, at most 0 with the others. */
const axes = tensor([
  [2, 0, 0, 0],
  [0, 2, 0, 0],
  [0, 0, 2, 0],
  [0, 0, 0, 2],
  [-1, -1, -1, -1],
]);
const pointers = tensor([
  [0, 0, 40, 0],
  [40, 0, 0, 0],
  [0, 0, 0, 40],
]);

/** [S, S]: as values it makes the output the weights. */
const identity = (keys: number) => matrix(keys, keys, (row, column) => (row === column ? 1 : 0));

const cases: readonly ExerciseCase[] = [
  {
    id: "example",
    title: { zh: "题目里的例子，没有掩码", en: "the example of the task, without a mask" },
    visible: true,
    steps: [apply([exampleQ, exampleK, exampleV])],
  },
  {
    id: "example-masked",
    title: { zh: "题目里的例子，有掩码", en: "the example of the task, with its mask" },
    visible: true,
    steps: [
      apply([
        exampleQ,
        exampleK,
        exampleV,
        tensor([
          [1, 1, 0],
          [0, 1, 1],
        ]),
      ]),
    ],
  },
  {
    id: "no-mask",
    title: { zh: "没有掩码，四个大小各不相同", en: "no mask, four different sizes" },
    visible: false,
    steps: [apply([normalTensor([3, 6], 11), normalTensor([5, 6], 12), normalTensor([5, 2], 13)])],
  },
  {
    id: "masked",
    title: { zh: "有掩码，每个查询看到的键不同", en: "a mask, other keys for every query" },
    visible: false,
    steps: [
      apply([
        normalTensor([4, 3], 21, { deviation: 1.5 }),
        normalTensor([7, 3], 22),
        normalTensor([7, 5], 23, { mean: 0.5 }),
        randomMask(4, 7, 24),
      ]),
    ],
  },
  {
    id: "causal",
    title: { zh: "因果掩码，T = S：只看自己和前面", en: "a causal mask, T = S: itself and what came before" },
    visible: false,
    steps: [
      apply([
        normalTensor([5, 3], 31),
        normalTensor([5, 3], 32, { deviation: 1.4 }),
        normalTensor([5, 4], 33),
        matrix(5, 5, (t, s) => (s <= t ? 1 : 0)),
      ]),
    ],
  },
  {
    id: "one-visible",
    title: { zh: "每个查询只看得到一个键", en: "all keys but one are masked" },
    visible: false,
    steps: [
      apply([
        normalTensor([3, 5], 41),
        normalTensor([6, 5], 42),
        normalTensor([6, 4], 43),
        matrix(3, 6, (t, s) => (s === 4 - 2 * t ? 1 : 0)),
      ]),
    ],
  },
  {
    id: "one-key",
    title: { zh: "只有一个键", en: "a single key" },
    visible: false,
    steps: [apply([normalTensor([4, 3], 51), normalTensor([1, 3], 52), normalTensor([1, 5], 53)])],
  },
  {
    id: "one-query",
    title: { zh: "只有一个查询", en: "a single query" },
    visible: false,
    steps: [apply([normalTensor([1, 4], 54), normalTensor([6, 4], 55), normalTensor([6, 3], 56)])],
  },
  {
    id: "large-scores",
    title: { zh: "分数在 ±150 上下，exp 会溢出", en: "scores near ±150, where exp overflows" },
    visible: false,
    steps: [apply([farQueries, farKeys, normalTensor([6, 5], 63)])],
  },
  {
    id: "hidden-keys-score-highest",
    title: { zh: "被遮住的键分数最高", en: "the masked keys have by far the highest scores" },
    visible: false,
    steps: [
      apply([
        loudQueries,
        loudKeys,
        normalTensor([5, 4], 73),
        tensor([
          [1, 0, 1, 1, 0],
          [1, 0, 0, 1, 0],
        ]),
      ]),
    ],
  },
  {
    id: "large",
    title: { zh: "40 个查询、160 个键，有掩码", en: "40 queries and 160 keys, masked" },
    visible: false,
    steps: [
      apply([
        normalTensor([40, 64], 81),
        normalTensor([160, 64], 82),
        normalTensor([160, 48], 83),
        randomMask(40, 160, 84),
      ]),
    ],
  },
  // The stages. The softmax comes first: all others are seen through it.
  {
    id: "stage-softmax",
    title: { zh: "Q = 0：每个键一样重", en: "Q = 0: every key weighs the same" },
    visible: false,
    steps: [apply([filled([3, 4], 0), normalTensor([5, 4], 91), identity(5)], "weights")],
    stages: [stage("softmax", "weights")],
  },
  {
    id: "stage-scores",
    title: {
      zh: "每个查询只对准一个键，差距很大：权重非 0 即 1，与缩放无关",
      en: "each query points at one key alone: weights of 0 and 1, however the scores are scaled",
    },
    visible: false,
    steps: [apply([pointers, axes, identity(5)], "weights")],
    stages: [stage("Q·Kᵀ", "weights")],
  },
  {
    id: "stage-scale",
    title: { zh: "d = 4，V = I：只看权重", en: "d = 4 and V = I: the weights" },
    visible: false,
    steps: [apply([normalTensor([3, 4], 94), normalTensor([5, 4], 95), identity(5)], "weights")],
    stages: [stage("÷ √d", "weights")],
  },
  {
    id: "stage-mask",
    title: { zh: "有掩码，V = I：只看权重", en: "a mask and V = I: the weights" },
    visible: false,
    steps: [
      apply(
        [normalTensor([3, 4], 96), normalTensor([5, 4], 97), identity(5), randomMask(3, 5, 98)],
        "weights",
      ),
    ],
    stages: [stage({ zh: "掩码", en: "the mask" }, "weights")],
  },
  {
    id: "stage-values",
    title: { zh: "Q = 0，没有掩码：V 的平均", en: "Q = 0, no mask: the average of V" },
    visible: false,
    steps: [apply([filled([3, 4], 0), normalTensor([5, 4], 99), normalTensor([5, 2], 100)])],
    stages: [stage({ zh: "乘 V", en: "times V" }, "output")],
  },
];

export default cases;
