// Functions instead of methods, and TensorFlow's own mean and (biased) variance.
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
    let mean = this.runningMean;
    let variance = this.runningVar;
    if (training) {
      const n = x.shape[0];
      const batch = tf.moments(x, 0);
      mean = batch.mean;
      variance = batch.variance;
      const unbiased = tf.div(tf.mul(variance, n), n - 1);
      const keep = 1 - this.momentum;
      this.runningMean = tf.add(tf.mul(keep, this.runningMean), tf.mul(this.momentum, mean));
      this.runningVar = tf.add(tf.mul(keep, this.runningVar), tf.mul(this.momentum, unbiased));
    }
    const centred = tf.sub(x, mean);
    const deviation = tf.sqrt(tf.add(variance, this.eps));
    return tf.add(tf.mul(this.gamma, tf.div(centred, deviation)), this.beta);
  }
}
