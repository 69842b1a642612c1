/** Branded strings: a card id cannot be passed where a note id is meant. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type CardId = Branded<"CardId">;
export type NoteId = Branded<"NoteId">;
export type DeckId = Branded<"DeckId">;
export type TopicId = Branded<"TopicId">;
export type EventId = Branded<"EventId">;
export type DeviceId = Branded<"DeviceId">;
export type ExerciseId = Branded<"ExerciseId">;
export type SubmissionId = Branded<"SubmissionId">;
export type ParametersId = Branded<"ParametersId">;
export type PresetId = Branded<"PresetId">;
