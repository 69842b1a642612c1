import { m } from "#lib/paraglide/messages.js";
import type { Recall } from "#lib/sessions/recall.ts";

/** How well a passage is known, as its mark shows it. */
export type RecallBand = "unseen" | "weak" | "fair" | "strong";

export const RECALL_BANDS = ["unseen", "weak", "fair", "strong"] as const satisfies readonly RecallBand[];

/** A card is due when recall has fallen to 0.9: above that it is well known. */
const STRONG = 0.9;
const FAIR = 0.7;

const WORDS: Record<RecallBand, () => string> = {
  unseen: m.note_recall_unseen,
  weak: m.note_recall_weak,
  fair: m.note_recall_fair,
  strong: m.note_recall_strong,
};

export function bandOf(recall: Recall): RecallBand {
  if (recall.kind === "unseen") return "unseen";
  if (recall.share >= STRONG) return "strong";
  return recall.share >= FAIR ? "fair" : "weak";
}

export function bandText(band: RecallBand): string {
  return WORDS[band]();
}

/** "well known (94%)". */
export function recallText(recall: Recall): string {
  const word = bandText(bandOf(recall));
  return recall.kind === "unseen" ? word : m.note_recall_share({ word, percent: percentText(recall.share) });
}

/** A share from 0 to 1 in whole percent; nothing but all of it is 100%, nothing but none 0%. */
export function percentText(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 100 && share < 1) return "99%";
  return `${percent === 0 && share > 0 ? 1 : percent}%`;
}
