export class BatchNorm {
  gamma: tf.Tensor;
  beta: tf.Tensor;
  eps: number;
  /** What backward needs of the last forward. */
  std: tf.Tensor = tf.scalar(1);
  xHat: tf.Tensor = tf.scalar(0);

  constructor(gamma: tf.Tensor, beta: tf.Tensor, eps = 1e-5) {
    this.gamma = gamma;
    this.beta = beta;
    this.eps = eps;
  }

  /** x: [N, D] → [N, D] */
  forward(x: tf.Tensor2D): tf.Tensor {
    const mean = x.mean(0);
    const variance = x.sub(mean).square().mean(0);
    this.std = variance.add(this.eps).sqrt();
    this.xHat = x.sub(mean).div(this.std);
    return this.xHat.mul(this.gamma).add(this.beta);
  }

  /** dy: [N, D] → [dx: [N, D], dgamma: [D], dbeta: [D]] */
  backward(dy: tf.Tensor2D): tf.Tensor[] {
    const dbeta = dy.sum(0);
    const dgamma = dy.mul(this.xHat).sum(0);

    const dxHat = dy.mul(this.gamma);
    const throughMean = dxHat.mean(0);
    const throughVariance = this.xHat.mul(dxHat.mul(this.xHat).mean(0));
    const dx = dxHat.sub(throughMean).sub(throughVariance).div(this.std);
    return [dx, dgamma, dbeta];
  }
}
