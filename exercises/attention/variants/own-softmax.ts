// Softmax from its parts: the row's maximum off, exp, over the row's sum, which is divided out at the end.
export const attention = (q: tf.Tensor2D, k: tf.Tensor2D, v: tf.Tensor2D, mask?: tf.Tensor2D): tf.Tensor => {
  const scores = tf.div(tf.matMul(q, tf.transpose(k)), Math.sqrt(q.shape[1]));
  const shown = mask ? scores.mul(mask).add(mask.sub(1).mul(1e9)) : scores;
  const exponentials = shown.sub(shown.max(1, true)).exp();
  const sums = exponentials.sum(1, true);
  return tf.matMul(exponentials, v).div(sums);
};
