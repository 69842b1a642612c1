import type { Rule } from "./rule.ts";

/** `TERM - text`, `TERM（gloss）` in a list. */
export const glossRule: Rule = {
  name: "gloss",
  read: () => null,
};
