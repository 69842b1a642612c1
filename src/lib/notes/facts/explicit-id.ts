import { stableHash } from "#lib/core/hash.ts";

import { keyText } from "../key-text.ts";
import type { Directive } from "../outline/directive.ts";

/** Ids that an author's directive gives the cards of one block. */
export function explicitIds(directive: Directive | null): { front: string | null; back: string | null } {
  return directive?.say === "id"
    ? { front: directive.id, back: `${directive.id}.back` }
    : { front: null, back: null };
}

/** Hexadecimal digits: enough for the few parts of one block. */
const PART_LENGTH = 6;

/** The id of one of several cards of a block that has an id: it follows the part's own words, not its place. */
export function partId(id: string | null, words: string): string | null {
  return id === null ? null : `${id}.${stableHash([keyText(words)]).slice(0, PART_LENGTH)}`;
}
