import { tf } from "./tensorflow.ts";

/** Every tensor and variable that the engine made; TensorFlow.js itself takes whatever looks like one. */
const genuine = new WeakSet();

/** What kernels believe of a tensor. */
const FIXED_PROPERTIES = ["shape", "dtype", "size", "strides", "id", "dataId"] as const;

/** Made by the engine, not by a program. */
export function isGenuine(value: object): value is tf.Tensor {
  return genuine.has(value);
}

/**
 * From now on no tensor can be made to lie: kernels believe a tensor's shape, and on wasm one that is larger than its data
 * reads what lies behind it. The constructor's assignments meet setters that define the property for good; to make a
 * property of a finished tensor read-only would turn the object into a slow dictionary.
 */
export function fixTensors(): void {
  for (const name of FIXED_PROPERTIES) {
    Object.defineProperty(tf.Tensor.prototype, name, {
      configurable: false,
      get: () => undefined,
      set(this: tf.Tensor, value: unknown) {
        // Variables change their data when they are assigned to.
        const writable = name === "dataId" && this instanceof tf.Variable;
        if (name === "shape") Object.freeze(value);
        Object.defineProperty(this, name, { value, writable, enumerable: true, configurable: false });
      },
    });
  }
  const engine = tf.engine() as unknown as { trackTensor(tensor: tf.Tensor, backend?: unknown): void };
  const trackTensor = engine.trackTensor.bind(engine);
  engine.trackTensor = (tensor, backend) => {
    genuine.add(tensor);
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
