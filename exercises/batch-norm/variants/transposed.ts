// Features first: [D, N], so that the batch is the last axis.
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
    const n = x.shape[0];
    const features = x.transpose();
    const column = (row: tf.Tensor) => row.expandDims(1);
    let mean = column(this.runningMean);
    let variance = column(this.runningVar);
    if (training) {
      mean = features.mean(1, true);
      variance = features.squaredDifference(mean).mean(1, true);
      const m = this.momentum;
      this.runningMean = tf.addN([this.runningMean.mul(1 - m), mean.squeeze([1]).mul(m)]);
      this.runningVar = tf.addN([this.runningVar.mul(1 - m), variance.squeeze([1]).mul((m * n) / (n - 1))]);
    }
    const standardised = features.sub(mean).mul(variance.add(this.eps).pow(-0.5));
    return standardised.mul(column(this.gamma)).add(column(this.beta)).transpose();
  }
}
