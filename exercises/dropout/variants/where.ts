// Chooses between zero and the scaled element; what is kept is which were dropped.
export class Dropout {
  rate: number;
  dropped: tf.Tensor | null = null;

  constructor(p: number) {
    this.rate = p;
  }

  forward(x: tf.Tensor2D, training: boolean): tf.Tensor {
    this.dropped = training ? tf.less(tf.randomUniform(x.shape, 0, 1), this.rate) : null;
    return this.choose(x);
  }

  backward(dy: tf.Tensor2D): tf.Tensor {
    return this.choose(dy);
  }

  choose(x: tf.Tensor2D): tf.Tensor {
    if (this.dropped === null) return x;
    return tf.where(this.dropped, tf.zerosLike(x), x.mul(1 / (1 - this.rate)));
  }
}
