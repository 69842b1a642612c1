export class Dropout {
  p: number;
  mask: tf.Tensor | null = null;

  constructor(p: number) {
    this.p = p;
  }

  // x: [N, D] → [N, D]
  forward(x: tf.Tensor2D, training: boolean): tf.Tensor {
    return x;
  }

  // dy: [N, D] → [N, D]
  backward(dy: tf.Tensor2D): tf.Tensor {
    return dy;
  }
}
