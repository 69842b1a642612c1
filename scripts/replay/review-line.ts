import type { CardId } from "#lib/core/ids.ts";
import { parseIsoMoment, type MomentError } from "#lib/core/iso-moment.ts";
import { err, ok, type Result } from "#lib/core/result.ts";
import type { Moment } from "#lib/core/time.ts";
import type { Rating } from "#lib/scheduling/memory.ts";

/** One review as a line of a log gives it. */
export interface LoggedReview {
  readonly card: CardId;
  readonly at: Moment;
  readonly rating: Rating;
  /** Whether the line wrote its offset as "Z". */
  readonly zulu: boolean;
}

export interface LineError {
  /** Counts from 1; null if the whole log is meant. */
  readonly line: number | null;
  readonly message: string;
}

const EXAMPLE = '{"card":"a","at":"2026-11-21T08:00:00+08:00","rating":3}';

const TIME_PROBLEMS: Readonly<Record<MomentError, string>> = {
  "not-iso": 'must be an ISO date-time with its offset such as "2026-11-21T08:00:00+08:00"',
  "no-offset": 'has no offset: add the zone it was written in, such as "+08:00", or "Z" for UTC',
  "no-such-time": "is a date, time or offset that does not exist",
};

/** Every review of a log in JSON Lines, in the order of its lines; blank lines are skipped. */
export function parseLog(text: string): Result<LoggedReview[], LineError> {
  const reviews: LoggedReview[] = [];
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const review = parseReview(line);
    if (!review.ok) return err({ line: index + 1, message: review.error });
    reviews.push(review.value);
  }
  return reviews.length > 0
    ? ok(reviews)
    : err({ line: null, message: `no reviews in it; a line is ${EXAMPLE}` });
}

function parseReview(line: string): Result<LoggedReview, string> {
  const value = parseJson(line);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return err(`not a JSON object: ${shown(line.trim())}; a line is ${EXAMPLE}`);
  }
  const card = "card" in value ? value.card : undefined;
  const at = "at" in value ? value.at : undefined;
  const rating = "rating" in value ? value.rating : undefined;
  if (typeof card !== "string" || card === "")
    return err(`"card" must be a text that is not empty, but is ${json(card)}`);
  if (typeof at !== "string") return err(`"at" ${TIME_PROBLEMS["not-iso"]}, but is ${json(at)}`);
  const moment = parseIsoMoment(at);
  if (!moment.ok) return err(`"at" ${TIME_PROBLEMS[moment.error]}: ${json(at)}`);
  if (!isRating(rating)) {
    return err(`"rating" must be 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy), but is ${json(rating)}`);
  }
  return ok({ card: card as CardId, at: moment.value, rating, zulu: at.endsWith("Z") });
}

function isRating(value: unknown): value is Rating {
  return value === 1 || value === 2 || value === 3 || value === 4;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function json(value: unknown): string {
  return value === undefined ? "missing" : shown(JSON.stringify(value));
}

/** Short and on one line, whatever it is. */
function shown(long: string): string {
  const text = long.replaceAll(/\p{Cc}/gu, " ");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
