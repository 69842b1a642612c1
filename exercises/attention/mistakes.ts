import type { Mistake } from "#lib/exercises/exercise.ts";

const mistakes: readonly Mistake[] = [
  {
    id: "scale-missing",
    subject: "attention-scale",
    message: {
      zh: "分数没有除以 √d。d 越大，点积的方差越大，softmax 越接近只选一个键；先除以 √d：softmax(QKᵀ/√d)。",
      en: "The scores are not divided by √d. The wider the keys, the larger the dot products and the more softmax picks a single key; divide first: softmax(QKᵀ/√d).",
    },
    edits: {
      typescript: [{ find: ".div(Math.sqrt(d))", replace: "" }],
      python: [{ find: " / np.sqrt(d)", replace: "" }],
    },
  },
  {
    id: "scale-by-d",
    subject: "attention-scale",
    message: {
      zh: "分数除以了 d，没有开方。点积的标准差随 √d 增长，所以除以 √d。",
      en: "The scores are divided by d without the root. The standard deviation of a dot product grows with √d, so divide by √d.",
    },
    edits: {
      typescript: [{ find: "Math.sqrt(d)", replace: "d" }],
      python: [{ find: "np.sqrt(d)", replace: "d" }],
    },
  },
  {
    id: "scale-by-keys",
    subject: "attention-scale",
    message: {
      zh: "缩放用了键的个数 √S。要用的是键的宽度 √d，即 k.shape[1]：点积是沿这一轴求和的。",
      en: "The scale is √S, from the number of keys. It is √d, from their width k.shape[1]: that is the axis that a dot product sums over.",
    },
    edits: {
      typescript: [{ find: "const d = q.shape[1];", replace: "const d = k.shape[0];" }],
      python: [{ find: "d = q.shape[1]", replace: "d = k.shape[0]" }],
    },
  },
  {
    id: "scale-by-queries",
    subject: "attention-scale",
    message: {
      zh: "缩放用了查询的个数 √T。要用的是查询的宽度 √d，即 q.shape[1]：点积是沿这一轴求和的。",
      en: "The scale is √T, from the number of queries. It is √d, from their width q.shape[1]: that is the axis that a dot product sums over.",
    },
    edits: {
      typescript: [{ find: "const d = q.shape[1];", replace: "const d = q.shape[0];" }],
      python: [{ find: "d = q.shape[1]", replace: "d = q.shape[0]" }],
    },
  },
  {
    id: "scale-by-value-width",
    subject: "attention-scale",
    message: {
      zh: "缩放用了值的宽度。要用的是查询和键的宽度 d，即 q.shape[1]：点积是沿这一轴求和的。",
      en: "The scale comes from the width of the values. It is √d, from the width of queries and keys, q.shape[1]: that is the axis that a dot product sums over.",
    },
    edits: {
      typescript: [{ find: "const d = q.shape[1];", replace: "const d = v.shape[1];" }],
      python: [{ find: "d = q.shape[1]", replace: "d = v.shape[1]" }],
    },
  },
  {
    id: "scale-multiplied",
    subject: "attention-scale",
    message: {
      zh: "分数乘了 √d，应当除以 √d：softmax(QKᵀ/√d)。",
      en: "The scores are multiplied by √d. Divide by it: softmax(QKᵀ/√d).",
    },
    edits: {
      typescript: [{ find: ".div(Math.sqrt(d))", replace: ".mul(Math.sqrt(d))" }],
      python: [{ find: "/ np.sqrt(d)", replace: "* np.sqrt(d)" }],
    },
  },
  {
    id: "scale-after-softmax",
    subject: "attention-scale",
    message: {
      zh: "除以 √d 放到了 softmax 之后，权重加起来不再是 1。先缩放分数，再做 softmax。",
      en: "√d divides the weights after the softmax, so that they no longer sum to 1. Scale the scores first, then take the softmax.",
    },
    edits: {
      typescript: [
        { find: ".div(Math.sqrt(d))", replace: "" },
        {
          find: "const weights = tf.softmax(visible);",
          replace: "const weights = tf.softmax(visible).div(Math.sqrt(d));",
        },
      ],
      python: [
        { find: " / np.sqrt(d)", replace: "" },
        { find: "weights = softmax(scores)", replace: "weights = softmax(scores) / np.sqrt(d)" },
      ],
    },
  },
  {
    id: "softmax-over-queries",
    subject: "attention-softmax-axis",
    message: {
      zh: "softmax 沿查询这一轴做了，每一列加起来是 1。每个查询要把 1 分给各个键：沿键这一轴（最后一轴）做，每一行加起来是 1。",
      en: "The softmax runs over the queries, so that columns sum to 1. Each query shares out 1 among the keys: run it over the keys, the last axis, so that rows sum to 1.",
    },
    edits: {
      typescript: [
        {
          find: "const weights = tf.softmax(visible);",
          replace: "const weights = tf.softmax(visible.transpose()).transpose();",
        },
      ],
      python: [
        { find: "scores.max(axis=-1, keepdims=True)", replace: "scores.max(axis=0, keepdims=True)" },
        {
          find: "exponentials.sum(axis=-1, keepdims=True)",
          replace: "exponentials.sum(axis=0, keepdims=True)",
        },
      ],
    },
  },
  {
    id: "softmax-axis-refused",
    subject: "attention-softmax-axis",
    onlyIn: "typescript",
    message: {
      zh: "tf.softmax 只能沿最后一轴，给了它第 0 轴。该沿键做，键就是最后一轴：tf.softmax(scores)，不用写轴。",
      en: "tf.softmax runs along the last axis only, and was given axis 0. It is the keys that it should run over, and they are the last axis: tf.softmax(scores).",
    },
    edits: {
      typescript: [
        { find: "const weights = tf.softmax(visible);", replace: "const weights = tf.softmax(visible, 0);" },
      ],
    },
  },
  {
    id: "softmax-over-everything",
    subject: "attention-softmax-axis",
    message: {
      zh: "整个分数矩阵一起做了一个 softmax。每个查询各做各的：沿键这一轴（最后一轴），每一行加起来是 1。",
      en: "One softmax covers the whole matrix of scores. Every query has its own: run it over the keys, the last axis, so that rows sum to 1.",
    },
    edits: {
      typescript: [
        {
          find: "const weights = tf.softmax(visible);",
          replace: "const weights = tf.softmax(visible.flatten()).reshape(visible.shape);",
        },
      ],
      python: [
        { find: "scores.max(axis=-1, keepdims=True)", replace: "scores.max()" },
        { find: "exponentials.sum(axis=-1, keepdims=True)", replace: "exponentials.sum()" },
      ],
    },
  },
  {
    id: "sum-not-kept",
    subject: "attention-softmax-axis",
    message: {
      zh: "exp 之后每行求和没有保留那一轴，和的形状是 [T]，除的时候对到了键上。求和时留住那一轴，<ts>sum(1, true)</ts><py>sum(axis=1, keepdims=True)</py>，形状 [T, 1]。",
      en: "The sum of each row loses its axis: its shape [T] is matched with the keys when you divide. Keep the axis, <ts>sum(1, true)</ts><py>sum(axis=1, keepdims=True)</py>, for the shape [T, 1].",
    },
    edits: {
      typescript: [
        {
          find: "const weights = tf.softmax(visible);",
          replace:
            "const exponentials = visible.sub(visible.max(1, true)).exp();\n  const weights = exponentials.div(exponentials.sum(1));",
        },
      ],
      python: [{ find: "exponentials.sum(axis=-1, keepdims=True)", replace: "exponentials.sum(axis=-1)" }],
    },
  },
  {
    id: "maximum-not-kept",
    subject: "attention-softmax-axis",
    message: {
      zh: "每行的最大值没有保留那一轴，形状是 [T]，减的时候对到了键上。求最大值时留住那一轴，<ts>max(1, true)</ts><py>max(axis=1, keepdims=True)</py>，形状 [T, 1]。",
      en: "The maximum of each row loses its axis: its shape [T] is matched with the keys when you subtract. Keep the axis, <ts>max(1, true)</ts><py>max(axis=1, keepdims=True)</py>, for the shape [T, 1].",
    },
    edits: {
      typescript: [
        {
          find: "const weights = tf.softmax(visible);",
          replace:
            "const exponentials = visible.sub(visible.max(1)).exp();\n  const weights = exponentials.div(exponentials.sum(1, true));",
        },
      ],
      python: [{ find: "scores.max(axis=-1, keepdims=True)", replace: "scores.max(axis=-1)" }],
    },
  },
  {
    id: "row-axes-not-kept",
    subject: "attention-softmax-axis",
    message: {
      zh: "每行的最大值和总和都没有保留那一轴，形状是 [T]，对到了键上。两处都留住那一轴（<ts>第二个参数 true</ts><py>keepdims=True</py>），形状 [T, 1]。",
      en: "Neither the maximum nor the sum of each row keeps its axis: their shape [T] is matched with the keys. Keep it in both (<ts>the second argument, true</ts><py>keepdims=True</py>), for the shape [T, 1].",
    },
    edits: {
      typescript: [
        {
          find: "const weights = tf.softmax(visible);",
          replace:
            "const exponentials = visible.sub(visible.max(1)).exp();\n  const weights = exponentials.div(exponentials.sum(1));",
        },
      ],
      python: [
        { find: "scores.max(axis=-1, keepdims=True)", replace: "scores.max(axis=-1)" },
        { find: "exponentials.sum(axis=-1, keepdims=True)", replace: "exponentials.sum(axis=-1)" },
      ],
    },
  },
  {
    id: "softmax-missing",
    subject: "attention-output",
    message: {
      zh: "没有做 softmax，直接用分数给值加权。先沿键这一轴做 softmax，让每个查询的权重为正、加起来是 1。",
      en: "There is no softmax: the scores themselves weigh the values. Take the softmax over the keys first, so that each query's weights are positive and sum to 1.",
    },
    edits: {
      typescript: [{ find: "const weights = tf.softmax(visible);", replace: "const weights = visible;" }],
      python: [{ find: "weights = softmax(scores)", replace: "weights = scores" }],
    },
  },
  {
    id: "naive-exponential",
    subject: "attention-softmax-stability",
    message: {
      zh: "exp 之前没有减最大值。float32 里 exp(89) 就溢出成无穷，很小的分数又全变成 0；每行先减去自己的最大值<ts>，或者用 tf.softmax</ts><py></py>。",
      en: "Nothing is subtracted before exp. In float32 exp(89) is already infinite, and rows of very low scores all become 0; subtract each row's maximum first<ts>, or use tf.softmax</ts><py></py>.",
    },
    edits: {
      typescript: [
        {
          find: "const weights = tf.softmax(visible);",
          replace:
            "const exponentials = visible.exp();\n  const weights = exponentials.div(exponentials.sum(1, true));",
        },
      ],
      python: [{ find: "np.exp(scores - scores.max(axis=-1, keepdims=True))", replace: "np.exp(scores)" }],
    },
  },
  {
    id: "global-maximum",
    subject: "attention-softmax-stability",
    message: {
      zh: "exp 之前减的是整个矩阵的最大值。分数普遍低的那一行会全变成 0，成了 0/0；每行减自己的最大值：<ts>max(1, true)</ts><py>max(axis=1, keepdims=True)</py>。",
      en: "The maximum of the whole matrix is subtracted before exp. A row far below it becomes all zeros and 0/0; subtract each row's own maximum, <ts>max(1, true)</ts><py>max(axis=1, keepdims=True)</py>.",
    },
    edits: {
      typescript: [
        {
          find: "const weights = tf.softmax(visible);",
          replace:
            "const exponentials = visible.sub(visible.max()).exp();\n  const weights = exponentials.div(exponentials.sum(1, true));",
        },
      ],
      python: [{ find: "scores.max(axis=-1, keepdims=True)", replace: "scores.max()" }],
    },
  },
  {
    id: "naive-over-everything",
    subject: "attention-softmax-axis",
    message: {
      zh: "exp 除以了整个矩阵的总和，而且之前没有减最大值。每个查询各做各的：每行减自己的最大值，再除以自己的总和，一行加起来是 1。",
      en: "exp is divided by the sum of the whole matrix, and no maximum was subtracted before. Every query has a softmax of its own: subtract the row's maximum, then divide by the row's sum, so that each row sums to 1.",
    },
    edits: {
      typescript: [
        {
          find: "const weights = tf.softmax(visible);",
          replace:
            "const exponentials = visible.exp();\n  const weights = exponentials.div(exponentials.sum());",
        },
      ],
      python: [
        { find: "np.exp(scores - scores.max(axis=-1, keepdims=True))", replace: "np.exp(scores)" },
        { find: "exponentials.sum(axis=-1, keepdims=True)", replace: "exponentials.sum()" },
      ],
    },
  },
  {
    id: "keys-not-transposed",
    subject: "attention-scores",
    message: {
      zh: "K 没有转置，[T, d] 乘 [S, d] 对不上。分数是 Q·Kᵀ，形状 [T, S]：<ts>tf.matMul(q, k, false, true)</ts><py>q @ k.T</py>。",
      en: "K is not transposed, and [T, d] times [S, d] does not fit. The scores are Q·Kᵀ of shape [T, S]: <ts>tf.matMul(q, k, false, true)</ts><py>q @ k.T</py>.",
    },
    edits: {
      typescript: [{ find: "tf.matMul(q, k, false, true)", replace: "tf.matMul(q, k)" }],
      python: [{ find: "q @ k.T", replace: "q @ k" }],
    },
  },
  {
    id: "product-by-elements",
    subject: "attention-scores",
    onlyIn: "python",
    message: {
      zh: "* 是逐元素相乘，[T, d] 和 [d, S] 对不上。矩阵乘法用 @：q @ k.T，形状 [T, S]。",
      en: "* multiplies element by element, and [T, d] does not fit [d, S]. The matrix product is @: q @ k.T, of shape [T, S].",
    },
    edits: { python: [{ find: "q @ k.T", replace: "q * k.T" }] },
  },
  {
    id: "keys-times-queries",
    subject: "attention-scores",
    message: {
      zh: "算成了 K·Qᵀ，形状是 [S, T]，行和列反了。分数是 Q·Kᵀ，形状 [T, S]：每个查询一行。",
      en: "This is K·Qᵀ of shape [S, T], with rows and columns the wrong way round. The scores are Q·Kᵀ of shape [T, S]: one row per query.",
    },
    edits: {
      typescript: [{ find: "tf.matMul(q, k, false, true)", replace: "tf.matMul(k, q, false, true)" }],
      python: [{ find: "q @ k.T", replace: "k @ q.T" }],
    },
  },
  {
    id: "keys-for-values",
    subject: "attention-output",
    message: {
      zh: "最后一步用权重加权了键。加权求和的是值：权重 · V，形状 [T, w]。",
      en: "The last step weighs the keys. It is the values that are averaged: weights · V, of shape [T, w].",
    },
    edits: {
      typescript: [{ find: "tf.matMul(weights, v)", replace: "tf.matMul(weights, k)" }],
      python: [{ find: "weights @ v", replace: "weights @ k" }],
    },
  },
  {
    id: "mask-ignored",
    subject: "attention-mask",
    message: {
      zh: "没有用掩码。掩码为 0 的地方，softmax 之前把分数换成 −1e9。",
      en: "The mask is not used. Where it is 0, replace the score by −1e9 before the softmax.",
    },
    edits: {
      typescript: [
        {
          find: "const visible = mask ? tf.where(mask.equal(1), scores, -1e9) : scores;",
          replace: "const visible = scores;",
        },
      ],
      python: [
        {
          find: "    if mask is not None:\n        scores = np.where(mask == 1, scores, -1e9)\n",
          replace: "",
        },
      ],
    },
  },
  {
    id: "mask-asked-for-truth",
    subject: "attention-mask",
    onlyIn: "python",
    message: {
      zh: "if mask 问的是整个数组的真假，数组有很多元素，说不清。问有没有传掩码，写 if mask is not None。",
      en: "if mask asks for the truth of a whole array, which has many elements and no single answer. To ask whether there is a mask, write if mask is not None.",
    },
    edits: { python: [{ find: "if mask is not None:", replace: "if mask:" }] },
  },
  {
    id: "mask-after-softmax",
    subject: "attention-mask",
    message: {
      zh: "掩码乘在 softmax 之后，被遮住的权重没有了，剩下的加起来不到 1。softmax 之前把那些分数换成 −1e9。",
      en: "The mask is applied after the softmax: the masked weights are gone and the rest no longer sums to 1. Replace those scores by −1e9 before the softmax.",
    },
    edits: {
      typescript: [
        {
          find: "const visible = mask ? tf.where(mask.equal(1), scores, -1e9) : scores;",
          replace: "const visible = scores;",
        },
        {
          find: "const weights = tf.softmax(visible);",
          replace: "const weights = mask ? tf.softmax(visible).mul(mask) : tf.softmax(visible);",
        },
      ],
      python: [
        {
          find: "    if mask is not None:\n        scores = np.where(mask == 1, scores, -1e9)\n",
          replace: "",
        },
        {
          find: "weights = softmax(scores)",
          replace: "weights = softmax(scores)\n    if mask is not None:\n        weights = weights * mask",
        },
      ],
    },
  },
  {
    id: "mask-after-softmax-renormalised",
    subject: "attention-mask",
    message: {
      zh: "掩码在 softmax 之后才乘，再重新归一。被遮住的键分数很高时，别的权重已经下溢成 0，成了 0/0；softmax 之前把那些分数换成 −1e9。",
      en: "The mask is applied after the softmax and the rest is normalised again. Where a masked key scores far higher, the other weights have become 0 already, and 0/0 is left; replace those scores by −1e9 before the softmax.",
    },
    edits: {
      typescript: [
        {
          find: "const visible = mask ? tf.where(mask.equal(1), scores, -1e9) : scores;",
          replace: "const visible = scores;",
        },
        {
          find: "const weights = tf.softmax(visible);",
          replace:
            "const all = tf.softmax(visible);\n  const shown = mask ? all.mul(mask) : all;\n  const weights = shown.div(shown.sum(1, true));",
        },
      ],
      python: [
        {
          find: "    if mask is not None:\n        scores = np.where(mask == 1, scores, -1e9)\n",
          replace: "",
        },
        {
          find: "weights = softmax(scores)",
          replace:
            "weights = softmax(scores)\n    if mask is not None:\n        weights = weights * mask\n        weights = weights / weights.sum(axis=-1, keepdims=True)",
        },
      ],
    },
  },
  {
    id: "mask-multiplied",
    subject: "attention-mask",
    message: {
      zh: "分数乘了掩码，被遮住的分数成了 0，而 exp(0) = 1，仍有权重。换成 −1e9，权重才是 0。",
      en: "The scores are multiplied by the mask: a masked score becomes 0, and exp(0) = 1 still has weight. Replace it by −1e9 for a weight of 0.",
    },
    edits: {
      typescript: [
        {
          find: "const visible = mask ? tf.where(mask.equal(1), scores, -1e9) : scores;",
          replace: "const visible = mask ? scores.mul(mask) : scores;",
        },
      ],
      python: [{ find: "np.where(mask == 1, scores, -1e9)", replace: "scores * mask" }],
    },
  },
  {
    id: "mask-inverted",
    subject: "attention-mask",
    message: {
      zh: "掩码用反了：遮住了该看的，留下了不该看的。1 是看得到，0 是遮住：0 的地方换成 −1e9。",
      en: "The mask is the wrong way round: it hides what may be seen. 1 is visible and 0 is hidden: put −1e9 where it is 0.",
    },
    edits: {
      typescript: [{ find: "mask.equal(1)", replace: "mask.equal(0)" }],
      python: [{ find: "mask == 1", replace: "mask == 0" }],
    },
  },
  {
    id: "mask-added",
    subject: "attention-mask",
    message: {
      zh: "把 1/0 的掩码直接加到了分数上，差别只有 1，什么也没遮住。先变成 0 和 −1e9 再加，或者用 <ts>tf.where</ts><py>np.where</py> 换掉分数。",
      en: "The mask of 1 and 0 is added to the scores as it is; a difference of 1 hides nothing. Turn it into 0 and −1e9 before you add it, or replace the scores with <ts>tf.where</ts><py>np.where</py>.",
    },
    edits: {
      typescript: [
        {
          find: "const visible = mask ? tf.where(mask.equal(1), scores, -1e9) : scores;",
          replace: "const visible = mask ? scores.add(mask) : scores;",
        },
      ],
      python: [{ find: "np.where(mask == 1, scores, -1e9)", replace: "scores + mask" }],
    },
  },
  {
    id: "mask-sign",
    subject: "attention-mask",
    message: {
      zh: "被遮住的分数加了 +1e9，权重反而全给了它们。符号要反过来：加 −1e9。",
      en: "+1e9 is added to the masked scores, which gives them all the weight. Turn the sign round: add −1e9.",
    },
    edits: {
      typescript: [
        {
          find: "const visible = mask ? tf.where(mask.equal(1), scores, -1e9) : scores;",
          replace: "const visible = mask ? scores.add(tf.sub(1, mask).mul(1e9)) : scores;",
        },
      ],
      python: [{ find: "np.where(mask == 1, scores, -1e9)", replace: "scores + (1 - mask) * 1e9" }],
    },
  },
  {
    id: "mask-infinite",
    subject: "attention-mask",
    message: {
      zh: "用 (1 − 掩码) 乘了无穷，没遮住的地方是 0·∞ = NaN。用有限的 −1e9，或者用 <ts>tf.where</ts><py>np.where</py>。",
      en: "1 − mask is multiplied by infinity, and where nothing is masked 0·∞ is NaN. Use the finite −1e9, or <ts>tf.where</ts><py>np.where</py>.",
    },
    edits: {
      typescript: [
        {
          find: "const visible = mask ? tf.where(mask.equal(1), scores, -1e9) : scores;",
          replace: "const visible = mask ? scores.add(tf.sub(1, mask).mul(-Infinity)) : scores;",
        },
      ],
      python: [{ find: "np.where(mask == 1, scores, -1e9)", replace: "scores + (1 - mask) * -np.inf" }],
    },
  },
];

export default mistakes;
