export class Dropout {
  p: number;
  /** 0 where dropped, 1/(1 − p) where kept; null after an evaluation. */
  mask: tf.Tensor | null = null;

  constructor(p: number) {
    this.p = p;
  }

  /** x: [N, D] → [N, D] */
  forward(x: tf.Tensor2D, training: boolean): tf.Tensor {
    this.mask = training ? this.drawMask(x.shape) : null;
    return this.mask === null ? x : x.mul(this.mask);
  }

  /** dy: [N, D] → [N, D] */
  backward(dy: tf.Tensor2D): tf.Tensor {
    return this.mask === null ? dy : dy.mul(this.mask);
  }

  drawMask(shape: [number, number]): tf.Tensor {
    const kept = tf.randomUniform(shape).greaterEqual(this.p);
    return kept.cast("float32").div(1 - this.p);
  }
}
