// The folded formula: dx = γ / (N·std) · (N·dy − Σdy − x̂·Σ(dy·x̂)), from the parameters' own gradients.
export class BatchNorm {
  gamma: tf.Tensor;
  beta: tf.Tensor;
  eps: number;
  #cache: { xHat: tf.Tensor; inverse: tf.Tensor } | null = null;

  constructor(gamma: tf.Tensor, beta: tf.Tensor, eps = 1e-5) {
    this.gamma = gamma;
    this.beta = beta;
    this.eps = eps;
  }

  forward(x: tf.Tensor2D): tf.Tensor {
    const { mean, variance } = tf.moments(x, 0);
    const inverse = tf.rsqrt(tf.add(variance, this.eps));
    const xHat = tf.mul(tf.sub(x, mean), inverse);
    this.#cache = { xHat, inverse };
    return tf.add(tf.mul(xHat, this.gamma), this.beta);
  }

  backward(dy: tf.Tensor2D): [tf.Tensor, tf.Tensor, tf.Tensor] {
    if (this.#cache === null) throw new Error("forward comes first");
    const { xHat, inverse } = this.#cache;
    const n = dy.shape[0];
    const dbeta = tf.sum(dy, 0);
    const dgamma = tf.sum(tf.mul(dy, xHat), 0);
    const inner = tf.sub(tf.sub(tf.mul(dy, n), dbeta), tf.mul(xHat, dgamma));
    return [tf.mul(tf.div(tf.mul(this.gamma, inverse), n), inner), dgamma, dbeta];
  }
}
