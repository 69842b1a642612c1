import { tf } from "./tensorflow.ts";

type Info = tf.TensorInfo;

/** A kernel of the wasm backend, called as other kernels call it: what it makes is nobody's yet. */
function kernel(name: string, inputs: Record<string, Info>, backend: tf.KernelBackend, attrs = {}): Info {
  const found = tf.getKernel(name, "wasm");
  if (!found) throw new Error(`The wasm backend has no ${name}.`);
  return found.kernelFunc({ inputs, backend, attrs }) as Info;
}

/**
 * The sum of products that an equation like "ij,jk->ik" asks for. TensorFlow.js has it on cpu and WebGPU only; here it is
 * put together from the wasm backend's own transposes, products and sums, one letter summed as soon as no other operand
 * has it.
 */
function einsum(operands: readonly Info[], equation: string, backend: tf.KernelBackend): Info {
  const { decodeEinsumEquation, checkEinsumDimSizes, getEinsumComputePath, getEinsumPermutation } =
    tf.backend_util;
  const { allDims, summedDims, idDims } = decodeEinsumEquation(equation, operands.length);
  checkEinsumDimSizes(allDims.length, idDims, operands as tf.Tensor[]);
  const { path, steps } = getEinsumComputePath(summedDims, idDims);
  const made: Info[] = [];
  const keep = (info: Info): Info => {
    made.push(info);
    return info;
  };
  let result: Info | null = null;
  let remaining = allDims.length;
  for (const [step, terms] of steps.entries()) {
    for (const term of terms) {
      const operand = operands[term];
      if (!operand) throw new Error("There is no such operand.");
      const { permutationIndices, expandDims } = getEinsumPermutation(remaining, idDims[term] ?? []);
      const isInOrder = permutationIndices.every((axis, at) => axis === at);
      const turned = isInOrder
        ? operand
        : keep(kernel("Transpose", { x: operand }, backend, { perm: permutationIndices }));
      const shape = [...turned.shape];
      for (const axis of expandDims) shape.splice(axis, 0, 1);
      const aligned = keep(kernel("Reshape", { x: turned }, backend, { shape }));
      result = result ? keep(kernel("Multiply", { a: aligned, b: result }, backend)) : aligned;
    }
    if (step === steps.length - 1) break;
    const summed = path[step] ?? -1;
    if (summed >= 0 && result) {
      const axis = summed - (allDims.length - remaining);
      result = keep(kernel("Sum", { x: result }, backend, { axis, keepDims: false }));
    }
    remaining -= 1;
  }
  if (!result) throw new Error("An einsum of nothing.");
  for (const info of made) if (info !== result) backend.disposeData(info.dataId);
  return result;
}

/** Call once, before the backend is used. */
export function registerWasmEinsum(): void {
  tf.registerKernel({
    kernelName: "Einsum",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs, backend }) => {
      const operands = Object.values(inputs) as Info[];
      const { equation } = attrs as unknown as tf.EinsumAttrs;
      return einsum(operands, equation, backend as tf.KernelBackend);
    },
  });
}
