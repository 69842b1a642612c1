/** Arithmetic of one or two arrays, by NumPy's rules for kinds. */
import { tf, typeError, valueError, type Tensor } from "./library.ts";
import { commonKind, type Kind } from "./kind.ts";
import { NdArray } from "./nd-array.ts";
import { broadcastShape, isSame, sizeOf } from "./shape.ts";

/** Python's own numbers come with their kind: 0 bool, 1 int, 2 float. */
export type Operand = NdArray | number;
const KINDS: readonly Kind[] = ["bool", "int32", "float32"];

export function operand(value: Operand, kind: number): NdArray {
  return value instanceof NdArray ? value : NdArray.scalar(value, KINDS[kind] ?? "float32");
}

type Compute = (a: Tensor, b: Tensor) => Tensor;

interface Binary {
  readonly compute: Compute;
  /** What both are cast to, given what they have in common. */
  readonly takes: (common: Kind) => Kind;
}

const same = (kind: Kind): Kind => kind;
const atLeastInt = (kind: Kind): Kind => (kind === "bool" ? "int32" : kind);
const always = (kind: Kind) => (): Kind => kind;

/** Power by multiplication where it is one: a GPU's `pow` is coarse. */
function power(a: Tensor, b: Tensor, exponent: number | null): Tensor {
  switch (exponent) {
    case 0.5:
      return tf.sqrt(a);
    case 1:
      return a;
    case 2:
      return tf.square(a);
    case 3:
      return tf.mul(tf.square(a), a);
    case 4:
      return tf.square(tf.square(a));
    case -1:
      return tf.reciprocal(a);
    case -0.5:
      return tf.rsqrt(a);
    default:
      return tf.pow(a, b);
  }
}

const BINARY = {
  add: { compute: (a, b) => (a.dtype === "bool" ? tf.logicalOr(a, b) : tf.add(a, b)), takes: same },
  subtract: { compute: (a, b) => tf.sub(a, b), takes: same },
  multiply: { compute: (a, b) => (a.dtype === "bool" ? tf.logicalAnd(a, b) : tf.mul(a, b)), takes: same },
  divide: { compute: (a, b) => tf.div(a, b), takes: always("float32") },
  floor_divide: {
    compute: (a, b) => (a.dtype === "int32" ? tf.floorDiv(a, b) : tf.floor(tf.div(a, b))),
    takes: atLeastInt,
  },
  mod: { compute: (a, b) => tf.mod(a, b), takes: atLeastInt },
  power: { compute: (a, b) => tf.pow(a, b), takes: atLeastInt },
  maximum: { compute: (a, b) => (a.dtype === "bool" ? tf.logicalOr(a, b) : tf.maximum(a, b)), takes: same },
  minimum: { compute: (a, b) => (a.dtype === "bool" ? tf.logicalAnd(a, b) : tf.minimum(a, b)), takes: same },
  arctan2: { compute: (a, b) => tf.atan2(a, b), takes: always("float32") },
  equal: { compute: (a, b) => tf.equal(a, b), takes: same },
  not_equal: { compute: (a, b) => tf.notEqual(a, b), takes: same },
  less: { compute: (a, b) => tf.less(a, b), takes: atLeastInt },
  less_equal: { compute: (a, b) => tf.lessEqual(a, b), takes: atLeastInt },
  greater: { compute: (a, b) => tf.greater(a, b), takes: atLeastInt },
  greater_equal: { compute: (a, b) => tf.greaterEqual(a, b), takes: atLeastInt },
  logical_and: { compute: (a, b) => tf.logicalAnd(a, b), takes: always("bool") },
  logical_or: { compute: (a, b) => tf.logicalOr(a, b), takes: always("bool") },
  logical_xor: { compute: (a, b) => tf.logicalXor(a, b), takes: always("bool") },
} as const satisfies Record<string, Binary>;

export type BinaryName = keyof typeof BINARY;
export const BINARY_NAMES = Object.keys(BINARY) as BinaryName[];

/** Two arrays by one operation; looked up once, called for every operation of a program. */
export function arithmetic(name: BinaryName): (a: NdArray, b: NdArray) => NdArray {
  const { compute, takes }: Binary = BINARY[name];
  return (a, b) => {
    const [x, y] = [a.kind, b.kind];
    if (name === "subtract" && x === "bool" && y === "bool") {
      throw typeError("numpy boolean subtract, the `-` operator, is not supported");
    }
    const isScalar = a.shape.length === 0 && b.shape.length === 0;
    // For the message; TensorFlow.js broadcasts by the same rule.
    if (!isSame(a.shape, b.shape)) broadcastShape(a.shape, b.shape);
    const common = takes(x === y ? x : commonKind(x, y));
    if (
      name === "power" &&
      common === "int32" &&
      Array.from((b.storage.host && b.known()) ?? []).some((each) => each < 0)
    )
      throw valueError("Integers to negative integer powers are not allowed.");
    const [left, right] = [a.as(common), b.as(common)];
    if (name === "power" && common === "float32" && b.shape.length === 0) {
      return NdArray.of(power(left, right, b.storage.host?.[0] ?? null), isScalar);
    }
    return NdArray.of(compute(left, right), isScalar);
  };
}

interface Unary {
  readonly compute: (x: Tensor) => Tensor;
  readonly takes: (kind: Kind) => Kind;
}

const float = always("float32");
const times =
  (factor: number) =>
  (x: Tensor): Tensor =>
    tf.mul(x, factor);

const UNARY = {
  exp: { compute: (x) => tf.exp(x), takes: float },
  exp2: { compute: (x) => tf.pow(tf.scalar(2), x), takes: float },
  expm1: { compute: (x) => tf.expm1(x), takes: float },
  log: { compute: (x) => tf.log(x), takes: float },
  log2: { compute: (x) => tf.div(tf.log(x), Math.LN2), takes: float },
  log10: { compute: (x) => tf.div(tf.log(x), Math.LN10), takes: float },
  log1p: { compute: (x) => tf.log1p(x), takes: float },
  sqrt: { compute: (x) => tf.sqrt(x), takes: float },
  cbrt: { compute: (x) => tf.mul(tf.sign(x), tf.pow(tf.abs(x), 1 / 3)), takes: float },
  sin: { compute: (x) => tf.sin(x), takes: float },
  cos: { compute: (x) => tf.cos(x), takes: float },
  tan: { compute: (x) => tf.tan(x), takes: float },
  sinh: { compute: (x) => tf.sinh(x), takes: float },
  cosh: { compute: (x) => tf.cosh(x), takes: float },
  tanh: { compute: (x) => tf.tanh(x), takes: float },
  arcsin: { compute: (x) => tf.asin(x), takes: float },
  arccos: { compute: (x) => tf.acos(x), takes: float },
  arctan: { compute: (x) => tf.atan(x), takes: float },
  arcsinh: { compute: (x) => tf.asinh(x), takes: float },
  arccosh: { compute: (x) => tf.acosh(x), takes: float },
  arctanh: { compute: (x) => tf.atanh(x), takes: float },
  floor: { compute: (x) => tf.floor(x), takes: float },
  ceil: { compute: (x) => tf.ceil(x), takes: float },
  trunc: { compute: (x) => tf.mul(tf.sign(x), tf.floor(tf.abs(x))), takes: float },
  rint: { compute: (x) => tf.round(x), takes: float },
  degrees: { compute: times(180 / Math.PI), takes: float },
  radians: { compute: times(Math.PI / 180), takes: float },
  reciprocal: { compute: (x) => tf.reciprocal(x), takes: float },
  abs: { compute: (x) => tf.abs(x), takes: atLeastInt },
  negative: { compute: (x) => tf.neg(x), takes: atLeastInt },
  sign: {
    compute: (x) => (x.dtype === "int32" ? tf.cast(tf.sign(tf.cast(x, "float32")), "int32") : tf.sign(x)),
    takes: atLeastInt,
  },
  square: { compute: (x) => (x.dtype === "int32" ? tf.mul(x, x) : tf.square(x)), takes: atLeastInt },
  isnan: { compute: (x) => tf.isNaN(x), takes: float },
  isinf: { compute: (x) => tf.isInf(x), takes: float },
  isfinite: { compute: (x) => tf.isFinite(x), takes: float },
  logical_not: { compute: (x) => tf.logicalNot(x), takes: always("bool") },
  invert: {
    compute: (x) => (x.dtype === "bool" ? tf.logicalNot(x) : tf.sub(tf.neg(x), tf.scalar(1, "int32"))),
    takes: (kind) => {
      if (kind === "float32") throw typeError("ufunc 'invert' not supported for the input types");
      return kind;
    },
  },
} as const satisfies Record<string, Unary>;

export type UnaryName = keyof typeof UNARY;
export const UNARY_NAMES = Object.keys(UNARY) as UnaryName[];

export function unary(name: UnaryName, a: NdArray): NdArray {
  const { compute, takes }: Unary = UNARY[name];
  return NdArray.of(compute(a.as(takes(a.kind))), a.shape.length === 0);
}

/** To so many decimals; halves go to the even neighbour, as in NumPy. */
export function round(a: NdArray, decimals: number): NdArray {
  if (a.kind !== "float32") return NdArray.of(a.as(atLeastInt(a.kind)), a.rank === 0);
  if (decimals === 0) return unary("rint", a);
  const factor = 10 ** decimals;
  return NdArray.of(tf.div(tf.round(tf.mul(a.tensor(), factor)), factor), a.rank === 0);
}

export function where(condition: NdArray, x: NdArray, y: NdArray): NdArray {
  const shape = broadcastShape(condition.shape, x.shape, y.shape);
  const common = commonKind(x.kind, y.kind);
  if (sizeOf(shape) === 0) return NdArray.from([], shape, common);
  const through: Kind = common === "bool" ? "int32" : common;
  const result = tf.where(
    tf.broadcastTo(tf.cast(condition.as("bool"), "int32"), shape as [number]).asType("bool"),
    tf.broadcastTo(x.as(through), shape as [number]),
    tf.broadcastTo(y.as(through), shape as [number]),
  );
  return NdArray.of(common === "bool" ? tf.cast(result, "bool") : result, shape.length === 0);
}
