import * as arrangement from "./arrangement.ts";
import { arrayText, isSummarised, numberText, shownShape } from "./array-text.ts";
import { answersAtOnce, tf, type Tensor } from "./library.ts";
import type { NdArray } from "./nd-array.ts";
import { PRINT_DEFAULTS, type PrintOptions } from "./print-options.ts";
import { keep } from "./storage.ts";

/** A text that is printed before its values are known. */
export interface Pending {
  readonly tensor: Tensor;
  readonly text: (values: ArrayLike<number>) => string;
}

/** Around the number of a pending text; from Unicode's private area. */
const TOKEN = /\uE0F0(\d+)\uE0F1/;
const MAXIMUM_PENDING = 500;

/** Arrays as text, also where their values are known only when the program is over. */
export class ShownText {
  #pending: Pending[] = [];
  #options: PrintOptions = PRINT_DEFAULTS;

  begin(): void {
    this.#options = PRINT_DEFAULTS;
    this.#pending = [];
  }

  get options(): PrintOptions {
    return this.#options;
  }

  setOptions(options: Partial<PrintOptions>): void {
    this.#options = { ...this.#options, ...options };
  }

  /** A printed line taken apart into text and what is still to be read. */
  partsOf(line: string): (string | Pending)[] {
    return line
      .split(TOKEN)
      .map((part, at) => (at % 2 === 0 ? part : (this.#pending[Number(part)] ?? "")))
      .filter((part) => part !== "");
  }

  /** A text whose numbers were to be told later, with them: on WebGPU that ends the run. */
  resolved(text: string): string {
    return this.partsOf(text)
      .map((part) => (typeof part === "string" ? part : part.text(part.tensor.dataSync())))
      .join("");
  }

  /** Written now where the values can be had; otherwise a token that printing resolves. */
  later(tensor: Tensor, text: (values: ArrayLike<number>) => string): string {
    if (answersAtOnce) return text(tensor.dataSync());
    if (this.#pending.length >= MAXIMUM_PENDING) return "…";
    this.#pending.push({ tensor: keep(tf.clone(tensor)), text });
    return `\uE0F0${this.#pending.length - 1}\uE0F1`;
  }

  array(a: NdArray, isRepr: boolean, own: Partial<PrintOptions> = {}): string {
    const options = { ...this.#options, ...own };
    const { shape, kind } = a;
    if (a.isScalar) return this.later(a.tensor(), (values) => numberText(values[0] ?? 0, kind));
    const shown = shownShape(shape, options);
    const edge = options.edgeItems;
    const corners = shape.reduce((array, length, axis) => {
      if (!isSummarised(shape, options) || length <= 2 * edge) return array;
      const ends = Array.from({ length: 2 * edge }, (_, at) => (at < edge ? at : length - 2 * edge + at));
      return arrangement.take(array, ends, axis);
    }, a);
    const tensor = tf.reshape(corners.tensor(), shown);
    return this.later(tensor, (values) => arrayText(values, shape, kind, isRepr, options));
  }
}
