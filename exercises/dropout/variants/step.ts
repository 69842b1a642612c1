// A step function of keep − u, and a closure for the way back.
export class Dropout {
  keep: number;
  back: (dy: tf.Tensor) => tf.Tensor = (dy) => dy;

  constructor(p: number) {
    this.keep = 1 - p;
  }

  forward(x: tf.Tensor2D, training: boolean): tf.Tensor {
    if (training) {
      const mask = tf.step(tf.sub(this.keep, tf.randomUniform(x.shape)));
      this.back = (dy) => tf.mul(dy, mask.div(this.keep));
    } else {
      this.back = (dy) => dy;
    }
    return this.back(x);
  }

  backward(dy: tf.Tensor2D): tf.Tensor {
    return this.back(dy);
  }
}
