import { getLocale } from "#lib/paraglide/runtime.js";
import type { Milliseconds } from "#lib/core/time.ts";
import { dateLocale } from "../date-locale.ts";

/** A loss with four places: differences between weights are in the third. */
export function lossText(loss: number): string {
  return loss.toLocaleString(getLocale(), { minimumFractionDigits: 4, maximumFractionDigits: 4 });
}

/** A share as whole per cent. */
export function percentText(share: number): string {
  return share.toLocaleString(getLocale(), { style: "percent", maximumFractionDigits: 0 });
}

/** A number of answers or cards; small ones with one place. */
export function amountText(amount: number): string {
  return amount.toLocaleString(getLocale(), { maximumFractionDigits: amount < 10 ? 1 : 0 });
}

/** Day and time of day. */
export function momentText(atMs: Milliseconds): string {
  return new Date(atMs).toLocaleString(dateLocale(), { dateStyle: "medium", timeStyle: "short" });
}
