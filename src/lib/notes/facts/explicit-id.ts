import type { Directive } from "../outline/directive.ts";

/** Ids that an author's directive gives the cards of one block. */
export function explicitIds(directive: Directive | null): { front: string | null; back: string | null } {
  return directive?.say === "id"
    ? { front: directive.id, back: `${directive.id}.back` }
    : { front: null, back: null };
}
