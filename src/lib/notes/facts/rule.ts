import type { Block, LineRange } from "../outline/block.ts";
import type { SkipReason, Uncarded } from "../skip.ts";
import type { Fact, RuleName } from "./fact.ts";

/** What rules see of the note around a block. */
export interface NoteContext {
  /** The text that node offsets point into. */
  readonly text: string;
  /** Whether no rule has taken the block and it is not skipped. */
  readonly isFree: (block: Block) => boolean;
  /** How many list items of the note say these words after their term. */
  readonly itemsSaying: (textWords: string) => number;
}

/** Something that a rule understood but that makes no card. */
export interface Refusal extends LineRange {
  readonly reason: SkipReason;
  readonly excerpt: string;
}

/** What a rule made of a block: the facts, and the blocks that are spoken for. */
export interface Reading {
  readonly facts: readonly Fact[];
  readonly blocks: readonly Block[];
  readonly refused?: readonly Refusal[];
  /** Parts of the blocks that make no card, such as a row without a name. */
  readonly left?: readonly Uncarded[];
}

/** Reads one kind of statement. Pure: looks at a block and its neighbours, changes nothing. */
export interface Rule {
  readonly name: RuleName;
  readonly read: (block: Block, note: NoteContext) => Reading | null;
  /** What the rule takes before any other looks, where a block belongs to it as a whole. */
  readonly readFirst?: Rule["read"];
}
