export class Adam {
  /** Both moments take the parameter's shape at the first step. */
  m: tf.Tensor = tf.scalar(0);
  v: tf.Tensor = tf.scalar(0);
  t = 0;
  lr: number;
  beta1: number;
  beta2: number;
  eps: number;

  constructor(lr = 1e-3, beta1 = 0.9, beta2 = 0.999, eps = 1e-8) {
    this.lr = lr;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.eps = eps;
  }

  /** param and grad have one shape; so has the new parameter */
  step(param: tf.Tensor, grad: tf.Tensor): tf.Tensor {
    this.t += 1;
    this.m = this.m.mul(this.beta1).add(grad.mul(1 - this.beta1));
    this.v = this.v.mul(this.beta2).add(grad.square().mul(1 - this.beta2));

    const mHat = this.m.div(1 - this.beta1 ** this.t);
    const vHat = this.v.div(1 - this.beta2 ** this.t);
    const change = mHat.div(vHat.sqrt().add(this.eps)).mul(this.lr);
    return param.sub(change);
  }
}
