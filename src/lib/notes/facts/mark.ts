import type { Rule } from "./rule.ts";
import { readClozes } from "./mark-cloze.ts";
import { readPairs } from "./mark-pairs.ts";
import { readSeparated } from "./mark-separators.ts";

/** Marks by which an author makes cards: `==cloze==`, `{{c1::x::hint}}`, `Q:`/`A:`, `front :: back`, `?` on a line. */
export const markRule: Rule = {
  name: "mark",
  read: (block, note) => {
    switch (block.kind) {
      case "paragraph":
      case "item":
        return readPairs(block, note) ?? readSeparated(block, note) ?? readClozes(block, note);
      case "formula":
      case "code":
        return readClozes(block, note);
      default:
        return null;
    }
  },
};
