/** What a kernel will cost, from its arguments, before it runs. */

/** As much of a tensor as its size needs. */
export interface Sized {
  readonly shape: readonly number[];
}

export interface KernelCost {
  /** Elements of the result; an upper bound where the exact number would need the kernel's own rules. */
  readonly outputElements: number;
  /** Multiplications and additions, or elements touched, whichever is more. */
  readonly work: number;
}

type Attributes = Readonly<Record<string, unknown>>;
type Inputs = Readonly<Record<string, Sized | readonly Sized[] | null | undefined>>;

export function elementsOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function numbers(data: unknown): readonly number[] {
  return Array.isArray(data) ? data.flat().filter((item): item is number => typeof item === "number") : [];
}

function number(data: unknown, otherwise: number): number {
  return typeof data === "number" ? data : otherwise;
}

/** Size of the result of elementwise arithmetic. */
function broadcastElements(shapes: readonly (readonly number[])[]): number {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  let elements = 1;
  for (let axis = 1; axis <= rank; axis++) {
    elements *= Math.max(...shapes.map((shape) => shape.at(-axis) ?? 1));
  }
  return elements;
}

function matMul(a: readonly number[], b: readonly number[], attributes: Attributes): KernelCost {
  const inner = (attributes["transposeA"] === true ? a.at(-2) : a.at(-1)) ?? 1;
  const rows = (attributes["transposeA"] === true ? a.at(-1) : a.at(-2)) ?? 1;
  const columns = (attributes["transposeB"] === true ? b.at(-2) : b.at(-1)) ?? 1;
  const batch = broadcastElements([a.slice(0, -2), b.slice(0, -2)]);
  const outputElements = batch * rows * columns;
  return { outputElements, work: 2 * inner * outputElements };
}

/** Every element of `x` meets every element of the filter that belongs to its channel. */
function convolution(x: readonly number[], filter: readonly number[]): KernelCost {
  const channels = Math.max(1, filter.at(-2) ?? 1);
  const meetings = (elementsOf(x) * elementsOf(filter)) / channels;
  return {
    outputElements: (elementsOf(x) / channels) * Math.max(channels, filter.at(-1) ?? 1),
    work: 2 * meetings,
  };
}

/** One pass over all index letters of the equation. */
function einsum(equation: unknown, shapes: readonly (readonly number[])[]): KernelCost {
  const [left = "", right = ""] = String(equation).replaceAll(" ", "").split("->");
  const sizes = new Map<string, number>();
  left.split(",").forEach((letters, operand) => {
    [...letters].forEach((letter, axis) => sizes.set(letter, shapes[operand]?.[axis] ?? 1));
  });
  const outputElements = elementsOf([...right].map((letter) => sizes.get(letter) ?? 1));
  return { outputElements, work: 2 * elementsOf([...sizes.values()]) };
}

function padded(shape: readonly number[], paddings: unknown): number {
  const pairs = Array.isArray(paddings) ? paddings : [];
  return elementsOf(
    shape.map((size, axis) => size + numbers(pairs[axis]).reduce((sum, pad) => sum + Math.max(0, pad), 0)),
  );
}

/** Elements of the result of kernels that make more than they are given; null for all others. */
function grownElements(
  kernel: string,
  shapes: readonly (readonly number[])[],
  attributes: Attributes,
): number | null {
  const [first = [], second = []] = shapes;
  switch (kernel) {
    case "Fill":
      return elementsOf(numbers(attributes["shape"]));
    case "ScatterNd":
    case "TensorScatterUpdate":
      return elementsOf(numbers(attributes["shape"]));
    case "SparseToDense":
      return elementsOf(numbers(attributes["outputShape"]));
    case "Tile":
      return elementsOf(first) * elementsOf(numbers(attributes["reps"]));
    case "BroadcastTo":
      return elementsOf(numbers(attributes["shape"]));
    case "PadV2":
    case "MirrorPad":
      return padded(first, attributes["paddings"]);
    case "OneHot":
      return elementsOf(first) * number(attributes["depth"], 1);
    case "LinSpace":
      return number(attributes["num"], 1);
    case "Range": {
      const span = number(attributes["stop"], 0) - number(attributes["start"], 0);
      return Math.max(0, Math.ceil(span / number(attributes["step"], 1)));
    }
    case "GatherV2": {
      const axis = number(attributes["axis"], 0);
      return (elementsOf(first) / Math.max(1, first.at(axis) ?? 1)) * elementsOf(second);
    }
    case "Multinomial":
      return number(attributes["numSamples"], 1) * (first[0] ?? 1);
    case "Diag":
      return elementsOf(first) ** 2;
    default:
      return null;
  }
}

/**
 * Cost of one kernel.
 * @param kernel TensorFlow.js's name for it, e.g. "BatchMatMul"
 */
export function kernelCost(kernel: string, inputs: Inputs, attributes: Attributes): KernelCost {
  const tensors = Object.values(inputs)
    .flat()
    .filter((input): input is Sized => input !== null && input !== undefined && Array.isArray(input.shape));
  const shapes = tensors.map((tensor) => tensor.shape);
  const [first = [], second = []] = shapes;
  const read = shapes.reduce((sum, shape) => sum + elementsOf(shape), 0);

  if (kernel === "BatchMatMul" || kernel === "_FusedMatMul") return matMul(first, second, attributes);
  if (/^(Fused)?(Depthwise)?Conv\d?D/i.test(kernel) || kernel.startsWith("Depthwise")) {
    return convolution(first, second);
  }
  if (kernel === "Einsum") return einsum(attributes["equation"], shapes);
  if (/Pool/.test(kernel)) {
    const filter = numbers([attributes["filterSize"]]);
    return { outputElements: read, work: read * Math.max(1, elementsOf(filter)) };
  }
  if (kernel === "Concat" || kernel === "Pack" || kernel === "AddN")
    return { outputElements: read, work: 2 * read };
  const outputElements = grownElements(kernel, shapes, attributes) ?? broadcastElements(shapes);
  return { outputElements, work: read + outputElements };
}
