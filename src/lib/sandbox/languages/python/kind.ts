/** What the elements of an array are. */
import { tf, type Tensor } from "./library.ts";

/** float32 stands for NumPy's float64, int32 for its int64. */
export type Kind = "bool" | "int32" | "float32";

const RANK_OF_KIND = { bool: 0, int32: 1, float32: 2 } as const satisfies Record<Kind, number>;

/** The kind that can hold both. */
export function commonKind(...kinds: readonly Kind[]): Kind {
  return kinds.reduce((most, kind) => (RANK_OF_KIND[kind] > RANK_OF_KIND[most] ? kind : most), "bool");
}

export function castTo(tensor: Tensor, from: Kind, to: Kind): Tensor {
  if (from === to) return tensor;
  if (to === "bool") return tf.notEqual(tensor, tf.zerosLike(tensor));
  return tf.cast(tensor, to);
}
