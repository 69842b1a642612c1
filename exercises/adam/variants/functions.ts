// A small function per moment, and a learning rate per element: lr / (√v̂ + ε).
const blend = (old: tf.Tensor, now: tf.Tensor, beta: number) => tf.add(old.mul(beta), now.mul(1 - beta));
const corrected = (moment: tf.Tensor, beta: number, t: number) => moment.div(1 - Math.pow(beta, t));

export class Adam {
  lr: number;
  beta1: number;
  beta2: number;
  eps: number;
  first: tf.Tensor | null = null;
  second: tf.Tensor | null = null;
  stepsTaken = 0;

  constructor(lr = 1e-3, beta1 = 0.9, beta2 = 0.999, eps = 1e-8) {
    [this.lr, this.beta1, this.beta2, this.eps] = [lr, beta1, beta2, eps];
  }

  step(param: tf.Tensor, grad: tf.Tensor): tf.Tensor {
    this.stepsTaken = this.stepsTaken + 1;
    const square = tf.square(grad);
    this.first = blend(this.first || tf.zerosLike(grad), grad, this.beta1);
    this.second = blend(this.second || tf.zerosLike(square), square, this.beta2);
    const m = corrected(this.first, this.beta1, this.stepsTaken);
    const v = corrected(this.second, this.beta2, this.stepsTaken);
    const perElementRate = tf.reciprocal(tf.add(tf.sqrt(v), this.eps)).mul(this.lr);
    return tf.sub(param, tf.mul(perElementRate, m));
  }
}
