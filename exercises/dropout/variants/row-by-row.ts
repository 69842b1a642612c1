// One draw for each row, all of its own.
export class Dropout {
  p: number;
  rows: tf.Tensor[] | null = null;

  constructor(p: number) {
    this.p = p;
  }

  forward(x: tf.Tensor2D, training: boolean): tf.Tensor {
    const [count, width] = x.shape;
    const draw = () => tf.cast(tf.greater(tf.rand([width], Math.random), this.p), "float32");
    this.rows = training ? Array.from({ length: count }, draw) : null;
    return this.times(x);
  }

  backward(dy: tf.Tensor2D): tf.Tensor {
    return this.times(dy);
  }

  times(x: tf.Tensor2D): tf.Tensor {
    return this.rows === null
      ? x
      : tf
          .stack(this.rows)
          .mul(x)
          .div(1 - this.p);
  }
}
