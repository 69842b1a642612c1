/** What a field can be asked for by name. */
export const FIELDS = ["kind", "topic", "deck", "tag", "flag"] as const;
export type Field = (typeof FIELDS)[number];

/** States of a card: `is:due`. */
export const STATES = [
  "due",
  "new",
  "learning",
  "review",
  "suspended",
  "buried",
  "flagged",
  "leech",
] as const;
export type State = (typeof STATES)[number];

/**
 * Figures of a card: r retrievability 0 to 1, s stability in days, d difficulty 1 to 10, due in days from today, lapses
 * how often it was forgotten in review.
 */
export const MEASURES = ["r", "s", "d", "due", "lapses"] as const;
export type Measure = (typeof MEASURES)[number];

export type Operator = "<" | "<=" | ">" | ">=" | "=";

/** Which cards the learner wants to see. */
export type BrowseQuery =
  | { readonly kind: "all" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "field"; readonly field: Field; readonly value: string }
  | { readonly kind: "is"; readonly state: State }
  | {
      readonly kind: "compare";
      readonly measure: Measure;
      readonly operator: Operator;
      readonly value: number;
    }
  | { readonly kind: "not"; readonly part: BrowseQuery }
  | { readonly kind: "and" | "or"; readonly parts: readonly BrowseQuery[] };

/** What cannot be understood, and where: places in the text as typed, the end not included. */
export interface QueryProblem {
  readonly kind:
    | "unclosed-quote"
    | "unclosed-bracket"
    | "stray-bracket"
    | "nothing-to-negate"
    | "nothing-beside-or"
    | "unknown-field"
    | "unknown-state"
    | "unknown-kind"
    | "unknown-flag"
    | "no-value"
    | "no-number"
    | "too-deep";
  readonly start: number;
  readonly end: number;
  /** The words that stand there. */
  readonly text: string;
}
