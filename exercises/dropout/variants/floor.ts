// floor(u + keep) is 1 with probability keep; the scale stays apart from the mask.
export class Dropout {
  keep: number;
  mask: tf.Tensor | null = null;

  constructor(p: number) {
    this.keep = 1 - p;
  }

  forward(x: tf.Tensor2D, training: boolean): tf.Tensor {
    if (!training) {
      this.mask = null;
      return x.clone();
    }
    this.mask = tf.randomUniform(x.shape).add(this.keep).floor();
    return x.div(this.keep).mul(this.mask);
  }

  backward(dy: tf.Tensor2D): tf.Tensor {
    return this.mask ? tf.mul(dy, this.mask).div(this.keep) : dy.clone();
  }
}
