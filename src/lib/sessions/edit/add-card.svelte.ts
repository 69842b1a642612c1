import type { DeckId, NoteId, TopicId } from "#lib/core/ids.ts";
import { m } from "#lib/paraglide/messages.js";
import { getLocale } from "#lib/paraglide/runtime.js";
import { topicName, topicNamed, TOPICS } from "#lib/mastery/topics.ts";
import { addByHand, type WordingByHand } from "#lib/store/by-hand.ts";
import type { MadeFrom } from "#lib/store/note-rows.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import type { App } from "../app.svelte.ts";
import { browseContext } from "../browse/context.ts";
import { now } from "../clock.ts";
import type { PassagePlace } from "../note-passage.ts";
import type { NamedDeck } from "../deck-names.ts";
import { isGrave, wordingProblems, type WordingProblem } from "./check-wording.ts";
import { clozeCards } from "./cloze.ts";
import { EditDraftKeeper } from "./edit-draft-keeper.ts";
import { toggleNotice, type EditNotice } from "./notice.ts";
import { tagsIn } from "./tags.ts";

export type HandKind = "basic" | "two-way" | "cloze";

/** A question and its answer as the form would make them, Markdown. */
export type WordingToMake = Pick<WordingByHand, "kind" | "front" | "back">;

/** State of the form for a new card. */
export class AddCard {
  ready = $state(false);
  kind = $state<HandKind>("basic");
  front = $state("");
  back = $state("");
  deck = $state("");
  topic = $state("");
  tags = $state("");
  decks = $state.raw<readonly NamedDeck[]>([]);
  notice = $state.raw<EditNotice | null>(null);
  failure = $state<string | null>(null);
  saving = $state(false);

  readonly #app: Pick<App, "ready" | "allContent">;
  #store: Store | null = null;
  #keeper: EditDraftKeeper | null = null;
  /** The passage that the form was filled from. */
  #madeFrom: MadeFrom | null = null;

  constructor(app: Pick<App, "ready" | "allContent">) {
    this.#app = app;
  }

  /** The cards that would be made. */
  readonly wordings = $derived.by((): readonly WordingToMake[] => {
    const { kind, front, back } = this;
    switch (kind) {
      case "basic":
        return [{ kind, front, back }];
      case "two-way":
        return [
          { kind, front, back },
          { kind, front: back, back: front },
        ];
      case "cloze":
        return clozeCards(front).map((card) => ({ kind, front: card.front, back: card.back }));
    }
  });
  readonly problems = $derived.by((): readonly WordingProblem[] => {
    if (this.front.trim() === "") return ["no-front"];
    if (this.wordings.length === 0) return ["nothing-hidden"];
    return [...new Set(this.wordings.flatMap(({ front, back }) => wordingProblems(front, back)))];
  });
  readonly canSave = $derived(
    this.ready && !this.saving && this.deck.trim() !== "" && !this.problems.some(isGrave),
  );

  get topics(): readonly { readonly id: TopicId; readonly name: string }[] {
    return TOPICS.map(({ id }) => ({ id, name: topicName(id, getLocale()) }));
  }

  /**
   * Reads the decks there are, and what was typed before and not saved.
   * @param passage of a note that the card is to be made from; what was typed before comes first
   */
  async open(passage: PassagePlace | null = null): Promise<void> {
    const store = await this.#app.ready;
    await this.#app.allContent;
    this.#store = store;
    this.#keeper = new EditDraftKeeper(store, "new card");
    const [{ decks }, draft] = await Promise.all([browseContext(store), this.#keeper.read()]);
    this.decks = decks;
    this.front = draft?.["front"] ?? "";
    this.back = draft?.["back"] ?? "";
    this.tags = draft?.["tags"] ?? "";
    this.deck = draft?.["deck"] ?? m.edit_own_deck();
    this.topic = draft?.["topic"] ?? "";
    const kind = draft?.["kind"];
    if (kind === "two-way" || kind === "cloze") this.kind = kind;
    this.#madeFrom = madeFromDraft(draft);
    if (passage !== null && this.front === "" && this.back === "") await this.#begin(store, passage);
    this.ready = true;
  }

  async #begin(store: Store, place: PassagePlace): Promise<void> {
    const { notePassage } = await import("../note-passage.ts");
    const found = await notePassage(store, place);
    if (found === null) return;
    const { deckId, ...madeFrom } = found;
    this.#madeFrom = madeFrom;
    this.back = madeFrom.text;
    this.deck = deckId;
  }

  /** Something was typed: it is kept, saved or not. */
  typed(): void {
    const { kind, front, back, deck, topic, tags } = this;
    const from = this.#madeFrom;
    const passage = from === null ? {} : { note: from.noteId, passage: from.text, line: String(from.line) };
    if (this.ready) this.#keeper?.write({ kind, front, back, deck, topic, tags, ...passage });
  }

  async flush(): Promise<void> {
    await this.#keeper?.flush();
  }

  /** Stores what the form makes; the next card starts in the same place. */
  async save(): Promise<boolean> {
    const store = this.#store;
    if (!this.canSave || store === null) return false;
    this.saving = true;
    this.failure = null;
    try {
      const { renderSafely } = await import("../render-safely.ts");
      const [first, ...others] = this.wordings.map((wording) => ({
        ...wording,
        frontHtml: renderSafely(wording.front),
        backHtml: renderSafely(wording.back),
      }));
      if (first === undefined) return false;
      const topic = this.topic.trim() === "" ? this.deck.trim() : this.topic.trim();
      const added = await addByHand(store, {
        deckId: this.deck.trim() as DeckId,
        topic: topicNamed(topic) ?? (topic as TopicId),
        language: getLocale(),
        tags: tagsIn(this.tags),
        wordings: [first, ...others],
        ...(this.#madeFrom === null ? {} : { madeFrom: this.#madeFrom }),
        atMs: now().atMs,
      });
      if (!added.ok) {
        this.failure = problemText(added.error, getLocale());
        return false;
      }
      const { cards, step } = added.value;
      this.notice = step === null ? null : { edit: "add", count: cards.length, state: "done", step };
      this.front = "";
      this.back = "";
      this.#madeFrom = null;
      await this.#keeper?.forget();
      return true;
    } finally {
      this.saving = false;
    }
  }

  /** Takes back what was added, or adds it again. */
  async toggle(): Promise<void> {
    if (this.notice === null || this.#store === null) return;
    const toggled = await toggleNotice(this.#store, this.notice, getLocale());
    if (toggled.ok) this.notice = toggled.value.notice;
    else {
      this.notice = null;
      this.failure = toggled.error;
    }
  }

  dismiss(): void {
    this.notice = null;
    this.failure = null;
  }
}

/** The passage that what was typed before and not saved was begun from. */
function madeFromDraft(draft: Readonly<Record<string, string>> | undefined): MadeFrom | null {
  const { note, passage, line } = draft ?? {};
  if (note === undefined || passage === undefined) return null;
  return { noteId: note as NoteId, text: passage, line: Number(line ?? 0) };
}
