// Everything transposed: scores [S, T], a softmax down the columns, values [w, S] from the left.
export function attention(q: tf.Tensor2D, k: tf.Tensor2D, v: tf.Tensor2D, mask?: tf.Tensor2D): tf.Tensor {
  const scores = tf.matMul(k, q, false, true).mul(q.shape[1] ** -0.5);
  const hidden = mask ? mask.transpose().equal(0) : tf.zerosLike(scores).cast("bool");
  const shown = tf.where(hidden, tf.fill(scores.shape, -1e9), scores);
  const weights = shown.sub(tf.logSumExp(shown, 0, true)).exp();
  return tf.matMul(v, weights, true, false).transpose();
}
