// dx as a projection: take the mean out, then the part along x̂ (whose length is counted with ε), then scale.
export class BatchNorm {
  gamma: tf.Tensor;
  beta: tf.Tensor;
  eps: number;
  scale: tf.Tensor = tf.scalar(1);
  xHat: tf.Tensor = tf.scalar(0);

  constructor(gamma: tf.Tensor, beta: tf.Tensor, eps = 1e-5) {
    this.gamma = gamma;
    this.beta = beta;
    this.eps = eps;
  }

  forward(x: tf.Tensor2D): tf.Tensor {
    const centred = x.sub(x.mean(0, true));
    const inverse = centred.square().mean(0, true).add(this.eps).rsqrt();
    this.xHat = centred.mul(inverse);
    this.scale = inverse.mul(this.gamma);
    return this.xHat.mul(this.gamma).add(this.beta);
  }

  backward(dy: tf.Tensor2D): tf.Tensor[] {
    const ones = tf.ones([1, dy.shape[0]]);
    const dbeta = tf.matMul(ones, dy).squeeze([0]);
    const dgamma = tf.matMul(ones, dy.mul(this.xHat)).squeeze([0]);
    const centred = dy.sub(dy.mean(0, true));
    // x̂ has mean 0, so the mean of dy makes no difference here.
    const along = centred.mul(this.xHat).mean(0, true);
    return [centred.sub(this.xHat.mul(along)).mul(this.scale), dgamma, dbeta];
  }
}
