import type { Rule } from "./rule.ts";

/** A code block: its key expressions, one blank at a time; a comment line above a formula names that line. */
export const codeRule: Rule = {
  name: "code",
  read: () => null,
};
