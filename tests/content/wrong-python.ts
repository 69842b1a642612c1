import type { WrongPrograms } from "./wrong-programs.ts";

export const WRONG_PYTHON: WrongPrograms = {
  "batch-norm": [
    [
      "ε outside the root",
      "einsum",
      [["(var + self.eps) ** 0.5", "(var ** 0.5 + self.eps)"]],
      "eps-outside-root",
    ],
    [
      "var with ddof=1",
      "in-place",
      [["x.mean(0), x.var(0)", "x.mean(0), x.var(0, ddof=1)"]],
      "unbiased-in-normalisation",
    ],
    [
      "var without ddof",
      "keep-dims",
      [["np.var(x, axis=0, ddof=1)", "np.var(x, axis=0)"]],
      "biased-running-variance",
    ],
    [
      "the share of the old",
      "transposed",
      [["old + share * (new - old)", "new + share * (old - new)"]],
      "momentum-inverted",
    ],
    [
      "no axis",
      "in-place",
      [
        ["x.mean(0), x.var(0)", "x.mean(), x.var()"],
        ["x.var(0, ddof=1)", "var * len(x) / (len(x) - 1)"],
      ],
      "mean-over-everything",
    ],
    [
      "ε added to the array itself",
      "in-place",
      [["y /= np.sqrt(var + self.eps)", "var += self.eps\n        y /= np.sqrt(var)"]],
      "eps-added-in-place",
    ],
    [
      "rows that stay rows",
      "keep-dims",
      [
        ["mean.squeeze(axis=0)", "mean"],
        ["np.var(x, axis=0, ddof=1)", "np.var(x, axis=0, ddof=1, keepdims=True)"],
      ],
      null, // evaluation then makes rows of rows
    ],
    ["a root too few", "transposed", [["np.sqrt(var + self.eps)[", "(var + self.eps)["]], "root-missing"],
    [
      "two mistakes at once",
      "einsum",
      [
        ["(var + self.eps) ** 0.5", "(var ** 0.5 + self.eps)"],
        ["squares / (n - 1)", "squares / n"],
      ],
      null,
    ],
  ],
  adam: [
    [
      "magnitudes for squares",
      "list-of-moments",
      [["np.abs(grad) ** 2", "np.abs(grad)"]],
      "v-of-absolute-values",
    ],
    ["betas in the wrong order", "list-of-moments", [["[beta1, beta2]", "[beta2, beta1]"]], "betas-swapped"],
    [
      "no correction",
      "efficient-form",
      [
        ["self.lr * root / (1 - self.beta1**self.t)", "self.lr"],
        ["self.eps * root", "self.eps"],
      ],
      "correction-missing",
    ],
    ["uphill", "efficient-form", [["np.subtract(param", "np.add(param"]], "ascent"],
    [
      "ε under the root, in place",
      "in-place",
      [
        [
          "denominator **= 0.5\n        denominator += self.eps",
          "denominator += self.eps\n        denominator **= 0.5",
        ],
      ],
      "eps-inside-root",
    ],
    [
      "one array for both moments",
      "in-place",
      [["self.v = np.zeros_like(param)", "self.v = self.m"]],
      "moments-share-array",
    ],
    [
      "changed in place and not returned",
      "in-place",
      [
        ["updated = param.copy()", "updated = param"],
        ["        return updated\n", ""],
      ],
      "nothing-returned",
    ],
    ["a count that never counts", "functions", [["beta2), t + 1", "beta2), t"]], "t-stays-zero"],
    ["a third power", "functions", [["np.power(grad, 2)", "np.power(grad, 3)"]], null],
    ["weights in the wrong order", "all-gradients", [["beta ** (t - 1 - i)", "beta**i"]], null],
  ],
  attention: [
    ["the visible ones hidden", "additive-mask", [["(1.0 - mask) * -1e9", "mask * -1e9"]], "mask-inverted"],
    ["the sign of the term", "additive-mask", [["* -1e9", "* 1e9"]], "mask-sign"],
    ["no mask", "additive-mask", [["if mask is not None:", "if False:"]], "mask-ignored"],
    ["scaled up", "additive-mask", [["q / math.sqrt", "q * math.sqrt"]], "scale-multiplied"],
    [
      "one maximum for all",
      "additive-mask",
      [["np.max(scores, axis=1, keepdims=True)", "np.max(scores)"]],
      "global-maximum",
    ],
    [
      "no maximum",
      "additive-mask",
      [["np.subtract(scores, np.max(scores, axis=1, keepdims=True))", "scores"]],
      "naive-exponential",
    ],
    ["no scale", "einsum", [["q * share, k * share", "q, k"]], "scale-missing"],
    ["without a mask nothing is visible", "einsum", [["mask > 0.5", "mask < 0.5"]], null],
    [
      "zeros for what is masked",
      "in-place",
      [["weights[mask == 0] = -1e9", "weights[mask == 0] = 0"]],
      "mask-multiplied",
    ],
    ["keys as they are", "in-place", [["q.dot(k.T)", "q @ k.transpose(-2, -1)"]], "keys-not-transposed"],
    [
      "the mask the wrong way round",
      "in-place",
      [["weights[mask == 0]", "weights[mask == 1]"]],
      "mask-inverted",
    ],
    ["the number of keys", "row-by-row", [["q.shape[1] ** 0.5", "len(k) ** 0.5"]], "scale-by-keys"],
  ],
  dropout: [
    [
      "the probability of dropping",
      "binomial",
      [["binomial(1, self.keep", "binomial(1, 1 - self.keep"]],
      "comparison-swapped",
    ],
    ["columns dropped", "binomial", [["size=x.shape", "size=x.shape[1]"]], "mask-shared-by-rows"],
    [
      "a generator of a fixed seed",
      "default-rng",
      [["self.rng.random(", "np.random.default_rng(0).random("]],
      "mask-reused",
    ],
    [
      "heads or tails",
      "default-rng",
      [["self.rng.random(x.shape)", "self.rng.integers(0, 2, x.shape)"]],
      "draw-rounded",
    ],
    [
      "one number for all",
      "where",
      [["np.random.uniform(0, 1, size=x.shape)", "np.random.uniform()"]],
      "whole-tensor-decision",
    ],
    ["no scale", "where", [["x / (1 - self.rate)", "x"]], "scale-missing"],
    [
      "the way back without a mask",
      "assigned",
      [["return self.thinned(dy)", "return dy"]],
      "backward-without-mask",
    ],
    ["scaled the wrong way", "row-by-row", [["/ self.keep", "* self.keep"]], "scale-multiplied"],
    ["rows dropped", "row-by-row", [["np.random.rand(d)", "np.random.rand(1)"]], "mask-drops-rows"],
    [
      "a tuple for the shape",
      "row-by-row",
      [["np.random.rand(d)", "np.random.rand((d,))"]],
      "shape-not-unpacked",
    ],
  ],
};
