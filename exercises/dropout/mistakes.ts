import type { Mistake } from "#lib/exercises/exercise.ts";

const mistakes: readonly Mistake[] = [
  {
    id: "scale-missing",
    subject: "dropout-scale",
    message: {
      zh: "留下的元素没有除以 1 − p。丢掉一部分以后，总和的期望小了；训练时就除以 1 − p 补回来，评估时才能什么都不做。",
      en: "The kept elements are not divided by 1 − p. Dropping some makes the expected sum smaller; make up for it in training, so that evaluation has nothing to do.",
    },
    edits: {
      typescript: [{ find: ".div(1 - this.p)", replace: "" }],
      python: [{ find: "kept / (1 - self.p)", replace: "kept" }],
    },
  },
  {
    id: "scale-by-p",
    subject: "dropout-scale",
    message: {
      zh: "除以了 p。p 是丢掉的概率，留下的概率是 1 − p，要除以 1 − p。",
      en: "It divides by p. That is the probability of dropping; divide by that of keeping, 1 − p.",
    },
    edits: {
      typescript: [{ find: ".div(1 - this.p)", replace: ".div(this.p)" }],
      python: [{ find: "kept / (1 - self.p)", replace: "kept / self.p" }],
    },
  },
  {
    id: "scale-multiplied",
    subject: "dropout-scale",
    message: {
      zh: "乘了 1 − p，应当除以 1 − p：留下的元素要放大，才能补上丢掉的。",
      en: "It multiplies by 1 − p. Divide: the kept elements grow to make up for the dropped ones.",
    },
    edits: {
      typescript: [{ find: ".div(1 - this.p)", replace: ".mul(1 - this.p)" }],
      python: [{ find: "kept / (1 - self.p)", replace: "kept * (1 - self.p)" }],
    },
  },
  {
    id: "parentheses-missing",
    subject: "dropout-scale",
    onlyIn: "python",
    message: {
      zh: "少了括号：kept / 1 - p 是先除以 1、再减 p，因为 / 比 - 先算。写成 kept / (1 - p)。",
      en: "Parentheses are missing: / binds tighter than -, so kept / 1 - p divides by 1 and then subtracts p. Write kept / (1 - p).",
    },
    edits: { python: [{ find: "kept / (1 - self.p)", replace: "kept / 1 - self.p" }] },
  },
  {
    id: "scaled-in-evaluation-instead",
    subject: "dropout-scale",
    message: {
      zh: "训练时没有放大，到评估时才乘 1 − p。这是原始的 dropout；这里要的是反向（inverted）dropout：训练时除以 1 − p，评估时原样返回。",
      en: "Training does not scale and evaluation multiplies by 1 − p. That is dropout as first published; inverted dropout divides by 1 − p in training and leaves evaluation alone.",
    },
    edits: {
      typescript: [
        { find: ".div(1 - this.p)", replace: "" },
        { find: "this.mask === null ? x :", replace: "this.mask === null ? x.mul(1 - this.p) :" },
      ],
      python: [
        { find: "kept / (1 - self.p)", replace: "kept" },
        { find: "x if self.mask is None else", replace: "x * (1 - self.p) if self.mask is None else" },
      ],
    },
  },
  {
    id: "comparison-swapped",
    subject: "dropout-rate",
    message: {
      zh: "丢和留反了：以概率 p 留下，其余丢掉。u 在 [0, 1) 上均匀，u ≥ p 的留下，u < p 的丢掉。",
      en: "Dropping and keeping are swapped: only a share p is kept. With u uniform in [0, 1), keep where u ≥ p and drop where u < p.",
    },
    edits: {
      typescript: [{ find: ".greaterEqual(this.p)", replace: ".less(this.p)" }],
      python: [{ find: ">= self.p", replace: "< self.p" }],
    },
  },
  {
    id: "p-as-keep-probability",
    subject: "dropout-rate",
    message: {
      zh: "把 p 当成了留下的概率。这里的 p 是丢掉的概率：以 1 − p 留下，除以 1 − p。",
      en: "It takes p for the probability of keeping. Here p is that of dropping: keep with 1 − p and divide by 1 − p.",
    },
    edits: {
      typescript: [
        { find: ".greaterEqual(this.p)", replace: ".less(this.p)" },
        { find: ".div(1 - this.p)", replace: ".div(this.p)" },
      ],
      python: [
        { find: ">= self.p", replace: "< self.p" },
        { find: "kept / (1 - self.p)", replace: "kept / self.p" },
      ],
    },
  },
  {
    id: "normal-draw",
    subject: "dropout-rate",
    message: {
      zh: "随机数是正态分布的，小于 p 的概率不是 p。用 [0, 1) 上的均匀分布：<ts>tf.randomUniform</ts><py>np.random.rand</py>。",
      en: "The draw is normal, and falls below p with another probability than p. Draw uniformly from [0, 1): <ts>tf.randomUniform</ts><py>np.random.rand</py>.",
    },
    edits: {
      typescript: [{ find: "tf.randomUniform(shape)", replace: "tf.randomNormal(shape)" }],
      python: [{ find: "np.random.rand(*shape)", replace: "np.random.randn(*shape)" }],
    },
  },
  {
    id: "draw-rounded",
    subject: "dropout-rate",
    message: {
      zh: "不管 p 是多少，都丢了一半。把随机数和 p 比较，不要四舍五入。",
      en: "Half is dropped whatever p is. Compare the draw with p instead of rounding it.",
    },
    edits: {
      typescript: [{ find: ".greaterEqual(this.p)", replace: ".greaterEqual(0.5)" }],
      python: [{ find: ">= self.p", replace: ">= 0.5" }],
    },
  },
  {
    id: "zero-taken-for-missing",
    subject: "dropout-rate",
    message: {
      zh: "p = 0 被当成没有传，换成了 0.5。0 是假值，<ts>||</ts><py>or</py> 会把它换掉；p = 0 就是什么也不丢。",
      en: "p = 0 is taken for missing and becomes 0.5. Zero is falsy, so <ts>||</ts><py>or</py> replaces it; p = 0 means that nothing is dropped.",
    },
    edits: {
      typescript: [{ find: "this.p = p;", replace: "this.p = p || 0.5;" }],
      python: [{ find: "self.p = p", replace: "self.p = p or 0.5" }],
    },
  },
  {
    id: "scaled-in-evaluation",
    subject: "dropout-eval",
    message: {
      zh: "评估时又乘了 1 − p。训练时已经除过 1 − p，评估时原样返回 x。",
      en: "Evaluation multiplies by 1 − p. Training has divided by it already: return x as it is.",
    },
    edits: {
      typescript: [{ find: "this.mask === null ? x :", replace: "this.mask === null ? x.mul(1 - this.p) :" }],
      python: [
        { find: "x if self.mask is None else", replace: "x * (1 - self.p) if self.mask is None else" },
      ],
    },
  },
  {
    id: "enlarged-in-evaluation",
    subject: "dropout-eval",
    message: {
      zh: "评估时也除了 1 − p。除以 1 − p 是为了补上丢掉的；评估时什么也没丢，原样返回 x。",
      en: "Evaluation divides by 1 − p too. That makes up for what was dropped, and evaluation drops nothing: return x as it is.",
    },
    edits: {
      typescript: [{ find: "this.mask === null ? x :", replace: "this.mask === null ? x.div(1 - this.p) :" }],
      python: [
        { find: "x if self.mask is None else", replace: "x / (1 - self.p) if self.mask is None else" },
      ],
    },
  },
  {
    id: "dropped-in-evaluation",
    subject: "dropout-eval",
    message: {
      zh: "评估时也在丢。dropout 只在训练时起作用；training 为 <ts>false</ts><py>False</py> 时原样返回 x。",
      en: "Evaluation drops elements too. Dropout acts in training only; return x as it is when training is <ts>false</ts><py>False</py>.",
    },
    edits: {
      typescript: [
        {
          find: "training ? this.drawMask(x.shape) : null",
          replace: "this.drawMask(x.shape)",
        },
      ],
      python: [{ find: "self.draw_mask(x.shape) if training else None", replace: "self.draw_mask(x.shape)" }],
    },
  },
  {
    id: "modes-swapped",
    subject: "dropout-eval",
    message: {
      zh: "训练和评估反了：training 为 <ts>true</ts><py>True</py> 时丢，为 <ts>false</ts><py>False</py> 时原样返回。",
      en: "Training and evaluation are swapped: drop when training is <ts>true</ts><py>True</py>, pass x on when it is <ts>false</ts><py>False</py>.",
    },
    edits: {
      typescript: [
        {
          find: "training ? this.drawMask(x.shape) : null",
          replace: "training ? null : this.drawMask(x.shape)",
        },
      ],
      python: [
        {
          find: "self.draw_mask(x.shape) if training else None",
          replace: "None if training else self.draw_mask(x.shape)",
        },
      ],
    },
  },
  {
    id: "mask-reused",
    subject: "dropout-mask",
    message: {
      zh: "每次用的都是同一个掩码：抽了一次就一直留着，或者写死了随机种子。训练时每次 forward 都要重新抽。",
      en: "Every call has the same mask: it was drawn once and kept, or from a fixed seed. Draw anew in each forward call of training.",
    },
    edits: {
      typescript: [
        {
          find: "training ? this.drawMask(x.shape) : null",
          replace: "training ? (this.mask ?? this.drawMask(x.shape)) : null",
        },
      ],
      python: [
        {
          find: "self.draw_mask(x.shape) if training else None",
          replace: "(self.draw_mask(x.shape) if self.mask is None else self.mask) if training else None",
        },
      ],
    },
  },
  {
    id: "mask-shared-by-rows",
    subject: "dropout-mask",
    message: {
      zh: "每一行丢的是同样的列：掩码只抽了 [D] 个数。每个样本、每个特征都要各抽各的，形状 [N, D]。",
      en: "Every row drops the same columns: the mask has D draws only. Each feature of each sample takes one of its own, shape [N, D].",
    },
    edits: {
      typescript: [{ find: "tf.randomUniform(shape)", replace: "tf.randomUniform([shape[1]])" }],
      python: [{ find: "np.random.rand(*shape)", replace: "np.random.rand(shape[1])" }],
    },
  },
  {
    id: "mask-drops-rows",
    subject: "dropout-mask",
    message: {
      zh: "整行整行地丢：掩码只抽了 [N, 1] 个数。每个元素都要各抽各的，形状 [N, D]。",
      en: "It drops whole rows: the mask has N draws only. Each element takes one of its own, shape [N, D].",
    },
    edits: {
      typescript: [{ find: "tf.randomUniform(shape)", replace: "tf.randomUniform([shape[0], 1])" }],
      python: [{ find: "np.random.rand(*shape)", replace: "np.random.rand(shape[0], 1)" }],
    },
  },
  {
    id: "whole-tensor-decision",
    subject: "dropout-mask",
    message: {
      zh: "只抽了一个随机数，整个张量要么全丢、要么全留。每个元素都要各抽各的，抽的形状就是 x 的形状。",
      en: "One number decides for the whole tensor, which is dropped or kept as one. Draw one for each element, in the shape of x.",
    },
    edits: {
      typescript: [{ find: "tf.randomUniform(shape)", replace: "tf.randomUniform([])" }],
      python: [{ find: "np.random.rand(*shape)", replace: "np.random.rand()" }],
    },
  },
  {
    id: "shape-not-unpacked",
    subject: "dropout-mask",
    onlyIn: "python",
    message: {
      zh: "np.random.rand 的各轴大小要分开传，不能传一个元组。用 * 拆开：np.random.rand(*x.shape)。",
      en: "np.random.rand takes the size of each axis as an argument of its own, not a tuple. Unpack it with *: np.random.rand(*x.shape).",
    },
    edits: { python: [{ find: "np.random.rand(*shape)", replace: "np.random.rand(shape)" }] },
  },
  {
    id: "backward-fresh-mask",
    subject: "dropout-backward",
    message: {
      zh: "反向传播又抽了一个掩码。梯度只沿前向留下的元素传回去：用 forward 存下的那个掩码。",
      en: "Backward draws another mask. The gradient returns through the elements that forward kept: use the mask it stored.",
    },
    edits: {
      typescript: [{ find: "dy.mul(this.mask)", replace: "dy.mul(this.drawMask(dy.shape))" }],
      python: [{ find: "dy * self.mask", replace: "dy * self.draw_mask(dy.shape)" }],
    },
  },
  {
    id: "backward-unscaled",
    subject: "dropout-backward",
    message: {
      zh: "反向传播没有除以 1 − p。前向把留下的元素放大了，梯度也要放大同样的倍数。",
      en: "Backward does not divide by 1 − p. Forward scaled the kept elements, so their gradient is scaled alike.",
    },
    edits: {
      typescript: [{ find: "dy.mul(this.mask)", replace: "dy.mul(this.mask.sign())" }],
      python: [{ find: "dy * self.mask", replace: "dy * (self.mask > 0)" }],
    },
  },
  {
    id: "backward-scaled-twice",
    subject: "dropout-backward",
    message: {
      zh: "反向传播多除了一次 1 − p。掩码里已经有 1/(1 − p)，只乘掩码就够了。",
      en: "Backward divides by 1 − p once too often. The mask holds 1/(1 − p) already; multiplying by it is enough.",
    },
    edits: {
      typescript: [{ find: "dy.mul(this.mask)", replace: "dy.mul(this.mask).div(1 - this.p)" }],
      python: [{ find: "dy * self.mask", replace: "dy * self.mask / (1 - self.p)" }],
    },
  },
  {
    id: "backward-without-mask",
    subject: "dropout-backward",
    message: {
      zh: "反向传播没有用掩码，丢掉的元素也收到了梯度。它们没有影响输出，梯度应为 0。",
      en: "Backward uses no mask, so dropped elements receive a gradient. They had no part in the output: theirs is 0.",
    },
    edits: {
      typescript: [{ find: "dy.mul(this.mask)", replace: "dy" }],
      python: [{ find: "dy if self.mask is None else dy * self.mask", replace: "dy" }],
    },
  },
  {
    id: "mask-asked-for-truth",
    subject: "dropout-backward",
    onlyIn: "python",
    message: {
      zh: "if self.mask 问的是整个数组的真假，数组有很多元素，说不清。问有没有掩码，写 if self.mask is not None。",
      en: "if self.mask asks for the truth of a whole array, which has many elements and no single answer. To ask whether there is a mask, write if self.mask is not None.",
    },
    edits: {
      python: [
        {
          find: "return dy if self.mask is None else dy * self.mask",
          replace: "return dy * self.mask if self.mask else dy",
        },
      ],
    },
  },
  {
    id: "backward-mask-outlives-training",
    subject: "dropout-backward",
    message: {
      zh: "评估之后的反向传播还在用训练留下的掩码。评估时没有丢，梯度原样传回去；forward 在评估时要把掩码清掉。",
      en: "Backward after an evaluation still uses the mask of the training before it. Nothing was dropped, so the gradient passes as it is: clear the mask when evaluating.",
    },
    edits: {
      typescript: [
        {
          find: "this.mask = training ? this.drawMask(x.shape) : null;",
          replace: "if (training) this.mask = this.drawMask(x.shape);",
        },
        {
          find: "return this.mask === null ? x : x.mul(this.mask);",
          replace: "return training && this.mask ? x.mul(this.mask) : x;",
        },
      ],
      python: [
        {
          find: "self.mask = self.draw_mask(x.shape) if training else None\n        return x if self.mask is None else x * self.mask",
          replace:
            "if training:\n            self.mask = self.draw_mask(x.shape)\n        return x * self.mask if training else x",
        },
      ],
    },
  },
];

export default mistakes;
