import type { PrintedPart } from "../languages/language.ts";
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

type Values = ArrayLike<number>;

type Part = string | { readonly tensor: tf.Tensor; readonly text: (values: Values | null) => string };

interface Line {
  readonly parts: readonly Part[];
  readonly separator: string;
}

/** What a program prints, bounded. Tensors are read when the case is over: WebGPU cannot be asked in between. */
export class Printer {
  #lines: string[] = [];
  #characters = 0;
  #waiting: Line[] = [];
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
    this.#add(values.slice(0, 50), " ");
  }

  /** One line that a language adapter has put together. */
  printLine(parts: readonly PrintedPart[]): void {
    this.#add(parts.slice(0, 100), "");
  }

  /** Reads the tensors that were printed. */
  async settle(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const texts = await Promise.all(
      waiting.map(async ({ parts, separator }) => {
        const text = (await Promise.all(parts.map(textOf))).join(separator).slice(0, MAXIMUM_LINE);
        // An adapter's line may have become several, which it would have printed one by one.
        return separator === "" ? text.split("\n") : [text];
      }),
    );
    this.#lines.push(...texts.flat());
  }

  /** Everything printed so far. */
  get lines(): readonly string[] {
    return this.#isFull ? [...this.#lines, "…"] : this.#lines;
  }

  #add(values: readonly unknown[], separator: string): void {
    if (this.#isFull) return;
    if (this.#lines.length + this.#waiting.length >= MAXIMUM_LINES) {
      this.#isFull = true;
      return;
    }
    const parts = values.map((value) => this.#part(value));
    this.#waiting.push({ parts, separator });
    const size = parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 100), 0);
    this.#characters += size;
    if (this.#characters > MAXIMUM_CHARACTERS) this.#isFull = true;
  }

  #part(value: unknown): Part {
    if (isTensor(value)) return this.#copy(value, (values) => formatTensor(value.dtype, value.shape, values));
    if (!isPending(value)) return formatValue(value).slice(0, MAXIMUM_LINE);
    const { tensor, text } = value;
    return this.#copy(tensor, (values) =>
      values ? text(values) : formatTensor(tensor.dtype, tensor.shape, null),
    );
  }

  #copy(tensor: tf.Tensor, text: (values: Values | null) => string): Part {
    if (tensor.isDisposed || tensor.size > MAXIMUM_ELEMENTS || this.#tensors >= MAXIMUM_TENSORS) {
      return text(null) + (tensor.isDisposed ? " (disposed)" : "");
    }
    this.#tensors += 1;
    return { tensor: tf.keep(tf.clone(tensor)), text };
  }
}

/** What an adapter prints before it is known; a program's own object of that form prints as what it is. */
function isPending(value: unknown): value is Exclude<PrintedPart, string> {
  if (typeof value !== "object" || value === null || !("tensor" in value) || !("text" in value)) return false;
  return isTensor(value.tensor) && typeof value.text === "function";
}

async function textOf(part: Part): Promise<string> {
  if (typeof part === "string") return part;
  const { tensor, text } = part;
  try {
    return text(await tensor.data());
  } catch {
    return text(null);
  } finally {
    tensor.dispose();
  }
}
