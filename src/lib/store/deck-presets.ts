import type { PresetId } from "#lib/core/ids.ts";
import type { Setting } from "./setting.ts";

/** The preset of each deck that was given one, by the deck's id. */
export const DECK_PRESETS: Setting<Readonly<Record<string, PresetId>>> = {
  name: "deck-presets",
  parse: (stored) => {
    if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return {};
    const entries = Object.entries(stored).filter(([, id]) => typeof id === "string");
    return Object.fromEntries(entries);
  },
};
