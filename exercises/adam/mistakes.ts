import type { Mistake } from "#lib/exercises/exercise.ts";

const mistakes: readonly Mistake[] = [
  {
    id: "correction-missing",
    subject: "adam-bias-correction",
    message: {
      zh: "两个矩都没有做偏差修正。它们从 0 开始，头几步都偏小：先除，m̂ = m/(1 − β₁ᵗ)，v̂ = v/(1 − β₂ᵗ)，再用 m̂ 和 v̂ 更新。",
      en: "Neither moment is corrected for its bias. Both start at 0 and are too small at first: divide, m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ), then update with m̂ and v̂.",
    },
    edits: {
      typescript: [
        { find: "const mHat = this.m.div(1 - this.beta1 ** this.t);", replace: "const mHat = this.m;" },
        { find: "const vHat = this.v.div(1 - this.beta2 ** this.t);", replace: "const vHat = this.v;" },
      ],
      python: [
        { find: "m_hat = self.m / (1 - self.beta1 ** self.t)", replace: "m_hat = self.m" },
        { find: "v_hat = self.v / (1 - self.beta2 ** self.t)", replace: "v_hat = self.v" },
      ],
    },
  },
  {
    id: "first-correction-missing",
    subject: "adam-bias-correction",
    message: {
      zh: "一阶矩没有做偏差修正。m 从 0 开始，头几步偏小：更新时用 m̂ = m/(1 − β₁ᵗ)。",
      en: "The first moment is not corrected for its bias. m starts at 0 and is too small at first: update with m̂ = m/(1 − β₁ᵗ).",
    },
    edits: {
      typescript: [
        { find: "const mHat = this.m.div(1 - this.beta1 ** this.t);", replace: "const mHat = this.m;" },
      ],
      python: [{ find: "m_hat = self.m / (1 - self.beta1 ** self.t)", replace: "m_hat = self.m" }],
    },
  },
  {
    id: "second-correction-missing",
    subject: "adam-bias-correction",
    message: {
      zh: "二阶矩没有做偏差修正。v 从 0 开始，头几步偏小，步子就迈得太大：更新时用 v̂ = v/(1 − β₂ᵗ)。",
      en: "The second moment is not corrected for its bias. v starts at 0, and while it is too small the steps are too large: update with v̂ = v/(1 − β₂ᵗ).",
    },
    edits: {
      typescript: [
        { find: "const vHat = this.v.div(1 - this.beta2 ** this.t);", replace: "const vHat = this.v;" },
      ],
      python: [{ find: "v_hat = self.v / (1 - self.beta2 ** self.t)", replace: "v_hat = self.v" }],
    },
  },
  {
    id: "correction-multiplied",
    subject: "adam-bias-correction",
    message: {
      zh: "偏差修正乘反了：m 和 v 要除以 1 − βᵗ，不是乘。",
      en: "The correction is the wrong way round: divide m and v by 1 − βᵗ, do not multiply.",
    },
    edits: {
      typescript: [
        { find: "this.m.div(", replace: "this.m.mul(" },
        { find: "this.v.div(", replace: "this.v.mul(" },
      ],
      python: [
        { find: "self.m / (", replace: "self.m * (" },
        { find: "self.v / (", replace: "self.v * (" },
      ],
    },
  },
  {
    id: "power-of-difference",
    subject: "adam-bias-correction",
    message: {
      zh: "除数算成了 (1 − β)ᵗ。先求 βᵗ，再用 1 去减：1 − βᵗ。",
      en: "The divisor is (1 − β)ᵗ. Raise β to the power first, then subtract it from 1: 1 − βᵗ.",
    },
    edits: {
      typescript: [
        { find: "1 - this.beta1 ** this.t", replace: "(1 - this.beta1) ** this.t" },
        { find: "1 - this.beta2 ** this.t", replace: "(1 - this.beta2) ** this.t" },
      ],
      python: [
        { find: "1 - self.beta1 ** self.t", replace: "(1 - self.beta1) ** self.t" },
        { find: "1 - self.beta2 ** self.t", replace: "(1 - self.beta2) ** self.t" },
      ],
    },
  },
  {
    id: "caret-for-power",
    subject: "adam-bias-correction",
    onlyIn: "typescript",
    message: {
      zh: "^ 是按位异或，不是乘方。βᵗ 写成 beta ** t，或者 Math.pow(beta, t)。",
      en: "^ is the bitwise exclusive or, not a power. Write βᵗ as beta ** t or Math.pow(beta, t).",
    },
    edits: {
      typescript: [
        { find: "this.beta1 ** this.t", replace: "(this.beta1 ^ this.t)" },
        { find: "this.beta2 ** this.t", replace: "(this.beta2 ^ this.t)" },
      ],
    },
  },
  {
    id: "parentheses-missing",
    subject: "adam-bias-correction",
    onlyIn: "python",
    message: {
      zh: "少了括号：m / 1 - βᵗ 是先除以 1、再减 βᵗ，因为 / 比 - 先算。写成 m / (1 - beta1 ** t)，v 也一样。",
      en: "Parentheses are missing: / binds tighter than -, so m / 1 - βᵗ divides by 1 and then subtracts βᵗ. Write m / (1 - beta1 ** t), and v likewise.",
    },
    edits: {
      python: [
        { find: "self.m / (1 - self.beta1 ** self.t)", replace: "self.m / 1 - self.beta1 ** self.t" },
        { find: "self.v / (1 - self.beta2 ** self.t)", replace: "self.v / 1 - self.beta2 ** self.t" },
      ],
    },
  },
  {
    id: "corrected-moments-stored",
    subject: "adam-bias-correction",
    message: {
      zh: "修正后的 m̂ 和 v̂ 被存回了状态，下一步又被修正一次。m 和 v 保持未修正的值，m̂ 和 v̂ 只在这一步用。",
      en: "The corrected m̂ and v̂ go back into the state and are corrected again at the next step. Keep m and v uncorrected; m̂ and v̂ are for this step alone.",
    },
    edits: {
      typescript: [
        {
          find: "const mHat = this.m.div(1 - this.beta1 ** this.t);",
          replace: "const mHat = this.m.div(1 - this.beta1 ** this.t);\n    this.m = mHat;",
        },
        {
          find: "const vHat = this.v.div(1 - this.beta2 ** this.t);",
          replace: "const vHat = this.v.div(1 - this.beta2 ** this.t);\n    this.v = vHat;",
        },
      ],
      python: [
        {
          find: "m_hat = self.m / (1 - self.beta1 ** self.t)",
          replace: "m_hat = self.m / (1 - self.beta1 ** self.t)\n        self.m = m_hat",
        },
        {
          find: "v_hat = self.v / (1 - self.beta2 ** self.t)",
          replace: "v_hat = self.v / (1 - self.beta2 ** self.t)\n        self.v = v_hat",
        },
      ],
    },
  },
  {
    id: "t-incremented-late",
    subject: "adam-bias-correction",
    message: {
      zh: "第一步用了 t = 0，1 − β⁰ = 0，除以了零。先给 t 加 1，再做修正：第一步 t = 1。",
      en: "The first step runs with t = 0, so that 1 − β⁰ = 0 is divided by. Add 1 to t before the correction: the first step has t = 1.",
    },
    edits: {
      typescript: [
        { find: "    this.t += 1;\n", replace: "" },
        {
          find: "const change = mHat.div(vHat.sqrt().add(this.eps)).mul(this.lr);",
          replace: "const change = mHat.div(vHat.sqrt().add(this.eps)).mul(this.lr);\n    this.t += 1;",
        },
      ],
      python: [
        { find: "        self.t += 1\n", replace: "" },
        {
          find: "change = self.lr * m_hat / (np.sqrt(v_hat) + self.eps)",
          replace: "change = self.lr * m_hat / (np.sqrt(v_hat) + self.eps)\n        self.t += 1",
        },
      ],
    },
  },
  {
    id: "t-stays-zero",
    subject: "adam-bias-correction",
    message: {
      zh: "t 一直是 0，1 − β⁰ = 0，每一步都除以零。每次调用 step，先给 t 加 1。",
      en: "t stays 0, so that every step divides by 1 − β⁰ = 0. Add 1 to t at the beginning of every step.",
    },
    edits: {
      typescript: [{ find: "this.t += 1;", replace: "" }],
      python: [{ find: "        self.t += 1\n", replace: "" }],
    },
  },
  {
    id: "t-stays-one",
    subject: "adam-bias-correction",
    message: {
      zh: "每一步的偏差修正都用 t = 1，也就是除以 1 − β。t 是走到第几步，除数是 1 − βᵗ，每步都在变。",
      en: "Every step corrects as if t were 1, dividing by 1 − β. t counts the steps and the divisor is 1 − βᵗ, another one at each step.",
    },
    edits: {
      typescript: [{ find: "this.t += 1;", replace: "this.t = 1;" }],
      python: [{ find: "self.t += 1", replace: "self.t = 1" }],
    },
  },
  {
    id: "t-one-ahead",
    subject: "adam-bias-correction",
    message: {
      zh: "t 多了 1，第一步就用了 t = 2。t 从 0 开始，每步加 1 一次：第一步 t = 1。",
      en: "t is one ahead: the first step already has t = 2. Start t at 0 and add 1 once a step, so that the first step has t = 1.",
    },
    edits: {
      typescript: [{ find: "t = 0;", replace: "t = 1;" }],
      python: [{ find: "self.t = 0", replace: "self.t = 1" }],
    },
  },
  {
    id: "eps-inside-root",
    subject: "adam-epsilon",
    message: {
      zh: "ε 加在了根号里面。分母是 √v̂ + ε：先开方，再加 ε。",
      en: "ε is added under the square root. The denominator is √v̂ + ε: take the root first, then add ε.",
    },
    edits: {
      typescript: [{ find: "vHat.sqrt().add(this.eps)", replace: "vHat.add(this.eps).sqrt()" }],
      python: [{ find: "(np.sqrt(v_hat) + self.eps)", replace: "np.sqrt(v_hat + self.eps)" }],
    },
  },
  {
    id: "eps-missing",
    subject: "adam-epsilon",
    message: {
      zh: "没有加 ε。梯度一直为零的元素会算成 0/0；分母是 √v̂ + ε。",
      en: "ε is missing. Where the gradient has always been zero this is 0/0; the denominator is √v̂ + ε.",
    },
    edits: {
      typescript: [{ find: ".sqrt().add(this.eps)", replace: ".sqrt()" }],
      python: [{ find: "(np.sqrt(v_hat) + self.eps)", replace: "np.sqrt(v_hat)" }],
    },
  },
  {
    id: "eps-before-correction",
    subject: "adam-epsilon",
    message: {
      zh: "ε 加到了未修正的 √v 上，等于被放大了 1/√(1 − β₂ᵗ) 倍。先修正，再加 ε：√v̂ + ε。",
      en: "ε is added to the uncorrected √v, which makes it 1/√(1 − β₂ᵗ) times as large. Correct first, then add ε: √v̂ + ε.",
    },
    edits: {
      typescript: [
        {
          find: "vHat.sqrt().add(this.eps)",
          replace: "this.v.sqrt().add(this.eps).div(Math.sqrt(1 - this.beta2 ** this.t))",
        },
      ],
      python: [
        {
          find: "(np.sqrt(v_hat) + self.eps)",
          replace: "((np.sqrt(self.v) + self.eps) / np.sqrt(1 - self.beta2 ** self.t))",
        },
      ],
    },
  },
  {
    id: "root-missing",
    subject: "adam-epsilon",
    message: {
      zh: "除以了 v̂，没有开方。分母是 √v̂ + ε。",
      en: "It divides by v̂ without taking the root. The denominator is √v̂ + ε.",
    },
    edits: {
      typescript: [{ find: "vHat.sqrt().add(this.eps)", replace: "vHat.add(this.eps)" }],
      python: [{ find: "(np.sqrt(v_hat) + self.eps)", replace: "(v_hat + self.eps)" }],
    },
  },
  {
    id: "betas-swapped",
    subject: "adam-betas",
    message: {
      zh: "β₁ 和 β₂ 用反了：β₁ 用于一阶矩 m，β₂ 用于二阶矩 v，修正时也一样。",
      en: "β₁ and β₂ are swapped: β₁ belongs to the first moment m, β₂ to the second moment v, in the corrections too.",
    },
    edits: {
      typescript: [
        { find: "this.beta1 = beta1;", replace: "this.beta1 = beta2;" },
        { find: "this.beta2 = beta2;", replace: "this.beta2 = beta1;" },
      ],
      python: [
        { find: "self.beta1 = beta1", replace: "self.beta1 = beta2" },
        { find: "self.beta2 = beta2", replace: "self.beta2 = beta1" },
      ],
    },
  },
  {
    id: "betas-inverted",
    subject: "adam-betas",
    message: {
      zh: "β 乘到了梯度上，1 − β 乘到了旧值上。应当反过来：m = β₁·m + (1 − β₁)·g，v 也一样。",
      en: "β multiplies the gradient and 1 − β the old value. It is the other way round: m = β₁·m + (1 − β₁)·g, and v likewise.",
    },
    edits: {
      typescript: [
        {
          find: "this.m = this.m.mul(this.beta1).add(grad.mul(1 - this.beta1));",
          replace: "this.m = this.m.mul(1 - this.beta1).add(grad.mul(this.beta1));",
        },
        {
          find: "this.v = this.v.mul(this.beta2).add(grad.square().mul(1 - this.beta2));",
          replace: "this.v = this.v.mul(1 - this.beta2).add(grad.square().mul(this.beta2));",
        },
      ],
      python: [
        {
          find: "self.m = self.beta1 * self.m + (1 - self.beta1) * grad",
          replace: "self.m = (1 - self.beta1) * self.m + self.beta1 * grad",
        },
        {
          find: "self.v = self.beta2 * self.v + (1 - self.beta2) * np.square(grad)",
          replace: "self.v = (1 - self.beta2) * self.v + self.beta2 * np.square(grad)",
        },
      ],
    },
  },
  {
    id: "first-gradient-unweighted",
    subject: "adam-betas",
    message: {
      zh: "m 里的梯度没有乘 1 − β₁，那是带动量的 SGD 的写法。Adam 用的是加权平均：m = β₁·m + (1 − β₁)·g。",
      en: "The gradient enters m without the factor 1 − β₁, as in SGD with momentum. Adam takes a weighted mean: m = β₁·m + (1 − β₁)·g.",
    },
    edits: {
      typescript: [{ find: "grad.mul(1 - this.beta1)", replace: "grad" }],
      python: [{ find: "(1 - self.beta1) * grad", replace: "grad" }],
    },
  },
  {
    id: "gradients-unweighted",
    subject: "adam-betas",
    message: {
      zh: "m 和 v 里的新值没有乘 1 − β。两个都是加权平均：m = β₁·m + (1 − β₁)·g，v = β₂·v + (1 − β₂)·g²。",
      en: "What enters m and v lacks the factor 1 − β. Both are weighted means: m = β₁·m + (1 − β₁)·g and v = β₂·v + (1 − β₂)·g².",
    },
    edits: {
      typescript: [
        { find: "grad.mul(1 - this.beta1)", replace: "grad" },
        { find: "grad.square().mul(1 - this.beta2)", replace: "grad.square()" },
      ],
      python: [
        { find: "(1 - self.beta1) * grad", replace: "grad" },
        { find: "(1 - self.beta2) * np.square(grad)", replace: "np.square(grad)" },
      ],
    },
  },
  {
    id: "v-without-square",
    subject: "adam-moments",
    message: {
      zh: "v 里的梯度没有平方。二阶矩平均的是 g²：v = β₂·v + (1 − β₂)·g²；不平方，负梯度就没法开方。",
      en: "The gradient enters v without being squared. The second moment averages g²: v = β₂·v + (1 − β₂)·g²; unsquared, a negative gradient has no root.",
    },
    edits: {
      typescript: [{ find: "grad.square()", replace: "grad" }],
      python: [{ find: "np.square(grad)", replace: "grad" }],
    },
  },
  {
    id: "v-of-absolute-values",
    subject: "adam-moments",
    message: {
      zh: "v 里放的是 |g|，不是 g²。二阶矩平均的是平方：v = β₂·v + (1 − β₂)·g²。",
      en: "v takes in |g| where g² belongs. The second moment averages squares: v = β₂·v + (1 − β₂)·g².",
    },
    edits: {
      typescript: [{ find: "grad.square()", replace: "grad.abs()" }],
      python: [{ find: "np.square(grad)", replace: "np.abs(grad)" }],
    },
  },
  {
    id: "v-doubled",
    subject: "adam-moments",
    onlyIn: "python",
    message: {
      zh: "v 里放的是 2g：grad * 2 是两倍，平方要写 grad ** 2 或 np.square(grad)。",
      en: "v takes in 2g: grad * 2 doubles. The square is grad ** 2 or np.square(grad).",
    },
    edits: { python: [{ find: "np.square(grad)", replace: "grad * 2" }] },
  },
  {
    id: "v-from-m",
    subject: "adam-moments",
    message: {
      zh: "v 里放的是 m 的平方。二阶矩平均的是这一步梯度的平方 g²，与 m 无关。",
      en: "v takes in the square of m. The second moment averages the square of the gradient itself, g²; m has no part in it.",
    },
    edits: {
      typescript: [{ find: "grad.square()", replace: "this.m.square()" }],
      python: [{ find: "np.square(grad)", replace: "np.square(self.m)" }],
    },
  },
  {
    id: "moments-not-kept",
    subject: "adam-moments",
    message: {
      zh: "每一步都从零重新算 m 和 v，没有记住以前的梯度。把它们存在实例里，下一步接着用：m = β₁·m + (1 − β₁)·g。",
      en: "m and v begin at zero at every step and forget the gradients before. Keep them in the instance and go on from there: m = β₁·m + (1 − β₁)·g.",
    },
    edits: {
      typescript: [
        {
          find: "this.m = this.m.mul(this.beta1).add(grad.mul(1 - this.beta1));",
          replace: "this.m = grad.mul(1 - this.beta1);",
        },
        {
          find: "this.v = this.v.mul(this.beta2).add(grad.square().mul(1 - this.beta2));",
          replace: "this.v = grad.square().mul(1 - this.beta2);",
        },
      ],
      python: [
        {
          find: "self.m = self.beta1 * self.m + (1 - self.beta1) * grad",
          replace: "self.m = (1 - self.beta1) * grad",
        },
        {
          find: "self.v = self.beta2 * self.v + (1 - self.beta2) * np.square(grad)",
          replace: "self.v = (1 - self.beta2) * np.square(grad)",
        },
      ],
    },
  },
  {
    id: "moments-share-array",
    subject: "adam-moments",
    onlyIn: "python",
    message: {
      zh: "m 和 v 是同一个数组：self.m = self.v = … 只建了一个，就地更新时互相覆盖。各建各的，np.zeros_like 调用两次。",
      en: "m and v are one array: self.m = self.v = … makes a single one, and each update in place overwrites the other's. Make two, with a call of np.zeros_like each.",
    },
    edits: {
      python: [
        {
          find: "        self.t += 1\n",
          replace:
            "        self.t += 1\n        if self.t == 1:\n            self.m = self.v = np.zeros_like(param)\n",
        },
        {
          find: "self.m = self.beta1 * self.m + (1 - self.beta1) * grad",
          replace: "self.m *= self.beta1\n        self.m += (1 - self.beta1) * grad",
        },
        {
          find: "self.v = self.beta2 * self.v + (1 - self.beta2) * np.square(grad)",
          replace: "self.v *= self.beta2\n        self.v += (1 - self.beta2) * np.square(grad)",
        },
      ],
    },
  },
  {
    id: "m-updated-after-use",
    subject: "adam-moments",
    message: {
      zh: "更新参数时用的还是上一步的 m。先把这一步的梯度放进 m，再更新参数。",
      en: "The parameter is updated with the m of the step before. Put this step's gradient into m first, then update the parameter.",
    },
    edits: {
      typescript: [
        { find: "    this.m = this.m.mul(this.beta1).add(grad.mul(1 - this.beta1));\n", replace: "" },
        {
          find: "const change = mHat.div(vHat.sqrt().add(this.eps)).mul(this.lr);",
          replace:
            "const change = mHat.div(vHat.sqrt().add(this.eps)).mul(this.lr);\n    this.m = this.m.mul(this.beta1).add(grad.mul(1 - this.beta1));",
        },
      ],
      python: [
        { find: "        self.m = self.beta1 * self.m + (1 - self.beta1) * grad\n", replace: "" },
        {
          find: "change = self.lr * m_hat / (np.sqrt(v_hat) + self.eps)",
          replace:
            "change = self.lr * m_hat / (np.sqrt(v_hat) + self.eps)\n        self.m = self.beta1 * self.m + (1 - self.beta1) * grad",
        },
      ],
    },
  },
  {
    id: "moments-updated-after-use",
    subject: "adam-moments",
    message: {
      zh: "更新参数时用的还是上一步的 m 和 v。先把这一步的梯度放进 m 和 v，再更新参数。",
      en: "The parameter is updated with the m and v of the step before. Put this step's gradient into both first, then update the parameter.",
    },
    edits: {
      typescript: [
        { find: "    this.m = this.m.mul(this.beta1).add(grad.mul(1 - this.beta1));\n", replace: "" },
        {
          find: "    this.v = this.v.mul(this.beta2).add(grad.square().mul(1 - this.beta2));\n",
          replace: "",
        },
        {
          find: "const change = mHat.div(vHat.sqrt().add(this.eps)).mul(this.lr);",
          replace:
            "const change = mHat.div(vHat.sqrt().add(this.eps)).mul(this.lr);\n    this.m = this.m.mul(this.beta1).add(grad.mul(1 - this.beta1));\n    this.v = this.v.mul(this.beta2).add(grad.square().mul(1 - this.beta2));",
        },
      ],
      python: [
        { find: "        self.m = self.beta1 * self.m + (1 - self.beta1) * grad\n", replace: "" },
        { find: "        self.v = self.beta2 * self.v + (1 - self.beta2) * np.square(grad)\n", replace: "" },
        {
          find: "change = self.lr * m_hat / (np.sqrt(v_hat) + self.eps)",
          replace:
            "change = self.lr * m_hat / (np.sqrt(v_hat) + self.eps)\n        self.m = self.beta1 * self.m + (1 - self.beta1) * grad\n        self.v = self.beta2 * self.v + (1 - self.beta2) * np.square(grad)",
        },
      ],
    },
  },
  {
    id: "gradient-for-m",
    subject: "adam-moments",
    message: {
      zh: "分子用了这一步的梯度，没有用一阶矩，那是 RMSprop 的写法。分子是 m̂。",
      en: "The numerator is this step's gradient and not the first moment, as in RMSprop. The numerator is m̂.",
    },
    edits: {
      typescript: [
        { find: "const mHat = this.m.div(1 - this.beta1 ** this.t);", replace: "const mHat = grad;" },
      ],
      python: [{ find: "m_hat = self.m / (1 - self.beta1 ** self.t)", replace: "m_hat = grad" }],
    },
  },
  {
    id: "ascent",
    subject: "adam-step",
    message: {
      zh: "符号反了：参数顺着梯度走了，损失会变大。更新是减：θ − lr·m̂/(√v̂ + ε)。",
      en: "The sign is wrong: the parameter moves with the gradient and the loss grows. Subtract: θ − lr·m̂/(√v̂ + ε).",
    },
    edits: {
      typescript: [{ find: "param.sub(change)", replace: "param.add(change)" }],
      python: [{ find: "param - change", replace: "param + change" }],
    },
  },
  {
    id: "lr-missing",
    subject: "adam-step",
    message: {
      zh: "没有乘学习率。更新是 θ − lr·m̂/(√v̂ + ε)。",
      en: "The learning rate is missing. The update is θ − lr·m̂/(√v̂ + ε).",
    },
    edits: {
      typescript: [{ find: ".mul(this.lr)", replace: "" }],
      python: [{ find: "self.lr * m_hat", replace: "m_hat" }],
    },
  },
  {
    id: "lr-twice",
    subject: "adam-step",
    message: {
      zh: "学习率乘了两次。只在更新参数时乘一次：θ − lr·m̂/(√v̂ + ε)。",
      en: "The learning rate is applied twice. Multiply by it once, in the update: θ − lr·m̂/(√v̂ + ε).",
    },
    edits: {
      typescript: [{ find: ".mul(this.lr)", replace: ".mul(this.lr * this.lr)" }],
      python: [{ find: "self.lr * m_hat", replace: "self.lr * self.lr * m_hat" }],
    },
  },
  {
    id: "update-returned",
    subject: "adam-step",
    message: {
      zh: "返回的是要减去的那一项。step 要返回更新后的参数：θ − lr·m̂/(√v̂ + ε)。",
      en: "It returns the term that is to be subtracted. step returns the new parameter: θ − lr·m̂/(√v̂ + ε).",
    },
    edits: {
      typescript: [{ find: "param.sub(change)", replace: "change" }],
      python: [{ find: "param - change", replace: "change" }],
    },
  },
  {
    id: "nothing-returned",
    subject: "adam-step",
    onlyIn: "python",
    message: {
      zh: "参数就地改了，却什么也没有返回。step 要返回更新后的参数，传进来的数组不要动：return param - change。",
      en: "The parameter is changed in place and nothing is returned. step returns the new parameter and leaves the array that it was given alone: return param - change.",
    },
    edits: { python: [{ find: "return param - change", replace: "param -= change" }] },
  },
];

export default mistakes;
