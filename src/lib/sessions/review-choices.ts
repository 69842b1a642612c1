import { readSetting, type Setting } from "#lib/store/setting.ts";
import type { Store } from "#lib/store/open.ts";

/** Seconds after which the answer is shown by itself; 0 is never. */
export type ShowAfter = (typeof SHOW_AFTER)[number];

/** How the learner wants to review. */
export interface ReviewChoices {
  /** Short answers and formulas may be typed before the answer is shown. */
  readonly typeIn: boolean;
  /** Two buttons: Again and Good. */
  readonly buttons: "four" | "two";
  readonly showAfter: ShowAfter;
}

export const SHOW_AFTER = [0, 10, 20, 40] as const;

export const DEFAULT_CHOICES: ReviewChoices = { typeIn: false, buttons: "four", showAfter: 0 };

export const REVIEW_CHOICES: Setting<ReviewChoices> = { name: "review", parse: parseChoices };

/** What is stored as choices; anything else as the default. */
export function parseChoices(stored: unknown): ReviewChoices {
  if (typeof stored !== "object" || stored === null) return DEFAULT_CHOICES;
  const fields: Readonly<Record<string, unknown>> = { ...stored };
  return {
    typeIn: fields["typeIn"] === true,
    buttons: fields["buttons"] === "two" ? "two" : "four",
    showAfter: SHOW_AFTER.find((seconds) => seconds === fields["showAfter"]) ?? 0,
  };
}

export function readChoices(store: Store): Promise<ReviewChoices> {
  return readSetting(store, REVIEW_CHOICES);
}
