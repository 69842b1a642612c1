/** Random numbers: repeatable from a seed, drawn by TensorFlow.js. Not NumPy's own bits. */
import { roomFor, tf, valueError } from "./library.ts";
import { NdArray } from "./nd-array.ts";
import { sizeOf, type Shape } from "./shape.ts";

const STEP = 0x6d2b79f5;

/** A generator of seeds and of small draws (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number | null) {
    this.#state = (seed ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
  }

  seed(seed: number): void {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + STEP) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }

  normal(shape: Shape): NdArray {
    return NdArray.of(tf.randomNormal([...shape], 0, 1, "float32", this.next()), shape.length === 0);
  }

  uniform(shape: Shape): NdArray {
    return NdArray.of(tf.randomUniform([...shape], 0, 1, "float32", this.next()), shape.length === 0);
  }

  /** Integers in [low, high). */
  integers(low: number, high: number, shape: Shape): NdArray {
    if (high <= low) throw valueError("low >= high");
    const values = Array.from(
      { length: roomFor(sizeOf(shape)) },
      () => low + Math.floor(this.next() * (high - low)),
    );
    return NdArray.from(values, shape, "int32", shape.length === 0);
  }

  /** 0, 1, … in random order. */
  order(length: number): NdArray {
    const numbers = Array.from({ length: roomFor(length) }, (_, at) => at);
    for (let last = length - 1; last > 0; last--) {
      const other = Math.floor(this.next() * (last + 1));
      const swapped = numbers[last] ?? 0;
      numbers[last] = numbers[other] ?? 0;
      numbers[other] = swapped;
    }
    return NdArray.from(numbers, [length], "int32");
  }

  /** Indices drawn by weight; each at most once if asked for. */
  weighted(weights: ArrayLike<number>, shape: Shape, isOnce: boolean): NdArray {
    const left = Array.from(weights);
    const draws = Array.from({ length: roomFor(sizeOf(shape)) }, () => {
      const total = left.reduce((sum, weight) => sum + weight, 0);
      if (!(total > 0)) throw valueError("Fewer non-zero entries in p than size");
      let rest = this.next() * total;
      let index = left.findIndex((weight) => (rest -= weight) < 0);
      if (index < 0) index = left.findLastIndex((weight) => weight > 0);
      if (isOnce) left[index] = 0;
      return index;
    });
    return NdArray.from(draws, shape, "int32", shape.length === 0);
  }
}
