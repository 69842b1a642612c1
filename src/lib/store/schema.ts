import { Dexie } from "dexie";
import type { Table } from "dexie";

import type {
  CardId,
  DeckId,
  DeviceId,
  ExerciseId,
  NoteId,
  ParametersId,
  PresetId,
  SubmissionId,
  TopicId,
} from "#lib/core/ids.ts";
import type { CodeLanguage, Language } from "#lib/core/language.ts";
import type { Milliseconds, StudyDay } from "#lib/core/time.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";
import type { DayTotals, DeckTotals, DueCount, RecallCell, TopicTotals } from "./aggregate-rows.ts";
import type { CardRow } from "./card-row.ts";
import type { ImportRow } from "./import-rows.ts";
import type { LinkRow } from "./link-rows.ts";
import type { ChunkRow, UndoStep } from "./log-rows.ts";
import type { NoteRow, OverlayRow, SourceRow } from "./note-rows.ts";
import type { ParametersRow, PresetRow, SettingRow } from "./plan-rows.ts";
import type { DraftRow, SubmissionRow } from "./practice-rows.ts";
import { moveTallies } from "./move-tallies.ts";
import type { ReviewRules } from "./review-rules.ts";

/** Everything on the device. Every operation takes it first. */
export class Store extends Dexie {
  declare readonly notes: Table<NoteRow, NoteId>;
  declare readonly cards: Table<CardRow, CardId>;
  declare readonly sources: Table<SourceRow, [NoteId, CardId, number]>;
  declare readonly overlays: Table<OverlayRow, [CardId, Language]>;
  declare readonly events: Table<ReviewEvent, [DeviceId, number]>;
  declare readonly eventChunks: Table<ChunkRow, [DeviceId, number]>;
  declare readonly undoSteps: Table<UndoStep, number>;
  declare readonly parameters: Table<ParametersRow, ParametersId>;
  declare readonly presets: Table<PresetRow, PresetId>;
  declare readonly submissions: Table<SubmissionRow, SubmissionId>;
  declare readonly drafts: Table<DraftRow, [ExerciseId, CodeLanguage]>;
  declare readonly settings: Table<SettingRow, string>;
  declare readonly dayTotals: Table<DayTotals, [StudyDay, PresetId]>;
  declare readonly deckTotals: Table<DeckTotals, DeckId>;
  declare readonly topicTotals: Table<TopicTotals, TopicId>;
  declare readonly recallCells: Table<RecallCell, [TopicId, StudyDay, number]>;
  declare readonly imports: Table<ImportRow, number>;
  declare readonly links: Table<LinkRow, [CardId, CardId]>;
  declare readonly dueCounts: Table<DueCount, [StudyDay, DeckId]>;

  readonly rules: ReviewRules;

  /** The moment of what the learner decides beside reviews, whose moments come from outside. */
  nowMs: () => Milliseconds = () => Date.now();

  constructor(name: string, rules: ReviewRules, factory: IDBFactory) {
    // Strict: an answer survives a battery that dies right after it; costs under a millisecond (measured).
    super(name, { chromeTransactionDurability: "strict", indexedDB: factory });
    this.rules = rules;
    // A shipped version is never edited; the next one arrives with a migration and a test that opens this one.
    this.version(1).stores({
      notes: "id, deckId",
      // `queue` and `order` (card-row.ts) make every question of Today and review one range of one index.
      cards: "id, position, [queue+order], [deckId+queue+order], [topic+queue+order]",
      sources: "[noteId+cardId+ordinal], cardId, key.subject",
      overlays: "[cardId+language]",
      events: "[deviceId+seq], cardId",
      eventChunks: "[deviceId+firstSeq], *cardIds",
      undoSteps: "order, [state+order]",
      parameters: "id",
      presets: "id",
      submissions: "id, [exerciseId+atMs], [verdict.kind+exerciseId]",
      drafts: "[exerciseId+language]",
      settings: "name",
      dayTotals: "[studyDay+presetId]",
      deckTotals: "deckId",
      topicTotals: "topic",
      recallCells: "[topic+lastStudyDay+stabilityBin]",
      dueCounts: "[readyDay+deckId]",
    });
    // Whole imports that can be taken back, and pairs of cards that seem to say one thing in two ways.
    this.version(2).stores({
      imports: "order",
      links: "[firstId+secondId], secondId, verdict",
    });
    // The cards of one fact, whatever tells them apart: siblings. Exercises have no key and are in no such index.
    this.version(3).stores({
      cards:
        "id, position, [queue+order], [deckId+queue+order], [topic+queue+order], [key.context+key.subject+key.attribute]",
    });
    // What is still to be added to the sums, in the order in which it was written.
    this.version(4).stores({ tallies: "++" });
    // It waits in the row of this device, together with the undo steps.
    this.version(5).stores({ tallies: null }).upgrade(moveTallies);
  }
}
