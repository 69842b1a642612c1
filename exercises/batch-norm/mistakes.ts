import type { Mistake } from "#lib/exercises/exercise.ts";

const mistakes: readonly Mistake[] = [
  {
    id: "unbiased-in-normalisation",
    subject: "bn-biased-variance",
    message: {
      zh: "归一化时方差除以了 N − 1。归一化要用除以 N 的方差；除以 N − 1 的只用来更新 <ts>runningVar</ts><py>running_var</py>。",
      en: "The normalisation divides the variance by N − 1. Normalise with the variance over N; the one over N − 1 only goes into <ts>runningVar</ts><py>running_var</py>.",
    },
    edits: {
      typescript: [
        {
          find: "return this.normalise(x, mean, variance);",
          replace: "return this.normalise(x, mean, variance.mul(n / (n - 1)));",
        },
      ],
      python: [
        {
          find: "return self.normalise(x, mean, variance)",
          replace: "return self.normalise(x, mean, variance * n / (n - 1))",
        },
      ],
    },
  },
  {
    id: "unbiased-twice",
    subject: "bn-biased-variance",
    message: {
      zh: "方差已经除以 N − 1，更新滑动方差时又乘了一次 N/(N − 1)。先求除以 N 的方差<ts></ts><py>（np.var 默认就是，ddof 为 0）</py>，归一化用它，乘 N/(N − 1) 的只给滑动方差。",
      en: "The variance is divided by N − 1 and then multiplied by N/(N − 1) as well. Take the variance over N<ts></ts><py>, as np.var does by itself (ddof is 0)</py>, normalise with it, and multiply only what goes into the running variance.",
    },
    edits: {
      typescript: [
        { find: "x.sub(mean).square().mean(0)", replace: "x.sub(mean).square().sum(0).div(n - 1)" },
      ],
      python: [{ find: "np.square(x - mean).mean(axis=0)", replace: "x.var(axis=0, ddof=1)" }],
    },
  },
  {
    id: "biased-running-variance",
    subject: "bn-biased-variance",
    message: {
      zh: "<ts>runningVar</ts><py>running_var</py> 里记的是除以 N 的方差。更新滑动方差时要先乘 N/(N − 1)，换成无偏估计。",
      en: "<ts>runningVar</ts><py>running_var</py> takes in the variance over N. Multiply it by N/(N − 1) first: the running variance holds the unbiased estimate.",
    },
    edits: {
      typescript: [
        { find: "this.runningVar, variance.mul(n / (n - 1))", replace: "this.runningVar, variance" },
      ],
      python: [{ find: "self.running_var, variance * n / (n - 1)", replace: "self.running_var, variance" }],
    },
  },
  {
    id: "one-pass-variance",
    subject: "bn-biased-variance",
    message: {
      zh: "方差用了 E[x²] − E[x]²。均值很大时两个大数相减，float32 的有效数字所剩无几；先减均值，再求平方的均值。",
      en: "The variance is E[x²] − E[x]². With a large mean that subtracts two huge numbers and float32 has no digits left; subtract the mean first, then average the squares.",
    },
    edits: {
      typescript: [
        { find: "x.sub(mean).square().mean(0)", replace: "x.square().mean(0).sub(mean.square())" },
      ],
      python: [
        { find: "np.square(x - mean).mean(axis=0)", replace: "np.square(x).mean(axis=0) - np.square(mean)" },
      ],
    },
  },
  {
    id: "mean-over-features",
    subject: "bn-axis",
    message: {
      zh: "均值和方差沿特征轴求了，形状成了 [N]。批归一化沿批这一轴（axis 0）求，每个特征一个均值、一个方差，形状 [D]。",
      en: "Mean and variance run over the features and have shape [N]. Batch normalisation runs over the batch (axis 0): one mean and one variance per feature, shape [D].",
    },
    edits: {
      typescript: [
        { find: "x.mean(0)", replace: "x.mean(1)" },
        { find: "x.sub(mean).square().mean(0)", replace: "x.sub(mean).square().mean(1)" },
      ],
      python: [
        { find: "x.mean(axis=0)", replace: "x.mean(axis=1)" },
        { find: "np.square(x - mean).mean(axis=0)", replace: "np.square(x - mean).mean(axis=1)" },
      ],
    },
  },
  {
    id: "mean-over-features-kept",
    subject: "bn-axis",
    message: {
      zh: "每一行按自己的特征归一化了，那是层归一化。批归一化沿批这一轴（axis 0）求均值和方差，每个特征一个。",
      en: "Each row is normalised over its own features: that is layer normalisation. Batch normalisation takes mean and variance over the batch (axis 0), one per feature.",
    },
    edits: {
      typescript: [
        { find: "x.mean(0)", replace: "x.mean(1, true)" },
        { find: "x.sub(mean).square().mean(0)", replace: "x.sub(mean).square().mean(1, true)" },
      ],
      python: [
        { find: "x.mean(axis=0)", replace: "x.mean(axis=1, keepdims=True)" },
        {
          find: "np.square(x - mean).mean(axis=0)",
          replace: "np.square(x - mean).mean(axis=1, keepdims=True)",
        },
      ],
    },
  },
  {
    id: "mean-over-everything",
    subject: "bn-axis",
    message: {
      zh: "整个批只求了一个均值和一个方差。给 mean 指明 axis 0，让每个特征各有一个。",
      en: "There is one mean and one variance for the whole batch. Give mean the axis 0, so that each feature has its own.",
    },
    edits: {
      typescript: [
        { find: "x.mean(0)", replace: "x.mean()" },
        { find: "x.sub(mean).square().mean(0)", replace: "x.sub(mean).square().mean()" },
      ],
      python: [
        { find: "x.mean(axis=0)", replace: "x.mean()" },
        { find: "np.square(x - mean).mean(axis=0)", replace: "np.square(x - mean).mean()" },
      ],
    },
  },
  {
    id: "variance-over-everything",
    subject: "bn-axis",
    message: {
      zh: "均值按特征求了，方差却整个批只有一个。求方差也要指明 axis 0，每个特征各一个，形状 [D]。",
      en: "The mean is taken per feature, but there is one variance for the whole batch. Give the variance axis 0 too: one per feature, shape [D].",
    },
    edits: {
      typescript: [{ find: "x.sub(mean).square().mean(0)", replace: "x.sub(mean).square().mean()" }],
      python: [{ find: "np.square(x - mean).mean(axis=0)", replace: "np.square(x - mean).mean()" }],
    },
  },
  {
    id: "eps-outside-root",
    subject: "bn-epsilon",
    message: {
      zh: "ε 加在了根号外面。分母是 √(σ² + ε)：先加 ε，再开方。",
      en: "ε is added outside the square root. The denominator is √(σ² + ε): add ε first, then take the root.",
    },
    edits: {
      typescript: [{ find: "variance.add(this.eps).sqrt()", replace: "variance.sqrt().add(this.eps)" }],
      python: [{ find: "np.sqrt(variance + self.eps)", replace: "(np.sqrt(variance) + self.eps)" }],
    },
  },
  {
    id: "eps-missing",
    subject: "bn-epsilon",
    message: {
      zh: "没有加 ε。方差为零的特征会除以零；在根号里加上 ε：√(σ² + ε)。",
      en: "ε is missing. A feature without variance is divided by zero; add ε under the root: √(σ² + ε).",
    },
    edits: {
      typescript: [{ find: "variance.add(this.eps).sqrt()", replace: "variance.sqrt()" }],
      python: [{ find: "np.sqrt(variance + self.eps)", replace: "np.sqrt(variance)" }],
    },
  },
  {
    id: "root-missing",
    subject: "bn-epsilon",
    message: {
      zh: "除以了方差，而不是标准差。分母是 √(σ² + ε)，还差一次开方。",
      en: "It divides by the variance, not by the standard deviation. The denominator is √(σ² + ε): take the root.",
    },
    edits: {
      typescript: [{ find: "variance.add(this.eps).sqrt()", replace: "variance.add(this.eps)" }],
      python: [{ find: "np.sqrt(variance + self.eps)", replace: "(variance + self.eps)" }],
    },
  },
  {
    id: "parentheses-missing",
    subject: "bn-epsilon",
    onlyIn: "python",
    message: {
      zh: "少了括号：x - mean / √(σ² + ε) 只除了均值，因为 / 比 - 先算。写成 (x - mean) / np.sqrt(…)。",
      en: "Parentheses are missing: / binds tighter than -, so x - mean / √(σ² + ε) divides the mean alone. Write (x - mean) / np.sqrt(…).",
    },
    edits: {
      python: [
        {
          find: "(x - mean) / np.sqrt(variance + self.eps)",
          replace: "x - mean / np.sqrt(variance + self.eps)",
        },
      ],
    },
  },
  {
    id: "beta-inside-gamma",
    subject: "bn-affine",
    message: {
      zh: "β 也被 γ 乘了。先乘 γ，再加 β：y = γ·x̂ + β。",
      en: "β is multiplied by γ as well. Multiply by γ first, then add β: y = γ·x̂ + β.",
    },
    edits: {
      typescript: [{ find: "mul(this.gamma).add(this.beta)", replace: "add(this.beta).mul(this.gamma)" }],
      python: [
        { find: "self.gamma * standardised + self.beta", replace: "self.gamma * (standardised + self.beta)" },
      ],
    },
  },
  {
    id: "affine-missing",
    subject: "bn-affine",
    message: {
      zh: "归一化之后没有缩放和平移。最后一步是 y = γ·x̂ + β。",
      en: "Nothing is scaled or shifted after the normalisation. The last step is y = γ·x̂ + β.",
    },
    edits: {
      typescript: [{ find: "standardised.mul(this.gamma).add(this.beta)", replace: "standardised" }],
      python: [{ find: "self.gamma * standardised + self.beta", replace: "standardised" }],
    },
  },
  {
    id: "beta-missing",
    subject: "bn-affine",
    message: {
      zh: "乘了 γ，却没有加 β。最后一步是 y = γ·x̂ + β。",
      en: "γ is applied but β is not. The last step is y = γ·x̂ + β.",
    },
    edits: {
      typescript: [{ find: "mul(this.gamma).add(this.beta)", replace: "mul(this.gamma)" }],
      python: [{ find: "self.gamma * standardised + self.beta", replace: "self.gamma * standardised" }],
    },
  },
  {
    id: "gamma-beta-swapped",
    subject: "bn-affine",
    message: {
      zh: "γ 和 β 用反了：γ 是乘的缩放，β 是加的平移，y = γ·x̂ + β。",
      en: "γ and β are swapped: γ is the factor, β is what is added, y = γ·x̂ + β.",
    },
    edits: {
      typescript: [{ find: "mul(this.gamma).add(this.beta)", replace: "mul(this.beta).add(this.gamma)" }],
      python: [
        { find: "self.gamma * standardised + self.beta", replace: "self.beta * standardised + self.gamma" },
      ],
    },
  },
  {
    id: "batch-statistics-in-eval",
    subject: "bn-eval-mode",
    message: {
      zh: "评估时用了这一批自己的均值和方差。training 为 <ts>false</ts><py>False</py> 时，用 <ts>runningMean</ts><py>running_mean</py> 和 <ts>runningVar</ts><py>running_var</py>。",
      en: "Evaluation uses the batch's own mean and variance. When training is <ts>false</ts><py>False</py>, use <ts>runningMean</ts><py>running_mean</py> and <ts>runningVar</ts><py>running_var</py>.",
    },
    edits: {
      typescript: [
        {
          find: "if (!training) return this.normalise(x, this.runningMean, this.runningVar);",
          replace: "if (!training) return this.normalise(x, x.mean(0), x.sub(x.mean(0)).square().mean(0));",
        },
      ],
      python: [
        {
          find: "return self.normalise(x, self.running_mean, self.running_var)",
          replace: "return self.normalise(x, x.mean(axis=0), x.var(axis=0))",
        },
      ],
    },
  },
  {
    id: "training-ignored",
    subject: "bn-eval-mode",
    message: {
      zh: "没有看 training：评估时也用批的统计量，还更新了滑动统计量。training 为 <ts>false</ts><py>False</py> 时，只用 <ts>runningMean</ts><py>running_mean</py> 和 <ts>runningVar</ts><py>running_var</py>，什么也不更新。",
      en: "training is ignored: evaluation uses the batch's statistics and updates the running ones too. When training is <ts>false</ts><py>False</py>, use <ts>runningMean</ts><py>running_mean</py> and <ts>runningVar</ts><py>running_var</py> and update nothing.",
    },
    edits: {
      typescript: [
        { find: "if (!training) return this.normalise(x, this.runningMean, this.runningVar);", replace: "" },
      ],
      python: [
        {
          find: "if not training:\n            return self.normalise(x, self.running_mean, self.running_var)",
          replace: "",
        },
      ],
    },
  },
  {
    id: "running-statistics-in-training",
    subject: "bn-eval-mode",
    message: {
      zh: "训练时用了滑动统计量来归一化。训练时用这一批的均值和方差；滑动统计量只是记下来，留给评估用。",
      en: "Training normalises with the running statistics. In training use the batch's own mean and variance; the running ones are only kept for evaluation.",
    },
    edits: {
      typescript: [
        {
          find: "return this.normalise(x, mean, variance);",
          replace: "return this.normalise(x, this.runningMean, this.runningVar);",
        },
      ],
      python: [
        {
          find: "return self.normalise(x, mean, variance)",
          replace: "return self.normalise(x, self.running_mean, self.running_var)",
        },
      ],
    },
  },
  {
    id: "updated-before-eval",
    subject: "bn-eval-mode",
    message: {
      zh: "评估时先更新了滑动统计量，再用它归一化。评估不能改变任何状态：把更新放进 training 为 <ts>true</ts><py>True</py> 的分支。",
      en: "Evaluation updates the running statistics, then uses them. Evaluation must change nothing: move the update to where training is <ts>true</ts><py>True</py>.",
    },
    edits: {
      typescript: [
        { find: "if (!training) return this.normalise(x, this.runningMean, this.runningVar);", replace: "" },
        {
          find: "return this.normalise(x, mean, variance);",
          replace:
            "return training ? this.normalise(x, mean, variance) : this.normalise(x, this.runningMean, this.runningVar);",
        },
      ],
      python: [
        {
          find: "if not training:\n            return self.normalise(x, self.running_mean, self.running_var)",
          replace: "",
        },
        {
          find: "return self.normalise(x, mean, variance)",
          replace:
            "if training:\n            return self.normalise(x, mean, variance)\n        return self.normalise(x, self.running_mean, self.running_var)",
        },
      ],
    },
  },
  {
    id: "updated-after-eval",
    subject: "bn-eval-mode",
    message: {
      zh: "评估的输出没错，可是之后更新了滑动统计量。评估不能改变任何状态：把更新放进 training 为 <ts>true</ts><py>True</py> 的分支。",
      en: "Evaluation gives the right output but updates the running statistics afterwards. Evaluation must change nothing: move the update to where training is <ts>true</ts><py>True</py>.",
    },
    edits: {
      typescript: [
        {
          find: "if (!training) return this.normalise(x, this.runningMean, this.runningVar);",
          replace: "const evaluated = this.normalise(x, this.runningMean, this.runningVar);",
        },
        {
          find: "return this.normalise(x, mean, variance);",
          replace: "return training ? this.normalise(x, mean, variance) : evaluated;",
        },
      ],
      python: [
        {
          find: "if not training:\n            return self.normalise(x, self.running_mean, self.running_var)",
          replace: "evaluated = self.normalise(x, self.running_mean, self.running_var)",
        },
        {
          find: "return self.normalise(x, mean, variance)",
          replace: "return self.normalise(x, mean, variance) if training else evaluated",
        },
      ],
    },
  },
  {
    id: "eps-added-in-place",
    subject: "bn-eval-mode",
    onlyIn: "python",
    message: {
      zh: "方差 += ε 改的是数组本身。评估时那就是 running_var：评估一次，它就大一点。写成 variance + eps，会另得一个新数组，原来的不动。",
      en: "Adding ε with += changes the array itself. In evaluation that array is running_var, which grows with every call. Write variance + eps: it makes a new array and leaves the old one alone.",
    },
    edits: {
      python: [
        {
          find: "standardised = (x - mean) / np.sqrt(variance + self.eps)",
          replace: "variance += self.eps\n        standardised = (x - mean) / np.sqrt(variance)",
        },
      ],
    },
  },
  {
    id: "momentum-inverted",
    subject: "bn-running-statistics",
    message: {
      zh: "momentum 乘到了旧值上。这里沿用 PyTorch 的约定：新值 = (1 − momentum)·旧值 + momentum·批的值。",
      en: "momentum multiplies the old value. The convention here is PyTorch's: new = (1 − momentum)·old + momentum·batch.",
    },
    edits: {
      typescript: [
        {
          find: "running.mul(1 - this.momentum).add(batch.mul(this.momentum))",
          replace: "running.mul(this.momentum).add(batch.mul(1 - this.momentum))",
        },
      ],
      python: [
        {
          find: "(1 - self.momentum) * running + self.momentum * batch",
          replace: "self.momentum * running + (1 - self.momentum) * batch",
        },
      ],
    },
  },
  {
    id: "statistics-replaced",
    subject: "bn-running-statistics",
    message: {
      zh: "滑动统计量每次都被这一批的值整个换掉了。按 momentum 混合：新值 = (1 − momentum)·旧值 + momentum·批的值。",
      en: "Each batch replaces the running statistics. Blend them by momentum: new = (1 − momentum)·old + momentum·batch.",
    },
    edits: {
      typescript: [
        { find: "running.mul(1 - this.momentum).add(batch.mul(this.momentum))", replace: "batch" },
      ],
      python: [{ find: "(1 - self.momentum) * running + self.momentum * batch", replace: "batch" }],
    },
  },
  {
    id: "statistics-never-updated",
    subject: "bn-running-statistics",
    message: {
      zh: "训练时没有更新 <ts>runningMean</ts><py>running_mean</py> 和 <ts>runningVar</ts><py>running_var</py>。每个训练步都要做：新值 = (1 − momentum)·旧值 + momentum·批的值。",
      en: "Training never updates <ts>runningMean</ts><py>running_mean</py> and <ts>runningVar</ts><py>running_var</py>. Every training step does: new = (1 − momentum)·old + momentum·batch.",
    },
    edits: {
      typescript: [
        { find: "running.mul(1 - this.momentum).add(batch.mul(this.momentum))", replace: "running" },
      ],
      python: [{ find: "(1 - self.momentum) * running + self.momentum * batch", replace: "running" }],
    },
  },
  {
    id: "old-value-not-decayed",
    subject: "bn-running-statistics",
    message: {
      zh: "旧的统计量没有乘 1 − momentum，会越加越大。新值 = (1 − momentum)·旧值 + momentum·批的值。",
      en: "The old statistics are not multiplied by 1 − momentum and keep growing. new = (1 − momentum)·old + momentum·batch.",
    },
    edits: {
      typescript: [{ find: "running.mul(1 - this.momentum)", replace: "running" }],
      python: [{ find: "(1 - self.momentum) * running", replace: "running" }],
    },
  },
  {
    id: "statistics-keep-batch-axis",
    subject: "bn-running-statistics",
    message: {
      zh: "滑动统计量的形状成了 [1, D]：求均值时留下了批那一轴（<ts>keepDims</ts><py>keepdims</py>）。存下来的要是 [D]：不留那一轴，广播照样成立。",
      en: "The running statistics have shape [1, D], because the means keep the batch axis (<ts>keepDims</ts><py>keepdims</py>). Theirs is [D]: drop that axis, broadcasting works without it.",
    },
    edits: {
      typescript: [
        { find: "x.mean(0)", replace: "x.mean(0, true)" },
        { find: "x.sub(mean).square().mean(0)", replace: "x.sub(mean).square().mean(0, true)" },
      ],
      python: [
        { find: "x.mean(axis=0)", replace: "x.mean(axis=0, keepdims=True)" },
        {
          find: "np.square(x - mean).mean(axis=0)",
          replace: "np.square(x - mean).mean(axis=0, keepdims=True)",
        },
      ],
    },
  },
];

export default mistakes;
