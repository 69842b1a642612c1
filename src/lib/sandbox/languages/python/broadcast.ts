/** A tensor brought to another shape. */
import { tf, type Tensor } from "./library.ts";
import { isSame, type Shape } from "./shape.ts";

/** Not even a reshape where there is nothing to do: every kernel counts. */
export function shaped(tensor: Tensor, shape: Shape): Tensor {
  return isSame(tensor.shape, shape) ? tensor : tf.reshape(tensor, [...shape]);
}

/** Broadcasts; bool too, which TensorFlow.js does not tile everywhere. */
export function spread(tensor: Tensor, shape: Shape): Tensor {
  if (isSame(tensor.shape, shape)) return tensor;
  if (tensor.dtype === "bool") return tf.cast(spread(tf.cast(tensor, "int32"), shape), "bool");
  return tf.broadcastTo(tensor, [...shape] as [number]);
}
