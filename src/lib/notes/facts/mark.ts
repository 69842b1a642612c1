import type { Rule } from "./rule.ts";

/** What authors mark themselves: `==cloze==`, `{{c1::x::hint}}`, `Q:`/`A:`, `front :: back`, `front ::: back`. */
export const markRule: Rule = {
  name: "mark",
  read: () => null,
};
