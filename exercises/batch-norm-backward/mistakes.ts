import type { Mistake } from "#lib/exercises/exercise.ts";

const mistakes: readonly Mistake[] = [
  {
    id: "mean-constant",
    subject: "bn-backward-input",
    message: {
      zh: "dx 少了经过 μ 的一项：每个 x 都改变 μ，所以要减去 dx̂ 在批上的均值。",
      en: "dx lacks the term through μ: every x moves μ, so subtract the mean of dx̂ over the batch.",
    },
    edits: {
      typescript: [{ find: "dxHat.sub(throughMean).sub", replace: "dxHat.sub" }],
      python: [{ find: "(dx_hat - through_mean - through", replace: "(dx_hat - through" }],
    },
  },
  {
    id: "variance-constant",
    subject: "bn-backward-input",
    message: {
      zh: "dx 少了经过 σ² 的一项：每个 x 都改变 σ²，所以要减去 x̂ · mean(dx̂ · x̂)。",
      en: "dx lacks the term through σ²: every x moves σ², so subtract x̂ · mean(dx̂ · x̂).",
    },
    edits: {
      typescript: [{ find: ".sub(throughVariance).div", replace: ".div" }],
      python: [{ find: "through_mean - through_variance)", replace: "through_mean)" }],
    },
  },
  {
    id: "statistics-constant",
    subject: "bn-backward-input",
    message: {
      zh: "把 μ 和 σ² 当成了常数：dx 只有 dx̂ / std。它们也由 x 算出，各要减去一项。",
      en: "μ and σ² are taken for constants: dx is only dx̂ / std. Both are computed from x and each takes a term away.",
    },
    edits: {
      typescript: [{ find: "dxHat.sub(throughMean).sub(throughVariance).div", replace: "dxHat.div" }],
      python: [{ find: "(dx_hat - through_mean - through_variance)", replace: "dx_hat" }],
    },
  },
  {
    id: "neither-divided",
    subject: "bn-backward-input",
    message: {
      zh: "dx 里两个求和都没有除以 N。μ 和 σ² 是均值，每个 x 只占其中的 1/N。",
      en: "Neither of the two sums in dx is divided by N. μ and σ² are means, of which each x is only one Nth.",
    },
    edits: {
      typescript: [
        { find: "dxHat.mean(0)", replace: "dxHat.sum(0)" },
        { find: "mul(this.xHat).mean(0)", replace: "mul(this.xHat).sum(0)" },
      ],
      python: [
        { find: "dx_hat.mean(axis=0)", replace: "dx_hat.sum(axis=0)" },
        { find: "(dx_hat * self.x_hat).mean(axis=0)", replace: "(dx_hat * self.x_hat).sum(axis=0)" },
      ],
    },
  },
  {
    id: "mean-term-not-divided",
    subject: "bn-backward-input",
    message: {
      zh: "dx 里经过 μ 的一项没有除以 N：减去的应是 dx̂ 的均值，不是和。",
      en: "The term of dx through μ is not divided by N: subtract the mean of dx̂, not its sum.",
    },
    edits: {
      typescript: [{ find: "dxHat.mean(0)", replace: "dxHat.sum(0)" }],
      python: [{ find: "dx_hat.mean(axis=0)", replace: "dx_hat.sum(axis=0)" }],
    },
  },
  {
    id: "variance-term-not-divided",
    subject: "bn-backward-input",
    message: {
      zh: "dx 里经过 σ² 的一项没有除以 N：x̂ 乘的应是 dx̂ · x̂ 的均值，不是和。",
      en: "The term of dx through σ² is not divided by N: x̂ is multiplied by the mean of dx̂ · x̂, not by its sum.",
    },
    edits: {
      typescript: [{ find: "mul(this.xHat).mean(0)", replace: "mul(this.xHat).sum(0)" }],
      python: [{ find: "(dx_hat * self.x_hat).mean(axis=0)", replace: "(dx_hat * self.x_hat).sum(axis=0)" }],
    },
  },
  {
    id: "variance-term-sign",
    subject: "bn-backward-input",
    message: {
      zh: "dx 里经过 σ² 的一项符号反了：σ² 变大，x̂ 变小，所以是减。",
      en: "The term of dx through σ² has the wrong sign: a larger σ² makes x̂ smaller, so it is subtracted.",
    },
    edits: {
      typescript: [{ find: ".sub(throughVariance).div", replace: ".add(throughVariance).div" }],
      python: [{ find: "through_mean - through_variance)", replace: "through_mean + through_variance)" }],
    },
  },
  {
    id: "gamma-forgotten",
    subject: "bn-backward-input",
    message: {
      zh: "求 dx 时忘了 γ：y = γ·x̂ + β，所以 dx̂ = dy · γ。",
      en: "dx forgets γ: y = γ·x̂ + β, so dx̂ = dy · γ.",
    },
    edits: {
      typescript: [{ find: "const dxHat = dy.mul(this.gamma);", replace: "const dxHat = dy;" }],
      python: [{ find: "dx_hat = dy * self.gamma", replace: "dx_hat = dy" }],
    },
  },
  {
    id: "std-forgotten",
    subject: "bn-backward-input",
    message: {
      zh: "dx 最后没有除以 std：x̂ = (x − μ) / std，每一项都要除。",
      en: "dx is not divided by std in the end: x̂ = (x − μ) / std, so every term is.",
    },
    edits: {
      typescript: [{ find: ".sub(throughVariance).div(this.std);", replace: ".sub(throughVariance);" }],
      python: [
        {
          find: "(dx_hat - through_mean - through_variance) / self.std",
          replace: "dx_hat - through_mean - through_variance",
        },
      ],
    },
  },
  {
    id: "divided-by-variance",
    subject: "bn-backward-input",
    message: {
      zh: "dx 最后除以了方差。x̂ = (x − μ) / std，要除的是 √(σ² + ε)。",
      en: "dx is divided by the variance in the end. x̂ = (x − μ) / std: divide by √(σ² + ε).",
    },
    edits: {
      typescript: [
        {
          find: ".sub(throughVariance).div(this.std);",
          replace: ".sub(throughVariance).div(this.std.square());",
        },
      ],
      python: [{ find: "through_variance) / self.std", replace: "through_variance) / self.std**2" }],
    },
  },
  {
    id: "x-for-x-hat",
    subject: "bn-backward-parameters",
    message: {
      zh: "dγ 用了 x。γ 乘的是 x̂，所以 dγ = Σ dy · x̂。",
      en: "dγ is taken with x. What γ multiplies is x̂, so dγ = Σ dy · x̂.",
    },
    edits: {
      typescript: [
        {
          find: "this.xHat = x.sub(mean).div(this.std);",
          replace: "this.xHat = x.sub(mean).div(this.std);\n    this.x = x;",
        },
        { find: "dy.mul(this.xHat)", replace: "dy.mul(this.x)" },
      ],
      python: [
        {
          find: "self.x_hat = (x - mean) / self.std",
          replace: "self.x_hat = (x - mean) / self.std\n        self.x = x",
        },
        { find: "(dy * self.x_hat)", replace: "(dy * self.x)" },
      ],
    },
  },
  {
    id: "y-for-x-hat",
    subject: "bn-backward-parameters",
    message: {
      zh: "dγ 用了 y。γ 乘的是 x̂，所以 dγ = Σ dy · x̂。",
      en: "dγ is taken with y. What γ multiplies is x̂, so dγ = Σ dy · x̂.",
    },
    edits: {
      typescript: [
        { find: "dy.mul(this.xHat)", replace: "dy.mul(this.xHat.mul(this.gamma).add(this.beta))" },
      ],
      python: [{ find: "(dy * self.x_hat)", replace: "(dy * (self.gamma * self.x_hat + self.beta))" }],
    },
  },
  {
    id: "dgamma-over-features",
    subject: "bn-axis",
    message: {
      zh: "dγ 沿特征求了和，形状成了 [N]。γ 每个特征一个，要沿批（<ts>axis 0</ts><py>axis=0</py>）求和，形状 [D]。",
      en: "dγ is summed over the features and has shape [N]. There is one γ per feature: sum over the batch (<ts>axis 0</ts><py>axis=0</py>), which gives [D].",
    },
    edits: {
      typescript: [{ find: "dy.mul(this.xHat).sum(0)", replace: "dy.mul(this.xHat).sum(1)" }],
      python: [{ find: "(dy * self.x_hat).sum(axis=0)", replace: "(dy * self.x_hat).sum(axis=1)" }],
    },
  },
  {
    id: "dbeta-over-features",
    subject: "bn-axis",
    message: {
      zh: "dβ 沿特征求了和，形状成了 [N]。β 每个特征一个，要沿批（<ts>axis 0</ts><py>axis=0</py>）求和，形状 [D]。",
      en: "dβ is summed over the features and has shape [N]. There is one β per feature: sum over the batch (<ts>axis 0</ts><py>axis=0</py>), which gives [D].",
    },
    edits: {
      typescript: [{ find: "dy.sum(0)", replace: "dy.sum(1)" }],
      python: [{ find: "dbeta = dy.sum(axis=0)", replace: "dbeta = dy.sum(axis=1)" }],
    },
  },
  {
    id: "dgamma-averaged",
    subject: "bn-backward-parameters",
    message: {
      zh: "dγ 取了均值。同一个 γ 用在 N 个样本上，梯度是 N 份相加，不除以 N。",
      en: "dγ is a mean. One γ serves N samples, so its gradient is the sum of N parts, not divided by N.",
    },
    edits: {
      typescript: [{ find: "dy.mul(this.xHat).sum(0)", replace: "dy.mul(this.xHat).mean(0)" }],
      python: [{ find: "(dy * self.x_hat).sum(axis=0)", replace: "(dy * self.x_hat).mean(axis=0)" }],
    },
  },
  {
    id: "dbeta-averaged",
    subject: "bn-backward-parameters",
    message: {
      zh: "dβ 取了均值。同一个 β 用在 N 个样本上，梯度是 N 份相加，不除以 N。",
      en: "dβ is a mean. One β serves N samples, so its gradient is the sum of N parts, not divided by N.",
    },
    edits: {
      typescript: [{ find: "dy.sum(0)", replace: "dy.mean(0)" }],
      python: [{ find: "dbeta = dy.sum(axis=0)", replace: "dbeta = dy.mean(axis=0)" }],
    },
  },
  {
    id: "both-averaged",
    subject: "bn-backward-parameters",
    message: {
      zh: "dγ 和 dβ 都取了均值。同一个参数用在 N 个样本上，梯度是 N 份相加，不除以 N。",
      en: "dγ and dβ are means. One parameter serves N samples, so its gradient is the sum of N parts, not divided by N.",
    },
    edits: {
      typescript: [
        { find: "dy.sum(0)", replace: "dy.mean(0)" },
        { find: "dy.mul(this.xHat).sum(0)", replace: "dy.mul(this.xHat).mean(0)" },
      ],
      python: [
        { find: "dbeta = dy.sum(axis=0)", replace: "dbeta = dy.mean(axis=0)" },
        { find: "(dy * self.x_hat).sum(axis=0)", replace: "(dy * self.x_hat).mean(axis=0)" },
      ],
    },
  },
  {
    id: "parameters-swapped",
    subject: "bn-backward-parameters",
    message: {
      zh: "dγ 和 dβ 的次序反了：依次返回 dx、dγ、dβ。",
      en: "dγ and dβ are in the wrong order: return dx, dγ, dβ.",
    },
    edits: {
      typescript: [{ find: "return [dx, dgamma, dbeta];", replace: "return [dx, dbeta, dgamma];" }],
      python: [{ find: "return dx, dgamma, dbeta", replace: "return dx, dbeta, dgamma" }],
    },
  },
  {
    id: "epsilon-forgotten-backward",
    subject: "bn-epsilon",
    message: {
      zh: "前向有 ε，反向没有：dx 要除以前向用过的同一个 √(σ² + ε)，把它存下来。",
      en: "Forward has ε, backward has not: divide dx by the very √(σ² + ε) that forward used. Keep it.",
    },
    edits: {
      typescript: [
        {
          find: ".sub(throughVariance).div(this.std);",
          replace: ".sub(throughVariance).div(this.std.square().sub(this.eps).sqrt());",
        },
      ],
      python: [
        {
          find: "through_variance) / self.std",
          replace: "through_variance) / np.sqrt(self.std**2 - self.eps)",
        },
      ],
    },
  },
  {
    id: "epsilon-forgotten-forward",
    subject: "bn-epsilon",
    message: {
      zh: "反向有 ε，前向没有：x̂ 要除以 √(σ² + ε)。",
      en: "Backward has ε, forward has not: divide by √(σ² + ε) to get x̂.",
    },
    edits: {
      typescript: [
        {
          find: "this.xHat = x.sub(mean).div(this.std);",
          replace: "this.xHat = x.sub(mean).div(variance.sqrt());",
        },
      ],
      python: [
        {
          find: "self.x_hat = (x - mean) / self.std",
          replace: "self.x_hat = (x - mean) / np.sqrt(variance)",
        },
      ],
    },
  },
  {
    id: "epsilon-missing",
    subject: "bn-epsilon",
    message: {
      zh: "前向和反向都没有 ε：分母是 √(σ² + ε)，方差为零时才不会除以零。",
      en: "Neither forward nor backward has ε: the denominator is √(σ² + ε), or a variance of zero divides by zero.",
    },
    edits: {
      typescript: [{ find: "variance.add(this.eps).sqrt()", replace: "variance.sqrt()" }],
      python: [{ find: "np.sqrt(variance + self.eps)", replace: "np.sqrt(variance)" }],
    },
  },
  {
    id: "epsilon-outside-root",
    subject: "bn-epsilon",
    message: {
      zh: "ε 加在了根号外面。它在根号里面：√(σ² + ε)。",
      en: "ε is added outside the root. It belongs inside: √(σ² + ε).",
    },
    edits: {
      typescript: [{ find: "variance.add(this.eps).sqrt()", replace: "variance.sqrt().add(this.eps)" }],
      python: [{ find: "np.sqrt(variance + self.eps)", replace: "np.sqrt(variance) + self.eps" }],
    },
  },
  {
    id: "unbiased-variance",
    subject: "bn-variance",
    message: {
      zh: "归一化时方差除以了 N − 1。批归一化用除以 N 的方差，反向的公式也由它推出。",
      en: "The variance is divided by N − 1. Batch normalisation divides by N, and the backward formula follows from that.",
    },
    edits: {
      typescript: [
        { find: "x.sub(mean).square().mean(0)", replace: "x.sub(mean).square().sum(0).div(x.shape[0] - 1)" },
      ],
      python: [
        {
          find: "np.square(x - mean).mean(axis=0)",
          replace: "np.square(x - mean).sum(axis=0) / (x.shape[0] - 1)",
        },
      ],
    },
  },
  {
    id: "beta-inside-gamma",
    subject: "bn-output",
    message: {
      zh: "前向先加 β 再乘 γ。应是 y = γ·x̂ + β；反向没有错。",
      en: "Forward adds β before multiplying by γ. It is y = γ·x̂ + β; backward is right.",
    },
    edits: {
      typescript: [
        {
          find: "this.xHat.mul(this.gamma).add(this.beta)",
          replace: "this.xHat.add(this.beta).mul(this.gamma)",
        },
      ],
      python: [
        { find: "self.gamma * self.x_hat + self.beta", replace: "self.gamma * (self.x_hat + self.beta)" },
      ],
    },
  },
  {
    id: "beta-missing",
    subject: "bn-output",
    message: {
      zh: "前向忘了加 β：y = γ·x̂ + β。反向没有错。",
      en: "Forward forgets β: y = γ·x̂ + β. Backward is right.",
    },
    edits: {
      typescript: [
        { find: "this.xHat.mul(this.gamma).add(this.beta)", replace: "this.xHat.mul(this.gamma)" },
      ],
      python: [{ find: "self.gamma * self.x_hat + self.beta", replace: "self.gamma * self.x_hat" }],
    },
  },
];

export default mistakes;
