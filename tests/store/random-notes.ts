import type { Random } from "#lib/core/random.ts";
import { withDueDay } from "#lib/scheduling/due-day.ts";
import type { StudyMoment } from "#lib/store/event-draft.ts";
import { ensureExerciseCards } from "#lib/store/exercise-cards.ts";
import { importNotes, lastImports, type Treatment } from "#lib/store/imports.ts";
import type { Store } from "#lib/store/open.ts";
import type { CardToSave, NoteToSave } from "#lib/store/save-note.ts";
import { undoImport } from "#lib/store/undo-import.ts";
import { pick } from "./pick.ts";
import { card, cardIdOf, exercise, note, valueOf } from "./samples.ts";

const NOTES = ["optimisers", "normalisation", "attention"] as const;
const KINDS = ["basic", "two-way", "cloze", "formula", "code", "steps", "set"] as const;
const CARDS_OF_NOTE = 10;
const EXERCISES = ["batch-norm", "dropout", "softmax", "adam"] as const;

/** Notes that are imported again and again with other cards, and imports that are taken back. */
export class RandomNotes {
  readonly #store: Store;
  readonly #random: Random;

  constructor(store: Store, random: Random) {
    this.#store = store;
    this.#random = random;
  }

  async begin(now: StudyMoment): Promise<void> {
    const notes = NOTES.map((name) => noteOf(name, "first", () => true));
    valueOf(await importNotes(this.#store, notes, [], now));
    valueOf(
      await ensureExerciseCards(
        this.#store,
        EXERCISES.map((name) => exercise(name)),
      ),
    );
  }

  /** A note in another edition: some cards gone, some back, and some whose answer changed start anew or come sooner. */
  async importSome(now: StudyMoment): Promise<void> {
    const name = pick(this.#random, NOTES);
    const edition = noteOf(name, `${now.atMs}`, () => this.#random() < 0.85);
    const treatments: Treatment[] = [];
    for (const { card: wanted } of edition.cards) {
      const stored = await this.#store.cards.get(wanted.id);
      if (stored === undefined || this.#random() < 0.4) continue;
      const dueDay = now.studyDay + 1;
      treatments.push(
        this.#random() < 0.5
          ? { cardId: stored.id, kind: "reset" }
          : { cardId: stored.id, kind: "reschedule", dueDay, memory: withDueDay(stored.memory, dueDay) },
      );
    }
    valueOf(await importNotes(this.#store, [edition], treatments, now));
  }

  async takeBack(now: StudyMoment): Promise<void> {
    const imports = await lastImports(this.#store);
    // Without the first, which brought the cards.
    const own = imports.filter(({ order }) => order > 0);
    // Often one before the last: what came after it stays.
    if (own.length > 0) await undoImport(this.#store, pick(this.#random, own.slice(0, 4)).order, now);
  }
}

/** Two sides of every other fact are siblings. */
function noteOf(name: string, edition: string, isIn: () => boolean): NoteToSave {
  const cards = Array.from({ length: CARDS_OF_NOTE }, (_, index): CardToSave => {
    const kind = KINDS[index % KINDS.length] ?? "basic";
    const key = {
      context: [name],
      subject: `${name} ${Math.floor(index / 2)}`,
      attribute: "definition",
      discriminator: index % 2 === 0 ? "" : "back",
    };
    return card(cardIdOf(`${name} ${index}`), { card: { kind, key } });
  });
  return {
    note: note(name, { contentHash: edition, importedAtMs: edition === "first" ? 0 : Number(edition) }),
    cards: cards.filter(isIn),
  };
}
