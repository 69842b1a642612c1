import { getLocale } from "#lib/paraglide/runtime.js";

/** How dates and times of day are written in the interface's language: its English is British, day before month. */
export function dateLocale(): "zh-CN" | "en-GB" {
  return getLocale() === "zh" ? "zh-CN" : "en-GB";
}
