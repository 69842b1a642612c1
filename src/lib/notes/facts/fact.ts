import type { Language } from "#lib/core/language.ts";
import type { CardKind } from "../card.ts";
import type { LineRange } from "../outline/block.ts";
import type { CodeAsk } from "./code-ask.ts";

/** The rules, most specific first: where several fit a block, the first takes it. */
export const RULES = [
  "mark",
  "table",
  "formula",
  "code",
  "label",
  "year",
  "term",
  "gloss",
  "steps",
  "question",
  "definition",
  "set",
] as const;

export type RuleName = (typeof RULES)[number];

/** A gap in text or code; drawn as one by `render.ts`. */
export const BLANK = "⟦…⟧";

/** How a fact is asked; the words come from the note's language. All texts are Markdown. */
export type Question =
  /** What is it? */
  | { readonly ask: "definition" }
  /** What is it good for? */
  | { readonly ask: "role" }
  /** An item of a list: "context · term?" */
  | { readonly ask: "meaning"; readonly within: readonly string[] }
  /** The item to a text. */
  | { readonly ask: "which"; readonly within: readonly string[]; readonly text: string }
  /**
   * A property of the subject; `within` where the subject's name alone does not say what it is. `of` is who has it where
   * the question names somebody else than the subject.
   */
  | {
      readonly ask: "attribute";
      readonly of?: string;
      readonly attributes: readonly string[];
      readonly within?: readonly string[];
    }
  /** The row to a cell. */
  | {
      readonly ask: "row";
      readonly rowTitle: string;
      readonly column: string;
      readonly cell: string;
      readonly within?: readonly string[];
    }
  /** `symbol` where one subject has several formulas; `ordinal`, from 1, where they have no left-hand side either. */
  | {
      readonly ask: "formula";
      readonly attributes: readonly string[];
      readonly symbol: string | null;
      readonly ordinal: number | null;
    }
  /**
   * What stands in the blank of `passage`, Markdown with one `BLANK` in it (in a formula `\boxed{?}`); `ordinal` is the
   * number of a step, from 1. A member is a name, a point a statement; `within` says where the subject belongs.
   */
  | {
      readonly ask: "blank";
      readonly of: "step" | "member" | "point" | "formula" | "code" | "text";
      readonly within?: readonly string[];
      readonly attributes: readonly string[];
      readonly ordinal: number | null;
      readonly passage: string;
    }
  /** What is hidden in a program; `passage`, as Markdown with gaps, where the question shows it. */
  | {
      readonly ask: "code";
      readonly attributes: readonly string[];
      readonly about: CodeAsk;
      readonly passage: string | null;
    }
  /** The one statement of a list under its subject. */
  | { readonly ask: "point"; readonly within: readonly string[]; readonly attributes: readonly string[] }
  /** What a name is called in the other language; the subject's name, or its other name the other way round. */
  | { readonly ask: "translation"; readonly words: string; readonly into: Language }
  /** The year of the subject: a thing with a name, or what happened. */
  | { readonly ask: "year"; readonly of: "name" | "event" }
  /** The one of a year. */
  | { readonly ask: "of-year"; readonly within: readonly string[]; readonly year: string }
  /** The front of a card that the author wrote as one: shown as it stands. */
  | { readonly ask: "written"; readonly text: string }
  /** A question the author wrote; `about` is what it leaves unsaid. */
  | { readonly ask: "verbatim"; readonly text: string; readonly about: string | null };

/** One thing that a note states, and where. */
export interface Fact extends LineRange {
  readonly rule: RuleName;
  readonly kind: CardKind;
  /** Titles of the headings and labels above it, outermost first, numbering removed. */
  readonly context: readonly string[];
  readonly subject: string;
  readonly attribute: string;
  readonly discriminator: string;
  readonly question: Question;
  /** Markdown. */
  readonly answer: string;
  /** Written by the author; already with the suffix of a cell or a reverse card. */
  readonly explicitId: string | null;
  readonly headingPath: readonly string[];
}

/** Attributes that are not the note's own words, the same in both languages. */
export const ATTRIBUTE = {
  definition: "definition",
  role: "role",
  formula: "formula",
  meaning: "meaning",
  answer: "answer",
  step: "step",
  member: "member",
  code: "code",
  cloze: "cloze",
  year: "year",
} as const;

/** In the discriminator of a card that asks the other way round. */
export const BACK = "back";
