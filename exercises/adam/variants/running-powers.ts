// βᵗ kept as running products, moments moved towards the gradient by a share of the distance.
export class Adam {
  #m: tf.Tensor | undefined;
  #v: tf.Tensor | undefined;
  #power1 = 1;
  #power2 = 1;
  #lr: number;
  #beta1: number;
  #beta2: number;
  #eps: number;

  constructor(lr?: number, beta1?: number, beta2?: number, eps?: number) {
    this.#lr = lr ?? 1e-3;
    this.#beta1 = beta1 ?? 0.9;
    this.#beta2 = beta2 ?? 0.999;
    this.#eps = eps ?? 1e-8;
  }

  step = (param: tf.Tensor, grad: tf.Tensor): tf.Tensor => {
    this.#power1 *= this.#beta1;
    this.#power2 *= this.#beta2;
    this.#m ??= tf.zeros(grad.shape);
    this.#v ??= tf.zeros(grad.shape);
    this.#m = this.#m.add(grad.sub(this.#m).mul(1 - this.#beta1));
    this.#v = this.#v.add(
      grad
        .pow(2)
        .sub(this.#v)
        .mul(1 - this.#beta2),
    );
    const numerator = this.#m.mul(this.#lr / (1 - this.#power1));
    const denominator = this.#v
      .mul(1 / (1 - this.#power2))
      .sqrt()
      .add(this.#eps);
    return param.sub(numerator.div(denominator));
  };
}
