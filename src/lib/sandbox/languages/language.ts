import type * as TensorFlow from "@tensorflow/tfjs-core";

import type { CodeProblem } from "#lib/exercises/outcome.ts";

/** Something printed: text, or a tensor whose values become text once they can be read. */
export type PrintedPart =
  string | { readonly tensor: TensorFlow.Tensor; readonly text: (values: ArrayLike<number>) => string };

/** What the runtime lends a language adapter. The globals it comes from are gone when an adapter runs. */
export interface Realm {
  /**
   * Imports a module from its text. Lines of errors thrown by it are found by this text's own address.
   * @throws what the module throws
   */
  importModule(source: string): Promise<Readonly<Record<string, unknown>>>;
  /** Where a script (not a module) that does not parse goes wrong; null if that cannot be told. Nothing of it runs. */
  locateSyntaxError(source: string): Promise<{ line: number; column: number } | null>;
  /** A name that no program contains. */
  readonly privateName: string;
  /** The `tf` of submissions. */
  readonly tf: typeof TensorFlow;
  /** False where a tensor's values cannot be had in the middle of a computation: asking ends the run. */
  readonly answersAtOnce: boolean;
  /** Names that the exercise forbids, of `tf` and of other libraries. */
  readonly forbiddenOps: readonly string[];
  /** Ends the run if the exercise forbids this name: throws, and goes on throwing at every kernel. */
  enter(name: string): void;
  /** Prints one line. */
  print(parts: readonly PrintedPart[]): void;
}

/** One thing to do with the loaded entry point. */
export type Action =
  | { readonly do: "construct" }
  | { readonly do: "call"; readonly method: string | null }
  | { readonly do: "read"; readonly attribute: string };

export type Loading<Program> =
  | { readonly kind: "loaded"; readonly program: Program }
  | { readonly kind: "syntax-error"; readonly problem: CodeProblem }
  | { readonly kind: "not-defined" };

/**
 * A language in which submissions are written. Errors thrown by the program pass through; the runtime finds their line.
 */
export interface LanguageAdapter<Program = unknown> {
  /** Runs the program's top level and finds the entry point. */
  load(source: string, entryPoint: string, realm: Realm): Promise<Loading<Program>>;
  /**
   * Constructs the entry class, calls a method or the entry function, or reads an attribute.
   * @param args live values: tensors, numbers, arrays, plain objects
   * @returns a live value, or a promise of one
   */
  call(program: Program, action: Action, args: readonly unknown[]): unknown;
  /** Arguments of the last call that the program changed in place, where the runtime cannot see it. */
  changedArguments?(): readonly number[];
  /** What was thrown, in terms of the program's lines, where the language knows better than the engine's stack. */
  problemOf?(thrown: unknown): CodeProblem | null;
  /** True if the line where a run was stopped is known only when the program has unwound. */
  readonly tellsLinesLater?: boolean;
}
