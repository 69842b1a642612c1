// Step by step, backwards through the graph: every node of forward in turn.
export class BatchNorm {
  gamma: tf.Tensor;
  beta: tf.Tensor;
  eps: number;
  centred: tf.Tensor = tf.scalar(0);
  root: tf.Tensor = tf.scalar(1);
  inverse: tf.Tensor = tf.scalar(1);
  normalised: tf.Tensor = tf.scalar(0);

  constructor(gamma: tf.Tensor, beta: tf.Tensor, eps = 1e-5) {
    this.gamma = gamma;
    this.beta = beta;
    this.eps = eps;
  }

  forward(x: tf.Tensor2D): tf.Tensor {
    const mean = x.sum(0).div(x.shape[0]);
    this.centred = x.sub(mean);
    const variance = this.centred.square().mean(0);
    this.root = variance.add(this.eps).sqrt();
    this.inverse = this.root.reciprocal();
    this.normalised = this.centred.mul(this.inverse);
    return this.normalised.mul(this.gamma).add(this.beta);
  }

  backward(dy: tf.Tensor2D): tf.Tensor[] {
    const n = dy.shape[0];
    const dbeta = dy.sum(0);
    const dgamma = dy.mul(this.normalised).sum(0);
    const dNormalised = dy.mul(this.gamma);
    // normalised = centred · inverse
    const dInverse = dNormalised.mul(this.centred).sum(0);
    const dCentredDirect = dNormalised.mul(this.inverse);
    // inverse = 1 / root, root = √(variance + eps)
    const dRoot = dInverse.mul(this.inverse.square()).neg();
    const dVariance = dRoot.div(this.root.mul(2));
    // variance = mean of centred²
    const dCentred = dCentredDirect.add(this.centred.mul(dVariance).mul(2 / n));
    // centred = x − mean
    const dMean = dCentred.sum(0).neg();
    return [dCentred.add(dMean.div(n)), dgamma, dbeta];
  }
}
