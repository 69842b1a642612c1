// One query at a time, the masked weights dropped after exp and the rest made to sum to 1.
export function attention(q: tf.Tensor2D, k: tf.Tensor2D, v: tf.Tensor2D, mask?: tf.Tensor2D): tf.Tensor {
  const [queries, d] = q.shape;
  const rows = tf.unstack(q).map((query, t) => {
    const scores = k.mul(query).sum(1).div(Math.sqrt(d));
    if (!mask) return tf.dot(tf.softmax(scores), v);
    const shown = mask.slice([t, 0], [1, k.shape[0]]).flatten();
    const highest = scores.mul(shown).add(shown.sub(1).mul(1e9)).max();
    const exponentials = scores.sub(highest).minimum(0).exp().mul(shown);
    return tf.dot(exponentials.div(exponentials.sum()), v);
  });
  return tf.stack(rows).reshape([queries, v.shape[1]]);
}
