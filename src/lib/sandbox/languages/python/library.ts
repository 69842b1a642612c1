/** TensorFlow.js as the runtime lends it, and what is known of the place it runs in. */
import type * as TensorFlow from "@tensorflow/tfjs-core";

export type TensorLibrary = typeof TensorFlow;
export type Tensor = TensorFlow.Tensor;

/** Set by `lend` before any array is made. */
export let tf: TensorLibrary;

/** False where a tensor's values cannot be had in the middle of a computation. */
export let answersAtOnce = true;

/** Ends the run if the exercise forbids this name. */
export let enter: (name: string) => void = () => {};

export function lend(library: TensorLibrary, canAnswer: boolean, entering: (name: string) => void): void {
  tf = library;
  answersAtOnce = canAnswer;
  enter = entering;
}

/** An error that Python raises under this name. */
export class PythonFailure extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

export function valueError(message: string): PythonFailure {
  return new PythonFailure("ValueError", message);
}

export function indexError(message: string): PythonFailure {
  return new PythonFailure("IndexError", message);
}

export function typeError(message: string): PythonFailure {
  return new PythonFailure("TypeError", message);
}

/** Items that JavaScript makes one by one before any tensor is asked for. */
const MAXIMUM_ITEMS = 2 ** 24;

/**
 * So many items, where there may be so many.
 * @throws PythonFailure MemoryError
 */
export function roomFor(items: number): number {
  if (items <= MAXIMUM_ITEMS) return items;
  throw new PythonFailure("MemoryError", `Unable to allocate an array of ${items} items.`);
}
