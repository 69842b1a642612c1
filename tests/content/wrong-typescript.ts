import type { WrongPrograms } from "./wrong-programs.ts";

export const WRONG_TYPESCRIPT: WrongPrograms = {
  "batch-norm": [
    [
      "ε outside the root, with functions",
      "moments",
      [["tf.sqrt(tf.add(variance, this.eps))", "tf.add(tf.sqrt(variance), this.eps)"]],
      "eps-outside-root",
    ],
    [
      "N − 1 in the normalisation, as a sum over n − 1",
      "folded",
      [["squares.div(n)]", "squares.div(n - 1)]"]],
      "unbiased-in-normalisation",
    ],
    [
      "momentum inverted, as a step towards the batch",
      "folded",
      [
        [
          "mean.sub(this.runningMean).mul(this.momentum)",
          "mean.sub(this.runningMean).mul(1 - this.momentum)",
        ],
        [
          "unbiased.sub(this.runningVar).mul(this.momentum)",
          "unbiased.sub(this.runningVar).mul(1 - this.momentum)",
        ],
      ],
      "momentum-inverted",
    ],
    [
      "a biased running variance, features first",
      "transposed",
      [[".mul((m * n) / (n - 1))", ".mul(m)"]],
      "biased-running-variance",
    ],
    [
      "training taken for granted",
      "moments",
      [
        ["if (training)", "if (n)"],
        ["let mean", "const n = x.shape[0];\n    let mean"],
      ],
      "training-ignored",
    ],
    [
      "β inside γ, with private state",
      "matrix-means",
      [[".mul(this.#gamma).add(this.#beta)", ".add(this.#beta).mul(this.#gamma)"]],
      "beta-inside-gamma",
    ],
    [
      "two mistakes at once",
      "moments",
      [
        ["tf.sqrt(tf.add(variance, this.eps))", "tf.add(tf.sqrt(variance), this.eps)"],
        ["const keep = 1 - this.momentum", "const keep = 1"],
      ],
      null,
    ],
    [
      "a mistake of its own",
      "moments",
      [["tf.sqrt(tf.add(variance, this.eps))", "tf.abs(tf.add(variance, this.eps)).pow(0.4)"]],
      null,
    ],
  ],
  adam: [
    [
      "ε under the root, in functions",
      "functions",
      [["tf.add(tf.sqrt(v), this.eps)", "tf.sqrt(tf.add(v, this.eps))"]],
      "eps-inside-root",
    ],
    [
      "no correction, in functions",
      "functions",
      [["moment.div(1 - Math.pow(beta, t))", "moment"]],
      "correction-missing",
    ],
    [
      "an ε that is not scaled along",
      "efficient-form",
      [["this.eps * root", "this.eps"]],
      "eps-before-correction",
    ],
    [
      "β and 1 − β changed round",
      "efficient-form",
      [
        [
          "tf.mul(this.beta1, m), tf.mul(1 - this.beta1, grad)",
          "tf.mul(1 - this.beta1, m), tf.mul(this.beta1, grad)",
        ],
        ["tf.mul(this.beta2, v), tf.mul(1 - this.beta2, ", "tf.mul(1 - this.beta2, v), tf.mul(this.beta2, "],
      ],
      "betas-inverted",
    ],
    ["a step too many", "separate-roots", [["t: 0 };", "t: 1 };"]], "t-one-ahead"],
    ["uphill", "separate-roots", [["mul(-lr", "mul(lr"]], "ascent"],
    [
      "magnitudes for squares",
      "all-gradients",
      [["history.square()", "history.abs()"]],
      "v-of-absolute-values",
    ],
    ["weights in the wrong order", "all-gradients", [["beta ** (t - 1 - i)", "beta ** i"]], null],
    ["no square", "running-powers", [["        .pow(2)\n", ""]], "v-without-square"],
    ["old moments that do not fade", "running-powers", [["grad.sub(this.#m)", "grad"]], null],
    [
      "two mistakes at once",
      "functions",
      [
        ["tf.add(tf.sqrt(v), this.eps)", "tf.sqrt(tf.add(v, this.eps))"],
        ["tf.sub(param", "tf.add(param"],
      ],
      null,
    ],
  ],
  attention: [
    ["a mask that is added", "additive-mask", [["tf.sub(1, mask).mul(-1e9)", "mask"]], "mask-added"],
    ["scaled up", "additive-mask", [["1 / Math.sqrt(d)", "Math.sqrt(d)"]], "scale-multiplied"],
    ["no maximum", "own-softmax", [["shown.sub(shown.max(1, true))", "shown"]], "naive-exponential"],
    [
      "rows by their maximum, sums over everything",
      "own-softmax",
      [["exponentials.sum(1, true)", "exponentials.sum()"]],
      null,
    ],
    ["one maximum for all", "einsum", [["tf.max(x, -1, true)", "tf.max(x)"]], "global-maximum"],
    ["d for its root, shared", "einsum", [["-0.25", "-0.5"]], "scale-by-d"],
    [
      "the visible ones hidden",
      "additive-mask",
      [["tf.sub(1, mask).mul(-1e9)", "mask.mul(-1e9)"]],
      "mask-inverted",
    ],
    [
      "one sum for all, in logarithms",
      "keys-first",
      [["tf.logSumExp(shown, 0, true)", "tf.logSumExp(shown)"]],
      "softmax-over-everything",
    ],
    [
      "the width of the values",
      "keys-first",
      [["q.shape[1] ** -0.5", "v.shape[1] ** -0.5"]],
      "scale-by-value-width",
    ],
    ["the number of queries", "row-by-row", [["Math.sqrt(d)", "Math.sqrt(queries)"]], "scale-by-queries"],
  ],
  dropout: [
    ["no scale", "where", [["x.mul(1 / (1 - this.rate))", "x"]], "scale-missing"],
    ["keep and drop swapped", "where", [["tf.less(", "tf.greaterEqual("]], "comparison-swapped"],
    ["columns dropped", "where", [["x.shape, 0, 1", "[1, x.shape[1]], 0, 1"]], "mask-shared-by-rows"],
    ["draws of a fixed seed", "step", [["x.shape)", 'x.shape, 0, 1, "float32", 7)']], "mask-reused"],
    ["one number for all", "step", [["tf.randomUniform(x.shape)", "Math.random()"]], "whole-tensor-decision"],
    [
      "the way back unscaled",
      "floor",
      [["tf.mul(dy, this.mask).div(this.keep)", "tf.mul(dy, this.mask)"]],
      "backward-unscaled",
    ],
    [
      "the way back without a mask",
      "floor",
      [["tf.mul(dy, this.mask).div(this.keep)", "dy"]],
      "backward-without-mask",
    ],
    ["half of it", "floor", [["add(this.keep)", "add(0.5)"]], "draw-rounded"],
  ],
};
