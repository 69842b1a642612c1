// One multiplication and one addition per element: γ and 1/√(σ² + ε) folded into a scale, the rest into a shift.
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
    const [mean, variance] = training ? this.observe(x) : [this.runningMean, this.runningVar];
    const scale = this.gamma.mul(variance.add(this.eps).rsqrt());
    const shift = this.beta.sub(mean.mul(scale));
    return x.mul(scale).add(shift);
  }

  observe(x: tf.Tensor2D): [tf.Tensor, tf.Tensor] {
    const n = x.shape[0];
    const mean = x.sum(0).div(n);
    const squares = x.sub(mean).square().sum(0);
    this.runningMean = this.runningMean.add(mean.sub(this.runningMean).mul(this.momentum));
    const unbiased = squares.div(n - 1);
    this.runningVar = this.runningVar.add(unbiased.sub(this.runningVar).mul(this.momentum));
    return [mean, squares.div(n)];
  }
}
