import type { ReviewEvent } from "#lib/scheduling/event.ts";
import { preview } from "#lib/scheduling/answer.ts";
import { replay } from "#lib/scheduling/replay.ts";
import { DEFAULT_SETTINGS } from "#lib/scheduling/settings.ts";
import { settingsNamed } from "./fixed-log.ts";

/** The memory of each card and the days of the four buttons after it, by numbers alone. */
export type Replayed = Readonly<Record<string, Readonly<Record<string, number | string>>>>;

/** What an engine makes of a log. */
export function replayed(log: readonly ReviewEvent[]): Replayed {
  const memories = replay(log, ({ parametersId }) => settingsNamed(parametersId));
  const cards = [...memories].map(([cardId, memory]) => {
    const now = { atMs: Date.UTC(2028, 0, 1), utcOffsetMinutes: 480 };
    const next = preview(memory, now, DEFAULT_SETTINGS, cardId);
    const stabilities = Object.fromEntries(
      Object.entries(next).map(([rating, { memory: after }]) => [
        `stability after ${rating}`,
        after.stability,
      ]),
    );
    const days = Object.fromEntries(
      Object.entries(next).map(([rating, { intervalDays }]) => [`days after ${rating}`, intervalDays]),
    );
    return [cardId, { ...memory, ...stabilities, ...days }];
  });
  return Object.fromEntries(cards) as Replayed;
}

// In a page: the log lies in it, and what it gives is put beside it.
if (typeof document !== "undefined") {
  const log = JSON.parse(document.querySelector("#log")?.textContent ?? "[]") as readonly ReviewEvent[];
  const result = document.createElement("pre");
  result.id = "replayed";
  result.textContent = JSON.stringify(replayed(log));
  document.body.append(result);
}
