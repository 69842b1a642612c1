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

  /** x: [N, D] → [N, D] */
  forward(x: tf.Tensor2D, training: boolean): tf.Tensor {
    if (!training) return this.normalise(x, this.runningMean, this.runningVar);

    const n = x.shape[0];
    const mean = x.mean(0);
    const variance = x.sub(mean).square().mean(0);
    this.runningMean = this.track(this.runningMean, mean);
    this.runningVar = this.track(this.runningVar, variance.mul(n / (n - 1)));
    return this.normalise(x, mean, variance);
  }

  normalise(x: tf.Tensor, mean: tf.Tensor, variance: tf.Tensor): tf.Tensor {
    const standardised = x.sub(mean).div(variance.add(this.eps).sqrt());
    return standardised.mul(this.gamma).add(this.beta);
  }

  track(running: tf.Tensor, batch: tf.Tensor): tf.Tensor {
    return running.mul(1 - this.momentum).add(batch.mul(this.momentum));
  }
}
