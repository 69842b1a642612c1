// Nothing is averaged on the way: all gradients are kept, and each step weighs them anew.
export class Adam {
  gradients: tf.Tensor[] = [];
  lr: number;
  betas: [number, number];
  eps: number;

  constructor(lr = 1e-3, beta1 = 0.9, beta2 = 0.999, eps = 1e-8) {
    this.lr = lr;
    this.betas = [beta1, beta2];
    this.eps = eps;
  }

  step(param: tf.Tensor, grad: tf.Tensor): tf.Tensor {
    this.gradients.push(grad.flatten());
    const history = tf.stack(this.gradients) as tf.Tensor2D;
    const [beta1, beta2] = this.betas;
    const mean = this.average(history, beta1);
    const deviation = this.average(history.square(), beta2).sqrt();
    const change = mean.mul(this.lr).div(deviation.add(this.eps));
    return param.sub(change.reshape(param.shape));
  }

  /** values: [t, size] → [size], weights (1 − β)βᵗ⁻ⁱ over their sum 1 − βᵗ */
  average(values: tf.Tensor2D, beta: number): tf.Tensor {
    const t = values.shape[0];
    const weights = Array.from({ length: t }, (_, i) => ((1 - beta) * beta ** (t - 1 - i)) / (1 - beta ** t));
    return tf.matMul([weights], values).squeeze([0]);
  }
}
