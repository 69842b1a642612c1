// The root of v and the root of its correction taken apart, inside a tidy that keeps only the state.
export class Adam {
  state: { m: tf.Tensor; v: tf.Tensor; t: number } | null = null;
  readonly settings: { lr: number; beta1: number; beta2: number; eps: number };

  constructor(lr = 1e-3, beta1 = 0.9, beta2 = 0.999, eps = 1e-8) {
    this.settings = { lr, beta1, beta2, eps };
  }

  step(param: tf.Tensor, grad: tf.Tensor): tf.Tensor {
    const { lr, beta1, beta2, eps } = this.settings;
    return tf.tidy(() => {
      const before = this.state ?? { m: tf.zerosLike(grad), v: tf.zerosLike(grad), t: 0 };
      const t = before.t + 1;
      const m = tf.keep(tf.addN([before.m.mul(beta1), grad.mul(1 - beta1)]));
      const v = tf.keep(tf.addN([before.v.mul(beta2), grad.mul(grad).mul(1 - beta2)]));
      this.state = { m, v, t };
      const deviation = v.sqrt().div(Math.sqrt(1 - beta2 ** t));
      const direction = m.div(deviation.add(eps));
      return direction.mul(-lr / (1 - beta1 ** t)).add(param);
    });
  }
}
