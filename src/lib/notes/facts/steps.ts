import type { Rule } from "./rule.ts";

/** An ordered list: each step, with the steps before it in view. */
export const stepsRule: Rule = {
  name: "steps",
  read: () => null,
};
