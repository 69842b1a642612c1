// Both corrections folded into one rate and one ε: no corrected moments are formed.
export class Adam {
  m: tf.Tensor | null = null;
  v: tf.Tensor | null = null;
  t = 0;
  lr: number;
  beta1: number;
  beta2: number;
  eps: number;

  constructor(lr = 0.001, beta1 = 0.9, beta2 = 0.999, eps = 1e-8) {
    this.lr = lr;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.eps = eps;
  }

  step(param: tf.Tensor, grad: tf.Tensor): tf.Tensor {
    const m = this.m ?? tf.zerosLike(param);
    const v = this.v ?? tf.zerosLike(param);
    this.t++;
    this.m = tf.add(tf.mul(this.beta1, m), tf.mul(1 - this.beta1, grad));
    this.v = tf.add(tf.mul(this.beta2, v), tf.mul(1 - this.beta2, tf.mul(grad, grad)));
    const root = Math.sqrt(1 - Math.pow(this.beta2, this.t));
    const rate = (this.lr * root) / (1 - Math.pow(this.beta1, this.t));
    return tf.sub(param, tf.mul(rate, tf.div(this.m, tf.add(tf.sqrt(this.v), this.eps * root))));
  }
}
