import type { DeckId, TopicId } from "#lib/core/ids.ts";
import type { CustomStudy } from "#lib/scheduling/custom-study.ts";

/** Longer ago than this nobody asks for what was forgotten, and no longer ahead for what will be due. */
const LONGEST_DAYS = 60;

/** More new cards than this nobody looks at in one sitting. */
const MOST_CARDS = 500;

/** What to study, as the query of an address. */
export function addressOf(study: CustomStudy): string {
  switch (study.kind) {
    case "cram":
      return query({ kind: study.kind, topic: study.topic });
    case "preview":
      return query({
        kind: study.kind,
        cards: String(study.cards),
        ...(study.deckId === null ? {} : { deck: study.deckId }),
      });
    case "forgotten":
      return query({ kind: study.kind, days: String(study.days) });
  }
}

/** What the query of an address asks for; null if it asks for nothing that there is. */
export function studyAt(params: URLSearchParams): CustomStudy | null {
  const [topic, deck] = [params.get("topic"), params.get("deck")];
  switch (params.get("kind")) {
    case "cram":
      return topic === null ? null : { kind: "cram", topic: topic as TopicId };
    case "preview": {
      const cards = wholeNumber(params.get("cards"), MOST_CARDS);
      return cards === null ? null : { kind: "preview", deckId: deck as DeckId | null, cards };
    }
    case "forgotten": {
      const days = wholeNumber(params.get("days"), LONGEST_DAYS);
      return days === null ? null : { kind: "forgotten", days };
    }
    default:
      return null;
  }
}

function query(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}

/** From 1 to `most`; null for anything else. */
function wholeNumber(text: string | null, most: number): number | null {
  const number = /^\d{1,4}$/.test(text ?? "") ? Number(text) : 0;
  return number >= 1 && number <= most ? number : null;
}
