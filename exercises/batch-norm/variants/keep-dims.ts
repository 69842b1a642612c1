// Statistics as rows [1, D] while they are used, [D] where they are kept.
export class BatchNorm {
  gamma: tf.Tensor;
  beta: tf.Tensor;
  eps: number;
  momentum: number;
  runningMean: tf.Tensor;
  runningVar: tf.Tensor;

  constructor(gamma: tf.Tensor, beta: tf.Tensor, eps = 1e-5, momentum = 0.1) {
    this.gamma = gamma;
    this.beta = beta;
    this.eps = eps;
    this.momentum = momentum;
    this.runningMean = tf.zerosLike(gamma);
    this.runningVar = tf.onesLike(gamma);
  }

  forward(x: tf.Tensor2D, training: boolean): tf.Tensor {
    return tf.tidy(() => {
      const [n, d] = x.shape;
      const mean = training ? x.mean(0, true) : this.runningMean.reshape([1, d]);
      const centred = x.sub(mean);
      const variance = training ? centred.mul(centred).mean(0, true) : this.runningVar.reshape([1, d]);
      if (training) {
        const old = 1 - this.momentum;
        const unbiased = centred
          .pow(2)
          .sum(0, true)
          .div(n - 1);
        this.runningMean = tf.keep(this.runningMean.mul(old).add(mean.mul(this.momentum).squeeze([0])));
        this.runningVar = tf.keep(this.runningVar.mul(old).add(unbiased.mul(this.momentum).squeeze([0])));
      }
      return centred
        .div(tf.sqrt(variance.add(this.eps)))
        .mul(this.gamma)
        .add(this.beta);
    });
  }
}
