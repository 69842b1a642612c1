import type { PrintedPart } from "../languages/language.ts";
import { formatTensor, formatValue } from "./format.ts";
import { isTensor } from "./live-values.ts";
import { tf } from "./tensorflow.ts";

/** Lines kept of one run, and characters of all of them. */
const MAXIMUM_LINES = 200;
const MAXIMUM_CHARACTERS = 20_000;
const MAXIMUM_LINE = 4_000;
/** A program that never ends has told this much of what it printed. */
const TOLD_ONE_BY_ONE = 80;
const TOLD_TOGETHER = 10;
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
  #tell: (lines: readonly string[]) => void = () => {};
  #untold: string[] = [];
  #printed = 0;

  /** @param tell what is printed, as it is printed, tensors without their values: a program may never end */
  begin(tell: (lines: readonly string[]) => void): void {
    this.#tell = tell;
    this.#untold = [];
    this.#printed = 0;
    this.#lines = [];
    this.#characters = 0;
    this.#waiting = [];
    this.#tensors = 0;
    this.#isFull = false;
  }

  print(values: readonly unknown[]): void {
    if (!this.#isFull) this.#add(values.slice(0, 50), " ");
  }

  /** One line that a language adapter has put together. */
  printLine(parts: readonly PrintedPart[]): void {
    if (!this.#isFull) this.#add(parts.slice(0, 100), "");
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
    for (const line of texts.flat()) {
      // An array's text may have many lines.
      if (this.#lines.length >= MAXIMUM_LINES) this.#isFull = true;
      else this.#lines.push(line);
    }
  }

  /** The first lines one by one, the others in tens: far fewer messages than the frame allows. */
  #tellNow(parts: readonly Part[], separator: string): void {
    const text = parts.map((part) => (typeof part === "string" ? part : part.text(null))).join(separator);
    this.#untold.push(text.slice(0, MAXIMUM_LINE));
    this.#printed += 1;
    if (this.#printed > TOLD_ONE_BY_ONE && this.#untold.length < TOLD_TOGETHER) return;
    const lines = this.#untold;
    this.#untold = [];
    this.#tell(lines);
  }

  /** Everything printed so far. */
  get lines(): readonly string[] {
    return this.#isFull ? [...this.#lines, "…"] : this.#lines;
  }

  #add(values: readonly unknown[], separator: string): void {
    if (this.#lines.length + this.#waiting.length >= MAXIMUM_LINES) {
      this.#isFull = true;
      return;
    }
    const parts = values.map((value) => this.#part(value));
    this.#waiting.push({ parts, separator });
    this.#tellNow(parts, separator);
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
