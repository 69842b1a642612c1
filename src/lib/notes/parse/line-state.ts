import type { HtmlEnd } from "./html-lines.ts";

/** What holds other blocks. Widths are columns of indentation by which a line goes on in it. */
export type Container =
  | { readonly kind: "quote" }
  | { readonly kind: "footnote"; readonly width: 4 }
  | {
      readonly kind: "item";
      readonly width: number;
      /** The bullet, or what stands behind the number: an item with another one begins another list. */
      readonly marker: string;
      /** Nothing has stood in it yet: blank at its own line, ended at the next blank one. */
      readonly isEmpty: "not" | "so far" | "for good";
    };

/** The block that holds text itself, as far as it goes on on the next line. */
export type Leaf =
  | {
      readonly kind: "paragraph";
      /** Its last line: what may be the head of a table. */
      readonly last: string;
    }
  | { readonly kind: "table" }
  | { readonly kind: "indented" }
  | { readonly kind: "fence"; readonly char: "`" | "~"; readonly length: number }
  | { readonly kind: "formula"; readonly length: number }
  | { readonly kind: "html"; readonly end: HtmlEnd };

/** What a line is: of the four that are no text, the lines that open and close them too. */
export type LineKind = "text" | "blank" | "indented" | "fence" | "formula" | "html";

/** What is open after a line. */
export interface LineState {
  readonly containers: readonly Container[];
  readonly leaf: Leaf | null;
  readonly line: LineKind;
}

/** At the start of a text. */
export const AT_START: LineState = { containers: [], leaf: null, line: "blank" };
