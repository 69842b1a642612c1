import type { Rule } from "./rule.ts";

/** "Name (year)" items of a list. */
export const yearRule: Rule = {
  name: "year",
  read: () => null,
};
