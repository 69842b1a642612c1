import type { Moment, StudyDay } from "#lib/core/time.ts";
import type { ReviewEvent } from "#lib/scheduling/event.ts";

/** An event before the store has numbered it. */
export type EventDraft<Event extends ReviewEvent = ReviewEvent> = Event extends ReviewEvent
  ? Omit<Event, "id" | "deviceId" | "seq">
  : never;

/** A moment and the study day that it falls on. */
export interface StudyMoment extends Moment {
  readonly studyDay: StudyDay;
}
