/** Memory that arrays share, and how long it lives. */
import { shaped } from "./broadcast.ts";
import type { Kind } from "./kind.ts";
import { tf, type Tensor } from "./library.ts";
import type { Shape } from "./shape.ts";

/** While the program's top level runs, arrays are made that outlive the case they are changed in. */
let isTopLevel = false;
/** Tensors that no scope disposes. */
let kept: Tensor[] = [];

export function beginTopLevel(): void {
  isTopLevel = true;
  for (const tensor of kept) if (!tensor.isDisposed) tensor.dispose();
  kept = [];
}

export function endTopLevel(): void {
  isTopLevel = false;
}

/** Keeps a tensor until the next program is loaded. */
export function keep(tensor: Tensor): Tensor {
  const keeping = tf.keep(tensor);
  kept.push(keeping);
  return keeping;
}

let storages = 0;

/** Memory of one or more arrays. Tensors never change: what is written to makes a new one. */
export class Storage {
  readonly shape: Shape;
  readonly kind: Kind;
  readonly size: number;
  /** Tells it from every other. */
  readonly id = ++storages;
  /** How often it was written to. */
  version = 0;
  /** The values where they came from here and nothing was written since. */
  host: ArrayLike<number> | null;
  #tensor: Tensor;
  readonly #outlives = isTopLevel;

  constructor(tensor: Tensor, host: ArrayLike<number> | null) {
    this.#tensor = tensor;
    this.shape = tensor.shape;
    this.kind = tensor.dtype as Kind;
    this.size = tensor.size;
    this.host = host;
  }

  get tensor(): Tensor {
    return this.#tensor;
  }

  replace(tensor: Tensor): void {
    this.#tensor = shaped(tensor, this.shape);
    if (this.#outlives && !isTopLevel) keep(this.#tensor);
    this.version += 1;
    this.host = null;
  }
}
