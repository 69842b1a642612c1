import { tf } from "./tensorflow.ts";

/** Every tensor and variable that the engine made; TensorFlow.js itself takes whatever looks like one. */
const genuine = new WeakSet();

const FIXED: PropertyDescriptor = { writable: false, configurable: false };
const FIXED_PROPERTIES = { shape: FIXED, dtype: FIXED, size: FIXED, strides: FIXED, id: FIXED };

/** Made by the engine, not by a program. */
export function isGenuine(value: object): value is tf.Tensor {
  return genuine.has(value);
}

/**
 * From now on no tensor can be made to lie: kernels believe a tensor's shape, and on wasm one that is larger than its data
 * reads what lies behind it.
 */
export function fixTensors(): void {
  const engine = tf.engine() as unknown as { trackTensor(tensor: tf.Tensor, backend?: unknown): void };
  const trackTensor = engine.trackTensor.bind(engine);
  engine.trackTensor = (tensor, backend) => {
    if (!genuine.has(tensor)) {
      Object.freeze(tensor.shape);
      Object.defineProperties(tensor, FIXED_PROPERTIES);
      // Variables change their data when they are assigned to.
      if (!(tensor instanceof tf.Variable)) Object.defineProperty(tensor, "dataId", FIXED);
      genuine.add(tensor);
    }
    trackTensor(tensor, backend);
  };
}

/** @throws TypeError if one of a kernel's inputs was not made by the engine */
export function checkGenuine(inputs: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(inputs)) {
    const input = inputs[name];
    const tensors: readonly unknown[] = Array.isArray(input) ? input : [input];
    for (let at = 0; at < tensors.length; at++) {
      const tensor = tensors[at];
      if (typeof tensor === "object" && tensor !== null && !genuine.has(tensor)) {
        throw new TypeError("This is no tensor that tf made.");
      }
    }
  }
}
