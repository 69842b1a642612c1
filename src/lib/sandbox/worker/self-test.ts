import type * as TensorFlow from "@tensorflow/tfjs-core";

import golden from "./self-test-values.json" with { type: "json" };

type Library = typeof TensorFlow;
type Name = keyof typeof golden;

/** Sizes that no tile of a GPU divides. */
const [ROWS, INNER, COLUMNS] = [7, 65, 9];

/** |got − true| ≤ relative·|true| + absolute; wider than any backend's rounding, narrower than any wrong kernel. */
const TOLERANCES: Readonly<Record<Name, readonly [relative: number, absolute: number]>> = {
  matMul: [1e-5, 1e-5],
  softmax: [1e-4, 1e-6],
  log: [1e-4, 1e-3],
  tanh: [1e-5, 1e-5],
  mean: [1e-6, 1e-3],
  variance: [1e-3, 1e-3],
  where: [1e-5, 1e-5],
  gather: [1e-5, 1e-5],
  cast: [0, 0],
  transpose: [1e-5, 1e-5],
  sum: [1e-4, 1e-3],
};

/** Signed, without symmetry, exact in float32: what `matrix` in self-test-values.py gives. */
function matrix(rows: number, columns: number, seed: number): Float32Array {
  return Float32Array.from({ length: rows * columns }, (_, at) => (((at * 37 + seed * 11) % 64) - 31) / 32);
}

/** Chained, as programs chain them: a kernel that is wrong shows in all that follows. */
function compute(tf: Library): Record<Name, TensorFlow.Tensor> {
  const a = tf.tensor2d(matrix(ROWS, INNER, 1), [ROWS, INNER]);
  const b = tf.tensor2d(matrix(INNER, COLUMNS, 2), [INNER, COLUMNS]);
  const product = tf.matMul(a, b);
  const softmax = tf.softmax(tf.mul(product, 3));
  // A mean a thousand times the spread: what a sum in one pass loses.
  const offset = tf.add(a, 1000);
  const mean = tf.mean(offset, 0);
  return {
    matMul: product,
    softmax,
    log: tf.log(tf.add(softmax, 1e-6)),
    tanh: tf.tanh(product),
    mean,
    variance: tf.mean(tf.square(tf.sub(offset, mean)), 0),
    where: tf.where(tf.greater(product, 0), product, -1e9),
    gather: tf.gather(product, tf.tensor1d([8, 0, 3], "int32"), 1),
    cast: tf.cast(tf.cast(tf.mul(a, 3), "int32"), "float32"),
    transpose: tf.transpose(product),
    sum: tf.sum(product),
  };
}

function isRight(name: Name, got: ArrayLike<number>): boolean {
  const [relative, absolute] = TOLERANCES[name];
  const expected = golden[name];
  return (
    got.length === expected.length &&
    expected.every((value, at) => Math.abs((got[at] ?? NaN) - value) <= relative * Math.abs(value) + absolute)
  );
}

/**
 * Computes what exercises lean on, on TensorFlow.js's current backend, and holds it against stored float64 values.
 * @returns the first result that is wrong, or null
 */
export async function firstWrong(tf: Library): Promise<Name | null> {
  const results = tf.tidy(() => compute(tf));
  const names = Object.keys(golden) as Name[];
  const values = await Promise.all(names.map((name) => results[name].data<"float32">()));
  tf.dispose(results);
  return names.find((name, at) => !isRight(name, values[at] ?? [])) ?? null;
}
