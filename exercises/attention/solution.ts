/** q: [T, d], k: [S, d], v: [S, w], mask: [T, S] of 1 and 0 → [T, w] */
export function attention(q: tf.Tensor2D, k: tf.Tensor2D, v: tf.Tensor2D, mask?: tf.Tensor2D): tf.Tensor {
  const d = q.shape[1];
  const scores = tf.matMul(q, k, false, true).div(Math.sqrt(d));
  const visible = mask ? tf.where(mask.equal(1), scores, -1e9) : scores;
  const weights = tf.softmax(visible);
  return tf.matMul(weights, v);
}
