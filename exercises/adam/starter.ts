export class Adam {
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

  // param and grad have one shape; so has the new parameter
  step(param: tf.Tensor, grad: tf.Tensor): tf.Tensor {
    return param;
  }
}
