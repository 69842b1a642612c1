// Plain numbers from Math.random, made into a tensor.
export class Dropout {
  p: number;
  factors: tf.Tensor | null = null;

  constructor(p: number) {
    this.p = p;
  }

  forward(x: tf.Tensor2D, training: boolean): tf.Tensor {
    const [rows, columns] = x.shape;
    const scale = 1 / (1 - this.p);
    const draw = () => (Math.random() < this.p ? 0 : scale);
    this.factors = training
      ? tf.tensor2d(Array.from({ length: rows * columns }, draw), x.shape)
      : tf.onesLike(x);
    return x.mul(this.factors);
  }

  backward(dy: tf.Tensor2D): tf.Tensor {
    return this.factors ? dy.mul(this.factors) : dy;
  }
}
