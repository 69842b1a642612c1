/** Products of matrices and of more than matrices. */
import { tf, valueError, type Tensor } from "./library.ts";
import { castTo, commonKind, type Kind } from "./kind.ts";
import { NdArray } from "./nd-array.ts";
import { axesIn, broadcastShape, isSame, sizeOf, tupleText } from "./shape.ts";

/** TensorFlow.js multiplies float matrices. */
function inFloat(a: NdArray, b: NdArray, multiply: (a: Tensor, b: Tensor) => Tensor): NdArray {
  const kind: Kind = commonKind(a.kind, b.kind);
  const result = castTo(multiply(a.as("float32"), b.as("float32")), "float32", kind);
  return NdArray.of(result, result.rank === 0);
}

function mismatch(name: string, a: NdArray, b: NdArray, inner: number, other: number): Error {
  return valueError(
    name === "matmul"
      ? "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) " +
          `(size ${other} is different from ${inner}): shapes ${tupleText(a.shape)} and ${tupleText(b.shape)}`
      : `${name}: shapes ${tupleText(a.shape)} and ${tupleText(b.shape)} not aligned: ` +
          `${inner} (dim ${a.rank - 1}) != ${other} (dim ${Math.max(0, b.rank - 2)})`,
  );
}

/** `a @ b`: matrices in the last two axes, the others broadcast. */
export function matmul(a: NdArray, b: NdArray): NdArray {
  if (a.rank === 0 || b.rank === 0)
    throw valueError("matmul: a scalar has no axis to sum over; use * instead");
  const inner = a.shape.at(-1) ?? 1;
  const other = (b.rank === 1 ? b.shape[0] : b.shape.at(-2)) ?? 1;
  if (inner !== other) throw mismatch("matmul", a, b, inner, other);
  const left = a.rank === 1 ? [1, inner] : [...a.shape];
  const right = b.rank === 1 ? [inner, 1] : [...b.shape];
  const batch = broadcastShape(left.slice(0, -2), right.slice(0, -2));
  const [rows, columns] = [left.at(-2) ?? 1, right.at(-1) ?? 1];
  const result = [...batch, ...(a.rank === 1 ? [] : [rows]), ...(b.rank === 1 ? [] : [columns])];
  return inFloat(a, b, (x, y) => {
    if (inner === 0) return tf.zeros(result);
    const matrices = (tensor: Tensor, own: number[]): Tensor => {
      const full = [...batch, ...own.slice(-2)];
      const ranked = tf.reshape(tensor, [...full.slice(own.length).map(() => 1), ...own]);
      const spread = isSame(ranked.shape, full) ? ranked : tf.broadcastTo(ranked, full);
      return tf.reshape(spread, batch.length === 0 ? own : [sizeOf(batch), ...own.slice(-2)]);
    };
    return tf.reshape(tf.matMul(matrices(x, left), matrices(y, right)), result);
  });
}

/** Sums over one axis or several of each, in the order given. */
export function tensordot(
  a: NdArray,
  b: NdArray,
  aAxes: readonly number[],
  bAxes: readonly number[],
): NdArray {
  const [summedA, summedB] = [axesIn(aAxes, a.rank), axesIn(bAxes, b.rank)];
  const freeA = a.shape.map((_, axis) => axis).filter((axis) => !summedA.includes(axis));
  const freeB = b.shape.map((_, axis) => axis).filter((axis) => !summedB.includes(axis));
  const lengths = (array: NdArray, axes: readonly number[]) => axes.map((axis) => array.shape[axis] ?? 1);
  if (!isSame(lengths(a, summedA), lengths(b, summedB))) {
    throw valueError(`shape-mismatch for sum: ${tupleText(a.shape)} and ${tupleText(b.shape)}`);
  }
  const inner = sizeOf(lengths(a, summedA));
  const shape = [...lengths(a, freeA), ...lengths(b, freeB)];
  return inFloat(a, b, (x, y) => {
    const left = tf.reshape(tf.transpose(x, [...freeA, ...summedA]), [sizeOf(lengths(a, freeA)), inner]);
    const right = tf.reshape(tf.transpose(y, [...summedB, ...freeB]), [inner, sizeOf(lengths(b, freeB))]);
    return tf.reshape(tf.matMul(left as never, right as never), shape);
  });
}

export function dot(a: NdArray, b: NdArray): NdArray {
  if (a.rank === 0 || b.rank === 0) return inFloat(a, b, (x, y) => tf.mul(x, y));
  const inner = a.shape.at(-1) ?? 1;
  const axis = b.rank === 1 ? 0 : b.rank - 2;
  const other = b.shape[axis] ?? 1;
  if (inner !== other) throw mismatch("dot", a, b, inner, other);
  return tensordot(a, b, [a.rank - 1], [axis]);
}

/** "ij,jk->ik" taken apart; an ellipsis stands for the axes that no letter names. */
function lettersOf(equation: string, operands: readonly NdArray[]): { inputs: string[]; output: string } {
  const [left = "", right] = equation.replaceAll(" ", "").split("->");
  const terms = left.split(",");
  if (terms.length !== operands.length) {
    throw valueError("einsum: there must be as many terms as operands");
  }
  const hidden = "ΑΒΓΔΕΖΗΘ";
  let most = 0;
  const inputs = terms.map((term, at) => {
    const rank = operands[at]?.rank ?? 0;
    const named = term.replace("...", "");
    const more = term.includes("...") ? rank - named.length : 0;
    if (named.length + more !== rank) {
      throw valueError(`einsum: "${term}" names ${named.length} axes, the operand has ${rank}`);
    }
    most = Math.max(most, more);
    return term.replace("...", hidden.slice(hidden.length - more));
  });
  const broadcast = hidden.slice(hidden.length - most);
  if (right !== undefined) return { inputs, output: right.replace("...", broadcast) };
  const all = inputs.join("").replaceAll(/[^A-Za-z]/g, "");
  const once = [...new Set(all)].filter((letter) => all.split(letter).length === 2).sort();
  return { inputs, output: broadcast + once.join("") };
}

interface Term {
  readonly tensor: Tensor;
  readonly letters: string;
}

/** A letter that occurs twice in one term takes the diagonal. */
function withoutRepeats({ tensor, letters }: Term): Term {
  const repeated = [...letters].find((letter, at) => letters.indexOf(letter) !== at);
  if (repeated === undefined) return { tensor, letters };
  const [first, second] = [letters.indexOf(repeated), letters.lastIndexOf(repeated)];
  const length = tensor.shape[first] ?? 1;
  const mask = tensor.shape.map((_, axis) => (axis === first || axis === second ? length : 1));
  const diagonal = tf.sum(tf.mul(tensor, tf.reshape(tf.eye(length), mask)), second);
  return withoutRepeats({ tensor: diagonal, letters: letters.slice(0, second) + letters.slice(second + 1) });
}

/** Sums away the letters that nobody needs any more. */
function summed({ tensor, letters }: Term, needed: string): Term {
  const axes = [...letters].flatMap((letter, axis) => (needed.includes(letter) ? [] : [axis]));
  const left = [...letters].filter((letter) => needed.includes(letter)).join("");
  return axes.length === 0 ? { tensor, letters } : { tensor: tf.sum(tensor, axes), letters: left };
}

/** Two terms as one product of matrices: letters of both and of the result are the batch. */
function contract(a: Term, b: Term, needed: string): Term {
  const [x, y] = [summed(a, needed + b.letters), summed(b, needed + a.letters)];
  const shared = [...x.letters].filter((letter) => y.letters.includes(letter));
  const batch = shared.filter((letter) => needed.includes(letter));
  const inner = shared.filter((letter) => !needed.includes(letter));
  const rows = [...x.letters].filter((letter) => !shared.includes(letter));
  const columns = [...y.letters].filter((letter) => !shared.includes(letter));
  const length = (letter: string): number => {
    const own = x.letters.includes(letter) ? (x.tensor.shape[x.letters.indexOf(letter)] ?? 1) : 1;
    const other = y.letters.includes(letter) ? (y.tensor.shape[y.letters.indexOf(letter)] ?? 1) : 1;
    if (own !== other && own !== 1 && other !== 1) {
      throw valueError(`einsum: the axes named "${letter}" are ${own} and ${other} long`);
    }
    return Math.max(own, other);
  };
  const total = (letters: readonly string[]): number => sizeOf(letters.map(length));
  const arranged = (term: Term, order: readonly string[], shape: number[]): Tensor => {
    const moved = tf.transpose(
      term.tensor,
      order.map((letter) => term.letters.indexOf(letter)),
    );
    return tf.reshape(tf.broadcastTo(moved, order.map(length) as [number]), shape);
  };
  const left = arranged(x, [...batch, ...rows, ...inner], [total(batch), total(rows), total(inner)]);
  const right = arranged(y, [...batch, ...inner, ...columns], [total(batch), total(inner), total(columns)]);
  const letters = [...batch, ...rows, ...columns];
  return { tensor: tf.reshape(tf.matMul(left, right), letters.map(length)), letters: letters.join("") };
}

export function einsum(equation: string, operands: readonly NdArray[]): NdArray {
  const { inputs, output } = lettersOf(equation, operands);
  const kind = commonKind(...operands.map((each) => each.kind));
  const terms = operands.map((each, at): Term => {
    return withoutRepeats({ tensor: each.as("float32"), letters: inputs[at] ?? "" });
  });
  const [first, ...others] = terms;
  if (!first) throw valueError("einsum: no operands");
  const known = new Set(inputs.join(""));
  const missing = [...output].find((letter) => !known.has(letter));
  if (missing !== undefined) throw valueError(`einsum: "${missing}" is in the output but in no operand`);
  if (new Set(output).size < output.length) throw valueError("einsum: the output names an axis twice");
  let product = first;
  others.forEach((term, at) => {
    const later = others.slice(at + 1).map(({ letters }) => letters);
    product = contract(product, term, output + later.join(""));
  });
  const { tensor, letters } = summed(product, output);
  const ordered = tf.transpose(
    tensor,
    [...output].map((letter) => letters.indexOf(letter)),
  );
  return NdArray.of(castTo(ordered, "float32", kind), output === "");
}

/** Norm of all elements, of vectors along one axis, or of the matrices in two. */
export function norm(
  a: NdArray,
  order: number | string | null,
  axes: readonly number[] | null,
  keepDims: boolean,
): NdArray {
  const x = a.as("float32");
  const along = axes === null ? a.shape.map((_, axis) => axis) : axesIn(axes, a.rank);
  const isMatrix = along.length === 2 && !(axes === null && order === null);
  const magnitude = tf.abs(x);
  const result = ((): Tensor => {
    if (order === null || order === "fro" || (order === 2 && !isMatrix)) {
      return tf.sqrt(tf.sum(tf.square(x), along, keepDims));
    }
    if (isMatrix) {
      const [row = 0, column = 1] = along;
      if (order === 1) return tf.max(tf.sum(magnitude, row, true), column, true);
      if (order === Infinity) return tf.max(tf.sum(magnitude, column, true), row, true);
      throw valueError("linalg.norm: of the matrix norms there are 'fro', 1 and inf here");
    }
    if (order === Infinity) return tf.max(magnitude, along, keepDims);
    if (order === -Infinity) return tf.min(magnitude, along, keepDims);
    if (order === 1) return tf.sum(magnitude, along, keepDims);
    if (order === 0) return tf.sum(tf.cast(tf.notEqual(x, tf.zerosLike(x)), "float32"), along, keepDims);
    if (typeof order !== "number") throw valueError(`linalg.norm: there is no order "${order}"`);
    return tf.pow(tf.sum(tf.pow(magnitude, order), along, keepDims), 1 / order);
  })();
  const wanted =
    isMatrix && typeof order === "number"
      ? a.shape.map((length, axis) => (along.includes(axis) ? 1 : length))
      : null;
  const shaped =
    wanted === null
      ? result
      : tf.reshape(result, keepDims ? wanted : wanted.filter((_, axis) => !along.includes(axis)));
  return NdArray.of(shaped, shaped.rank === 0);
}
