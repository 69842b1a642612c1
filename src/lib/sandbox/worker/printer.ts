import { formatTensor, formatValue } from "./format.ts";
import { isTensor } from "./live-values.ts";
import { tf } from "./tensorflow.ts";

/** Lines kept of one run, and characters of all of them. */
const MAXIMUM_LINES = 200;
const MAXIMUM_CHARACTERS = 20_000;
const MAXIMUM_LINE = 4_000;
/** Tensors printed are copied and read at the end of their case; so many of them, of such a size. */
const MAXIMUM_TENSORS = 50;
const MAXIMUM_ELEMENTS = 10_000;

type Part = string | { readonly tensor: tf.Tensor };

/** What a program prints, bounded. Tensors are read when the case is over: WebGPU cannot be asked in between. */
export class Printer {
  #lines: string[] = [];
  #characters = 0;
  #waiting: Part[][] = [];
  #tensors = 0;
  #isFull = false;

  begin(): void {
    this.#lines = [];
    this.#characters = 0;
    this.#waiting = [];
    this.#tensors = 0;
    this.#isFull = false;
  }

  print(values: readonly unknown[]): void {
    if (this.#isFull) return;
    if (this.#lines.length + this.#waiting.length >= MAXIMUM_LINES) {
      this.#isFull = true;
      return;
    }
    const parts = values.slice(0, 50).map((value) => this.#part(value));
    this.#waiting.push(parts);
    const size = parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 100), 0);
    this.#characters += size;
    if (this.#characters > MAXIMUM_CHARACTERS) this.#isFull = true;
  }

  /** Reads the tensors that were printed. */
  async settle(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const texts = await Promise.all(waiting.map((parts) => Promise.all(parts.map(textOf))));
    this.#lines.push(...texts.map((parts) => parts.join(" ").slice(0, MAXIMUM_LINE)));
  }

  /** Everything printed so far. */
  get lines(): readonly string[] {
    return this.#isFull ? [...this.#lines, "…"] : this.#lines;
  }

  #part(value: unknown): Part {
    if (!isTensor(value)) return formatValue(value).slice(0, MAXIMUM_LINE);
    if (value.isDisposed || value.size > MAXIMUM_ELEMENTS || this.#tensors >= MAXIMUM_TENSORS) {
      return formatTensor(value.dtype, value.shape, null) + (value.isDisposed ? " (disposed)" : "");
    }
    this.#tensors += 1;
    return { tensor: tf.keep(tf.clone(value)) };
  }
}

async function textOf(part: Part): Promise<string> {
  if (typeof part === "string") return part;
  const { tensor } = part;
  try {
    return formatTensor(tensor.dtype, tensor.shape, await tensor.data());
  } catch {
    return formatTensor(tensor.dtype, tensor.shape, null);
  } finally {
    tensor.dispose();
  }
}
