import type { CardId, DeviceId, EventId, ParametersId, PresetId } from "#lib/core/ids.ts";
import type { Milliseconds, StudyDay } from "#lib/core/time.ts";
import type { Phase, Rating } from "./memory.ts";

interface EventBase {
  readonly id: EventId;
  readonly deviceId: DeviceId;
  /** Counts up by one on each device. */
  readonly seq: number;
  readonly atMs: Milliseconds;
  readonly utcOffsetMinutes: number;
  readonly studyDay: StudyDay;
}

/** The append-only review log; replaying it gives every card's memory. */
export type ReviewEvent = RateEvent | RetractEvent | ResetEvent | RescheduleEvent | ParametersEvent;

export interface RateEvent extends EventBase {
  readonly kind: "rate";
  readonly cardId: CardId;
  readonly rating: Rating;
  /** The phase the card was in when it was rated. */
  readonly phase: Phase;
  readonly durationMs: Milliseconds;
  /** The due day that was chosen (fuzz and load balancing depend on other cards); null while in steps. */
  readonly chosenDueDay: StudyDay | null;
  readonly presetId: PresetId;
  readonly parametersId: ParametersId;
}

/** Takes back another event; retracting a retraction is redo. */
export interface RetractEvent extends EventBase {
  readonly kind: "retract";
  readonly cardId: CardId;
  readonly retracts: EventId;
}

/** The card is new again; its past stays in the log. */
interface ResetEvent extends EventBase {
  readonly kind: "reset";
  readonly cardId: CardId;
}

/** The card comes on another day. */
export interface RescheduleEvent extends EventBase {
  readonly kind: "reschedule";
  readonly cardId: CardId;
  readonly chosenDueDay: StudyDay;
  /** The card's past is looked at by these parameters too, see `retraced`; absent where memory stays as it is. */
  readonly parametersId?: ParametersId;
}

/** From here on these parameters hold. */
export interface ParametersEvent extends EventBase {
  readonly kind: "parameters";
  readonly cardId: null;
  readonly parametersId: ParametersId;
}
