// As in the paper: the gradients of σ² and μ by name, then the three paths into x.
export class BatchNorm {
  readonly #gamma: tf.Tensor;
  readonly #beta: tf.Tensor;
  readonly #eps: number;
  #x: tf.Tensor = tf.scalar(0);
  #mean: tf.Tensor = tf.scalar(0);
  #variance: tf.Tensor = tf.scalar(1);

  constructor(gamma: tf.Tensor, beta: tf.Tensor, eps = 1e-5) {
    this.#gamma = gamma;
    this.#beta = beta;
    this.#eps = eps;
  }

  forward(x: tf.Tensor2D): tf.Tensor {
    this.#x = x.clone();
    this.#mean = tf.mean(x, 0);
    this.#variance = tf.mean(tf.squaredDifference(x, this.#mean), 0);
    return tf.add(tf.mul(this.#gamma, this.#normalised()), this.#beta);
  }

  backward(dy: tf.Tensor2D): tf.Tensor[] {
    const n = dy.shape[0];
    const centred = this.#x.sub(this.#mean);
    const shifted = this.#variance.add(this.#eps);
    const dNormalised = tf.mul(dy, this.#gamma);
    const dVariance = dNormalised.mul(centred).sum(0).mul(-0.5).mul(tf.pow(shifted, -1.5));
    const dMean = dNormalised
      .sum(0)
      .neg()
      .div(tf.sqrt(shifted))
      .add(dVariance.mul(centred.sum(0)).mul(-2 / n));
    const dx = dNormalised
      .div(tf.sqrt(shifted))
      .add(dVariance.mul(2 / n).mul(centred))
      .add(dMean.div(n));
    return [dx, dy.mul(this.#normalised()).sum(0), dy.sum(0)];
  }

  #normalised(): tf.Tensor {
    return this.#x.sub(this.#mean).div(this.#variance.add(this.#eps).sqrt());
  }
}
