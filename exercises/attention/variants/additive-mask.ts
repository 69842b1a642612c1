// Queries scaled before the product, the mask as a term that is 0 or −1e9.
export function attention(q: tf.Tensor2D, k: tf.Tensor2D, v: tf.Tensor2D, mask?: tf.Tensor2D) {
  const [, d] = k.shape;
  let scores = q.mul(1 / Math.sqrt(d)).matMul(k.transpose());
  if (mask !== undefined) scores = scores.add(tf.sub(1, mask).mul(-1e9));
  return scores.softmax(-1).matMul(v);
}
