import type { CardId } from "#lib/core/ids.ts";
import { MS_PER_DAY, MS_PER_MINUTE } from "#lib/core/time.ts";
import { answer, preview, RATINGS, type Delay } from "#lib/scheduling/answer.ts";
import type { PerRating } from "#lib/scheduling/intervals.ts";
import type { Memory, Rating } from "#lib/scheduling/memory.ts";
import { bareDelays } from "#lib/scheduling/testing/bare-ts-fsrs.ts";
import { replayByFormula, type ReferenceReview } from "./fsrs-by-formula.ts";
import { HISTORIES, WHYS, type History } from "./histories.ts";

const CARD = "a" as CardId;

/** What the four buttons say, by three schedulers. */
export interface Row {
  readonly history: History;
  readonly gradus: string;
  readonly tsFsrs: string;
  readonly anki: string;
}

/** The rows of the table. */
export function intervalRows(): readonly Row[] {
  return HISTORIES.map((history) => ({
    history,
    gradus: textOf(byGradus(history)),
    tsFsrs: textOf(
      bareDelays(
        history.ratings.map(({ rating, at }) => ({ rating, atMs: at.atMs })),
        history.now.atMs,
        history.settings,
      ),
    ),
    anki: textOf(byRules(history)),
  }));
}

/** The table as Markdown. */
export function intervalTable(): readonly string[] {
  const headings = ["settings", "the card so far", "Gradus", "by Anki's rules", "bare ts-fsrs", ""];
  const rows = intervalRows().map(({ history, gradus, anki, tsFsrs }) => [
    history.settingsText,
    history.text,
    gradus,
    anki === gradus ? "the same" : anki,
    tsFsrs === gradus ? "the same" : tsFsrs,
    history.why === null ? "" : WHYS[history.why],
  ]);
  const widths = headings.map((_, column) =>
    Math.max(3, ...[headings, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[], fill = " "): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(" | ")} |`;
  return [
    line(headings),
    line(
      headings.map(() => ""),
      "-",
    ),
    ...rows.map((row) => line(row)),
  ];
}

function byGradus({ ratings, now, settings }: History): PerRating<Delay> {
  const memory = ratings.reduce<Memory>(
    (before, { rating, at }) => answer(before, rating, at, settings, CARD).memory,
    { phase: "new" },
  );
  const previews = preview(memory, now, settings, CARD);
  return { 1: previews[1].delay, 2: previews[2].delay, 3: previews[3].delay, 4: previews[4].delay };
}

/** FSRS by its published formulas, and steps by Anki's manual: no code of the app or of a library takes part. */
function byRules({ ratings, now, settings }: History): PerRating<Delay> {
  const past = ratings.map(({ rating, at }): ReferenceReview => ({
    card: CARD,
    atMs: at.atMs,
    offsetMinutes: at.utcOffsetMinutes,
    grade: rating,
  }));
  const delay = (grade: Rating): Delay => {
    const next = { card: CARD, atMs: now.atMs, offsetMinutes: now.utcOffsetMinutes, grade };
    const last = replayByFormula([...past, next], {
      retention: settings.desiredRetention,
      maximum: settings.maximumIntervalDays,
      learning: settings.learningSteps,
      relearning: settings.relearningSteps,
      rollover: settings.rolloverHour,
      w: settings.weights,
    }).at(-1);
    if (last === undefined) throw new Error("A review gives a line.");
    if (last.phase === "review") return { unit: "days", days: last.intervalDays };
    const ms = last.dueMs - now.atMs;
    return ms >= MS_PER_DAY
      ? { unit: "days", days: ms / MS_PER_DAY }
      : { unit: "minutes", minutes: ms / MS_PER_MINUTE };
  };
  return { 1: delay(1), 2: delay(2), 3: delay(3), 4: delay(4) };
}

function textOf(delays: PerRating<Delay>): string {
  return RATINGS.map((rating) => {
    const delay = delays[rating];
    return delay.unit === "days" ? `${delay.days}d` : minutesText(delay.minutes);
  }).join(" · ");
}

function minutesText(minutes: number): string {
  return minutes < 60 ? `${minutes}m` : `${Math.floor(minutes / 60)}h ${Math.round(minutes % 60)}m`;
}
