import type { Span } from "./code-statements.ts";

/** What the question of a gap in code says about it. */
export type CodeAsk =
  /** What the names are given. */
  | { readonly what: "value"; readonly names: readonly string[]; readonly how: Given }
  /** What the function gives back. */
  | { readonly what: "result"; readonly name: string | null }
  /** What it gives back early. */
  | { readonly what: "early"; readonly condition: string }
  /** How what a comment says is written. */
  | { readonly what: "said"; readonly comment: string }
  /** The calls that a value passes through one after the other. */
  | { readonly what: "chain"; readonly name: string | null; readonly variable: string }
  /** The numbers that parameters have unless told. */
  | { readonly what: "defaults"; readonly names: readonly string[] }
  /** How the subject is written with a library; null where the code shows none. */
  | { readonly what: "written"; readonly library: string | null }
  /** The line that is missing. */
  | { readonly what: "line" };

/** Computed from something, changed, filled at the start, made by a constructor, or given by a formula. */
export type Given = "computed" | "updated" | "initialised" | "made" | "formula";

/** Something in a block of code that can be hidden and asked for. */
export interface Gap {
  readonly ask: CodeAsk;
  /** What is hidden; several where the same expression stands more than once. In order. */
  readonly spans: readonly Span[];
  /** First line of what is hidden, from 0. */
  readonly line: number;
  /** What nobody could know without being told, shown in the gap: the sizes of layers. */
  readonly hint: string | null;
  /** 0 to 10. */
  readonly worth: number;
  /** Words that tell it apart from the other gaps of the block, whatever its place and value. */
  readonly words: string;
}
