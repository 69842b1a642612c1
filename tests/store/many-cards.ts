import { seededRandom } from "#lib/core/random.ts";
import type { CardId, DeckId, NoteId, TopicId } from "#lib/core/ids.ts";
import type { Memory } from "#lib/scheduling/memory.ts";
import { rowOf } from "#lib/store/card-row.ts";
import type { CardRow } from "#lib/store/card-row.ts";
import type { SourceRow } from "#lib/store/note-rows.ts";
import type { Store } from "#lib/store/open.ts";
import { momentAfter } from "./reviewing.ts";

const AT_ONCE = 5_000;
const TOPICS = ["losses", "optimisers", "regularisation", "training"] as const;
const WORDS = [
  "mean",
  "variance",
  "momentum",
  "gradient",
  "kernel",
  "softmax",
  "entropy",
  "padding",
] as const;

/** Every thousandth card says this word. */
export const RARE_WORD = "batchnorm";

/**
 * Fills an empty store with cards as a learner of many years has them: most reviewed, a few suspended, each with its
 * text and HTML of a usual length. Written straight to the tables; the same for one seed.
 */
export async function fillWithMany(store: Store, count: number, seed = 1): Promise<void> {
  const random = seededRandom(seed);
  for (let from = 0; from < count; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => from + index);
    await store.cards.bulkPut(numbers.map((number) => cardRow(number, random)));
    await store.sources.bulkPut(numbers.map((number) => sourceRow(number, random)));
  }
}

function idOf(number: number): CardId {
  // Spread over the ids, as hashes are.
  return `${((number * 7_919) % 1_000_003).toString(36)}-${number}` as CardId;
}

function memoryOf(random: () => number): Memory {
  const { studyDay, atMs } = momentAfter(0);
  if (random() < 0.3) return { phase: "new" };
  const since = Math.floor(random() * 60);
  return {
    phase: "review",
    dueDay: studyDay - 20 + Math.floor(random() * 100),
    stability: 1 + random() * 200,
    difficulty: 1 + random() * 9,
    lastReviewAtMs: atMs - since * 86_400_000,
    lastStudyDay: studyDay - since,
  };
}

function cardRow(number: number, random: () => number): CardRow {
  const word = WORDS[number % WORDS.length] ?? "";
  return rowOf({
    id: idOf(number),
    kind: number % 5 === 0 ? "formula" : "basic",
    key: {
      context: ["Deep learning", "Chapter"],
      subject: `${word} ${number}`,
      attribute: "definition",
      discriminator: "",
    },
    deckId: `deck ${number % 40}` as DeckId,
    topic: (TOPICS[number % TOPICS.length] ?? "losses") as TopicId,
    position: number,
    revision: 0,
    memory: memoryOf(random),
    suspended: random() < 0.02,
    buriedUntilDay: null,
    flag: 0,
    archived: false,
  });
}

function sourceRow(number: number, random: () => number): SourceRow {
  const words = Array.from({ length: 25 }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
  const front = `What is ${number % 1_000 === 7 ? RARE_WORD : "card"} number ${number}?`;
  return {
    cardId: idOf(number),
    noteId: `note ${number % 200}` as NoteId,
    ordinal: 0,
    kind: "basic",
    key: { context: ["Deep learning"], subject: `${number}`, attribute: "definition", discriminator: "" },
    language: "en",
    topic: "losses" as TopicId,
    front,
    back: words,
    frontHtml: `<p>${front}</p>`,
    backHtml: `<p>${words}</p>`.repeat(3),
    rule: "term",
    source: { file: "notes.md", startLine: number + 1, endLine: number + 1, headingPath: ["Deep learning"] },
  };
}
