import type { CardId, NoteId } from "#lib/core/ids.ts";
import type { Language } from "#lib/core/language.ts";
import { getLocale } from "#lib/paraglide/runtime.js";
import { topicName } from "#lib/mastery/topics.ts";
import type { CardEdit } from "#lib/store/card-edit.ts";
import { cardContent, type CardContent } from "#lib/store/card-content.ts";
import { asBrowseRow } from "#lib/store/browse-cards.ts";
import { isByHand } from "#lib/store/by-hand-id.ts";
import type { CardRow, NoteCardKind } from "#lib/store/card-row.ts";
import { readCard } from "#lib/store/cards.ts";
import { editCards } from "#lib/store/edit-cards.ts";
import { editWording } from "#lib/store/edit-wording.ts";
import type { OverlayRow } from "#lib/store/note-rows.ts";
import type { Store } from "#lib/store/open.ts";
import { problemText } from "#lib/store/problem-text.ts";
import type { App } from "../app.svelte.ts";
import { browseContext } from "../browse/context.ts";
import { BUILT_IN_PREFIX } from "../built-in-deck.ts";
import { cardStateView, type CardStateView } from "../card-state-view.ts";
import { now } from "../clock.ts";
import { studyMoment } from "../study-day.ts";
import { isGrave, wordingProblems } from "./check-wording.ts";
import { EditDraftKeeper } from "./edit-draft-keeper.ts";
import { toggleNotice, type EditNotice } from "./notice.ts";
import { tagsIn } from "./tags.ts";

/** A question and its answer, Markdown. */
export interface Wording {
  readonly front: string;
  readonly back: string;
}

/** A card as it is stored, ready to be shown beside the form. */
export interface CardInForm {
  readonly id: CardId;
  readonly language: Language;
  readonly state: CardStateView;
  readonly deck: string;
  readonly topic: string;
  /** How the note says it; null for what stands in no note in this language. */
  readonly noteWording: Wording | null;
  /** Whether the learner's own wording is shown in its place. */
  readonly isOwn: boolean;
  /** The note says something else than when the learner wrote this. */
  readonly hasNoteChanged: boolean;
  readonly places: readonly {
    readonly noteId: NoteId;
    readonly file: string;
    readonly startLine: number;
    readonly endLine: number;
  }[];
}

export type EditView =
  | { readonly kind: "loading" }
  | { readonly kind: "missing" }
  | { readonly kind: "deleted" }
  | { readonly kind: "ready"; readonly card: CardInForm };

interface Opened {
  readonly store: Store;
  readonly row: CardRow;
  readonly content: CardContent;
  /** The learner's own wording in the language that is edited, as it was read. */
  readonly overlay: OverlayRow | null;
  readonly keeper: EditDraftKeeper;
}

/** State of the form of one card. */
export class EditCard {
  view = $state.raw<EditView>({ kind: "loading" });
  front = $state("");
  back = $state("");
  tags = $state("");
  kind = $state<CardRow["kind"]>("basic");
  /** What was typed before and not saved is in the fields. */
  restored = $state(false);
  /** The wording that somebody else saved meanwhile: another tab. */
  theirs = $state.raw<Wording | null>(null);
  notice = $state.raw<EditNotice | null>(null);
  failure = $state<string | null>(null);
  saving = $state(false);

  readonly #app: Pick<App, "ready" | "allContent">;
  #opened = $state.raw<Opened | null>(null);

  constructor(app: Pick<App, "ready" | "allContent">) {
    this.#app = app;
  }

  readonly problems = $derived(wordingProblems(this.front, this.back));
  readonly isChanged = $derived.by(() => {
    const opened = this.#opened;
    if (opened === null) return false;
    const { face } = opened.content;
    return (
      this.front !== face.front ||
      this.back !== face.back ||
      this.kind !== opened.row.kind ||
      tagsIn(this.tags).join(" ") !== (opened.row.tags ?? []).join(" ")
    );
  });
  readonly canSave = $derived(this.isChanged && !this.saving && !this.problems.some(isGrave));

  /** Reads the card, and what was typed about it before. */
  async open(id: CardId): Promise<void> {
    const store = await this.#app.ready;
    await this.#app.allContent;
    const opened = await this.#read(store, id);
    if (opened === null) return;
    const draft = await opened.keeper.read();
    if (draft === undefined) this.#fill(opened);
    else {
      this.front = draft["front"] ?? "";
      this.back = draft["back"] ?? "";
      this.tags = draft["tags"] ?? "";
      this.kind = opened.row.kind;
      this.restored = this.isChanged;
    }
  }

  /** Something was typed: it is kept, saved or not. */
  typed(): void {
    if (this.isChanged) this.#opened?.keeper.write({ front: this.front, back: this.back, tags: this.tags });
    else void this.#opened?.keeper.forget();
  }

  /** Everything typed is kept: the page is about to go. */
  async flush(): Promise<void> {
    await this.#opened?.keeper.flush();
  }

  /** Back to what is stored. */
  async discard(): Promise<void> {
    const opened = this.#opened;
    if (opened === null) return;
    this.#fill(opened);
    await opened.keeper.forget();
  }

  /** Keeps what is in the form as the learner's own; where it is what the note says, nothing of one's own is needed. */
  async save(): Promise<void> {
    if (!this.canSave) return;
    const note = this.view.kind === "ready" ? this.view.card.noteWording : null;
    const isAsNote = note !== null && note.front === this.front && note.back === this.back;
    await this.#keep(isAsNote ? null : { front: this.front, back: this.back });
  }

  /** Shows the note's wording again. */
  async useNote(): Promise<void> {
    await this.#keep(null);
  }

  /** The learner has seen that the note says something else now, and stays with the own wording. */
  async keepOwn(): Promise<void> {
    const overlay = this.#opened?.overlay;
    if (overlay !== undefined && overlay !== null) await this.#keep(overlay);
  }

  /** Takes what the other tab saved. */
  async takeTheirs(): Promise<void> {
    await this.discard();
    this.theirs = null;
  }

  /** Stays with what is in the form, seen what the other tab saved. */
  keepMine(): void {
    this.theirs = null;
  }

  /** Suspends, moves, flags, starts anew or deletes the card. */
  async edit(edit: CardEdit): Promise<void> {
    await this.#writing(async ({ store, row }) => {
      const edited = await editCards(store, [row.id], edit, await studyMoment(store, now()));
      if (!edited.ok) {
        this.failure = problemText(edited.error, getLocale());
        return;
      }
      const { step, cards } = edited.value;
      this.notice = step === null ? null : { edit: edit.kind, count: cards.length, state: "done", step };
      await this.#readAgain(store, row.id);
    });
  }

  /** Takes back what the notice tells of, or does it again. */
  async toggle(): Promise<void> {
    const { notice } = this;
    if (notice === null) return;
    await this.#writing(async ({ store, row }) => {
      const toggled = await toggleNotice(store, notice, getLocale());
      if (toggled.ok) this.notice = toggled.value.notice;
      else {
        this.notice = null;
        this.failure = toggled.error;
      }
      await this.#readAgain(store, row.id);
    });
  }

  dismiss(): void {
    this.notice = null;
    this.failure = null;
  }

  async #keep(wording: Wording | null): Promise<void> {
    await this.#writing(async ({ store, row, content, overlay, keeper }) => {
      const { language } = content.face;
      const kind =
        this.kind === "exercise" || this.kind === row.kind ? null : (this.kind satisfies NoteCardKind);
      const saved = await editWording(store, {
        cardId: row.id,
        language,
        read: { overlay, kind: row.kind, tags: row.tags ?? [] },
        overlay: wording === null ? null : await this.#overlay(row.id, language, wording),
        kind,
        tags: tagsIn(this.tags),
      });
      if (!saved.ok) {
        if (saved.error.kind === "stale") await this.#changedElsewhere(store, row.id);
        else this.failure = problemText(saved.error, getLocale());
        return;
      }
      await keeper.forget();
      const { step } = saved.value;
      this.notice = step === null ? null : { edit: "wording", count: 1, state: "done", step };
      await this.#readAgain(store, row.id);
    });
  }

  async #overlay(cardId: CardId, language: Language, { front, back }: Wording): Promise<OverlayRow> {
    const { renderSafely } = await import("../render-safely.ts");
    const base = this.view.kind === "ready" ? this.view.card.noteWording : null;
    const html = { frontHtml: renderSafely(front), backHtml: renderSafely(back) };
    return { cardId, language, front, back, ...html, ...(base === null ? {} : { base }) };
  }

  /** What the other tab saved is shown beside what is in the form; nothing typed is lost. */
  async #changedElsewhere(store: Store, id: CardId): Promise<void> {
    const opened = await this.#read(store, id);
    if (opened === null) return;
    const { front, back } = opened.content.face;
    this.theirs = { front, back };
  }

  async #readAgain(store: Store, id: CardId): Promise<void> {
    const opened = await this.#read(store, id);
    if (opened !== null) this.#fill(opened);
  }

  #fill({ row, content }: Opened): void {
    this.front = content.face.front;
    this.back = content.face.back;
    this.tags = (row.tags ?? []).join(" ");
    this.kind = row.kind;
    this.restored = false;
    this.theirs = null;
  }

  async #read(store: Store, id: CardId): Promise<Opened | null> {
    const [row, content, context] = await Promise.all([
      readCard(store, id),
      cardContent(store, id, getLocale()),
      browseContext(store),
    ]);
    if (row === undefined || content === null) {
      this.view = { kind: "missing" };
      return null;
    }
    const { face, isOverlay, sources } = content;
    const overlay = isOverlay && !("noteId" in face) ? face : null;
    const source = sources.find(({ language, noteId }) => language === face.language && !isByHand(noteId));
    const noteWording = source === undefined ? null : { front: source.front, back: source.back };
    const opened = { store, row, content, overlay, keeper: this.#keeper(store, id, face.language) };
    this.#opened = opened;
    this.view = row.archived
      ? { kind: "deleted" }
      : {
          kind: "ready",
          card: {
            id,
            language: face.language,
            state: cardStateView(asBrowseRow(row), context),
            deck: context.decks.find((deck) => deck.id === row.deckId)?.name ?? row.deckId,
            topic: topicName(row.topic, getLocale()),
            noteWording,
            isOwn: isOverlay,
            hasNoteChanged: isOverlay && noteWording !== null && !isSame(overlay?.base, noteWording),
            places: sources
              .filter(({ noteId }) => !isByHand(noteId))
              // The built-in deck in the other language says the same once more.
              .filter(
                ({ noteId, language }) => language === face.language || !noteId.startsWith(BUILT_IN_PREFIX),
              )
              .map(({ noteId, source: { file, startLine, endLine } }) => ({
                noteId,
                file,
                startLine,
                endLine,
              })),
          },
        };
    return opened;
  }

  #keeper(store: Store, id: CardId, language: Language): EditDraftKeeper {
    return this.#opened?.keeper ?? new EditDraftKeeper(store, `card ${id} ${language}`);
  }

  async #writing(change: (opened: Opened) => Promise<void>): Promise<void> {
    if (this.#opened === null || this.saving) return;
    this.saving = true;
    this.failure = null;
    try {
      await change(this.#opened);
    } finally {
      this.saving = false;
    }
  }
}

/** A wording saved by an earlier version does not say what the note said: it counts as unchanged. */
function isSame(base: Wording | undefined, note: Wording): boolean {
  return base === undefined || (base.front === note.front && base.back === note.back);
}
