// Means as products with a row of 1/N, private state behind getters.
export class BatchNorm {
  #mean: tf.Tensor;
  #var: tf.Tensor;
  #gamma: tf.Tensor;
  #beta: tf.Tensor;
  #eps: number;
  #momentum: number;

  constructor(gamma: tf.Tensor, beta: tf.Tensor, eps?: number, momentum?: number) {
    this.#gamma = gamma;
    this.#beta = beta;
    this.#eps = eps ?? 0.00001;
    this.#momentum = momentum ?? 0.1;
    this.#mean = tf.zeros(gamma.shape);
    this.#var = tf.ones(gamma.shape);
  }

  get runningMean(): tf.Tensor {
    return this.#mean;
  }

  get runningVar(): tf.Tensor {
    return this.#var;
  }

  forward = (x: tf.Tensor2D, training: boolean): tf.Tensor => {
    let [mean, variance] = [this.#mean, this.#var];
    if (training) {
      const n = x.shape[0];
      const average = tf.fill([1, n], 1 / n);
      mean = tf.matMul(average, x).flatten();
      variance = tf.matMul(average, tf.square(tf.sub(x, mean)) as tf.Tensor2D).flatten();
      const blend = (old: tf.Tensor, now: tf.Tensor) =>
        tf.stack([old.mul(1 - this.#momentum), now.mul(this.#momentum)]).sum(0);
      this.#mean = blend(this.#mean, mean);
      this.#var = blend(this.#var, variance.mul(n).div(n - 1));
    }
    return x.sub(mean).div(variance.add(this.#eps).sqrt()).mul(this.#gamma).add(this.#beta);
  };
}
