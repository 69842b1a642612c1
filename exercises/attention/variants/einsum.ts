// The two products as Einstein sums, √d shared between queries and keys.
function softmax(x: tf.Tensor): tf.Tensor {
  const shifted = tf.exp(tf.sub(x, tf.max(x, -1, true)));
  return tf.div(shifted, tf.sum(shifted, -1, true));
}

export function attention(q: tf.Tensor2D, k: tf.Tensor2D, v: tf.Tensor2D, mask?: tf.Tensor2D): tf.Tensor {
  const share = Math.pow(q.shape[1], -0.25);
  let scores = tf.einsum("td,sd->ts", q.mul(share), k.mul(share));
  if (mask) scores = scores.where(mask.greater(0.5), tf.scalar(-1e9));
  return tf.einsum("ts,sw->tw", softmax(scores), v);
}
