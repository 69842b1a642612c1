import type {
  Blockquote,
  Code,
  Heading as HeadingNode,
  Html,
  List,
  ListItem,
  Paragraph,
  RootContent,
  Table,
} from "mdast";
import type { Math as MathNode } from "mdast-util-math";

import type { Directive } from "./directive.ts";
import type { TermText } from "./term.ts";

/** Lines of the file, from 1, both ends included. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** A heading above a block. */
export interface Heading {
  readonly depth: number;
  /** Words without numbering; formulas as they are written. */
  readonly title: string;
  /** Words as they stand. */
  readonly written: string;
  readonly line: number;
  readonly directive: Directive | null;
  /** Whether it is the note's title: its first heading, above all others. */
  readonly isNoteTitle: boolean;
}

interface BlockBase extends LineRange {
  /** Place in the order of the document. */
  readonly index: number;
  /** The list of an item, the item of what is nested in it. */
  readonly parent: Block | null;
  /** Outermost first. */
  readonly headings: readonly Heading[];
  /** Words of labels and list items above it, outermost first: 学习率过大, 优点. Markdown. */
  readonly labels: readonly string[];
  readonly directive: Directive | null;
  /** The next block in the same section, item or quote; for an item, the next item. */
  readonly next: Block | null;
  readonly previous: Block | null;
}

/**
 * One block of a note, with all that stands above it. A list is a block and each of its items is one; an item's further
 * paragraphs, lists and formulas are blocks whose parent it is. Quotes are seen through.
 */
export type Block = BlockBase &
  (
    | { readonly kind: "heading"; readonly node: HeadingNode; readonly heading: Heading }
    | { readonly kind: "paragraph"; readonly node: Paragraph; readonly label: LabelText | null }
    | { readonly kind: "list"; readonly node: List; readonly items: readonly ItemBlock[] }
    | {
        readonly kind: "item";
        readonly node: ListItem;
        readonly lead: Paragraph | null;
        readonly term: TermText | null;
        /** The first block in it after its lead. */
        readonly firstNested: Block | null;
      }
    | { readonly kind: "table"; readonly node: Table }
    | { readonly kind: "formula"; readonly node: MathNode }
    | { readonly kind: "code"; readonly node: Code }
    | { readonly kind: "html"; readonly node: Html }
    | { readonly kind: "quote"; readonly node: Blockquote }
    | { readonly kind: "other"; readonly node: RootContent }
  );

export type BlockKind = Block["kind"];
export type BlockOf<K extends BlockKind> = Extract<Block, { kind: K }>;
export type ItemBlock = BlockOf<"item">;

/** A paragraph that says what follows it, or what its own text is: "**特点**：", "**应用**：隐藏层". */
export interface LabelText {
  /** Markdown. */
  readonly label: string;
  /** Markdown; empty if the label is for the blocks below it. */
  readonly text: string;
  readonly textWords: string;
}
