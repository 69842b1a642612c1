import type { LineRange } from "./outline/block.ts";

/** Why a passage makes no card although the reader understood it. */
export const SKIP_REASONS = [
  "directive",
  "invalid-directive",
  "contents",
  "resources",
  "badge",
  "image",
  "last-updated",
  "about-note",
  "placeholder",
  "html",
  "front-matter",
  "comment",
  "embed",
  "diagram",
  "tags",
  "anchor",
  "footnote",
  "circular",
  "duplicate",
  "overlong",
  "too-deep",
] as const;

export type SkipReason = (typeof SKIP_REASONS)[number];

/** A passage that makes no card, and why. */
export interface Skipped extends LineRange {
  readonly reason: SkipReason;
  readonly excerpt: string;
}

/** A passage that no rule takes yet. */
export interface Uncarded extends LineRange {
  readonly excerpt: string;
}
