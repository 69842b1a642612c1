import type { Rule } from "./rule.ts";

/** An unordered list of at most seven peers: each member, with the others in view. */
export const setRule: Rule = {
  name: "set",
  read: () => null,
};
