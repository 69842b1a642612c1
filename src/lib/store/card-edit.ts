import { assertNever } from "#lib/core/assert-never.ts";
import type { DeckId, TopicId } from "#lib/core/ids.ts";
import type { StudyDay } from "#lib/core/time.ts";
import type { CardFlag, CardOverride, CardRow } from "./card-row.ts";
import type { ChangedFields } from "./changed-fields.ts";

/** What can be done to many cards at once. */
export type CardEdit =
  | { readonly kind: "suspend" }
  | { readonly kind: "unsuspend" }
  /** Hidden until that study day; null shows it again. */
  | { readonly kind: "bury"; readonly untilDay: StudyDay | null }
  | { readonly kind: "flag"; readonly flag: CardFlag }
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "untag"; readonly tag: string }
  /** Null leaves what it is. Imports leave a moved card where the learner put it. */
  | { readonly kind: "move"; readonly deckId: DeckId | null; readonly topic: TopicId | null }
  /** New again; its past stays in the log. */
  | { readonly kind: "reset" }
  /** Archived with its history, and declined in its notes. */
  | { readonly kind: "delete" };

/** The fields that an edit sets on a card; null if it does not concern the card (exercises stay where they are). */
export function fieldsAfter(card: CardRow, edit: CardEdit): ChangedFields | null {
  switch (edit.kind) {
    case "suspend":
    case "unsuspend":
      return { suspended: edit.kind === "suspend" };
    case "bury":
      return { buriedUntilDay: edit.untilDay };
    case "flag":
      return { flag: edit.flag };
    case "tag":
      return { tags: [...new Set([...(card.tags ?? []), edit.tag])].sort() };
    case "untag":
      return { tags: (card.tags ?? []).filter((tag) => tag !== edit.tag) };
    case "move":
      return card.kind === "exercise" ? null : moved(card, edit.deckId, edit.topic);
    case "reset":
      return card.memory.phase === "new" ? {} : { memory: { phase: "new" }, buriedUntilDay: null, lapses: 0 };
    case "delete":
      return card.kind === "exercise" ? null : { archived: true };
    default:
      return assertNever(edit);
  }
}

function moved(card: CardRow, deckId: DeckId | null, topic: TopicId | null): ChangedFields {
  return {
    ...(deckId === null ? {} : { deckId }),
    ...(topic === null ? {} : { topic }),
    override: overrideOf({
      ...card.override,
      // Only what differs from where the card is: moving it to its place is no move.
      ...(deckId === null || deckId === card.deckId ? {} : { deckId }),
      ...(topic === null || topic === card.topic ? {} : { topic }),
    }),
  };
}

/** Its fields in one order, so that equal ones are stored alike. */
export function overrideOf({ deckId, topic, kind }: CardOverride): CardOverride {
  return {
    ...(deckId === undefined ? {} : { deckId }),
    ...(topic === undefined ? {} : { topic }),
    ...(kind === undefined ? {} : { kind }),
  };
}
