import { assertNever } from "#lib/core/assert-never.ts";
import type { DeckId, TopicId } from "#lib/core/ids.ts";
import type { Milliseconds, Moment, StudyDay } from "#lib/core/time.ts";
import { retrievabilityOf } from "#lib/scheduling/retrievability.ts";
import type { SchedulingSettings } from "#lib/scheduling/settings.ts";
import type { BrowseRow } from "#lib/store/browse-cards.ts";
import { isBuried } from "#lib/store/card-row.ts";
import type { BrowseQuery, Field, Measure, Operator, State } from "./query.ts";

/** What filters are held against beside the card. */
export interface MatchContext {
  readonly now: Moment;
  readonly studyDay: StudyDay;
  /** The end of the study day: cards in steps due until then are due. */
  readonly stepsUntilMs: Milliseconds;
  readonly settings: SchedulingSettings;
  /** Lapses from which on the plan of a card calls it a leech; null for never. */
  readonly leechFrom: (row: BrowseRow) => number | null;
  /** Decks and topics that a name stands for, beside the one with that id. */
  readonly decksNamed: (name: string) => readonly DeckId[];
  readonly topicsNamed: (name: string) => readonly TopicId[];
}

/** Whether a card is meant; null if that cannot be told without its text. */
export type Matcher = (row: BrowseRow, text: string | null) => boolean | null;

/** A query as a test, its names looked up once. */
export function matcherOf(query: BrowseQuery, context: MatchContext): Matcher {
  switch (query.kind) {
    case "all":
      return () => true;
    case "text": {
      const wanted = searchable(query.text);
      return (_row, text) => (text === null ? null : text.includes(wanted));
    }
    case "field":
      return fieldMatcher(query.field, query.value, context);
    case "is":
      return (row) => isIn(row, query.state, context);
    case "compare":
      return (row) => {
        const figure = figureOf(row, query.measure, context);
        return figure !== null && compare(figure, query.operator, query.value);
      };
    case "not": {
      const part = matcherOf(query.part, context);
      return (row, text) => negated(part(row, text));
    }
    case "and":
      return every(query.parts.map((part) => matcherOf(part, context)));
    case "or": {
      // One of them: not all of them not.
      const none = every(
        query.parts.map((part) => {
          const matcher = matcherOf(part, context);
          return (row: BrowseRow, text: string | null) => negated(matcher(row, text));
        }),
      );
      return (row, text) => negated(none(row, text));
    }
    default:
      return assertNever(query);
  }
}

/** Text as it is searched: full-width as half-width, small letters. */
export function searchable(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function negated(verdict: boolean | null): boolean | null {
  return verdict === null ? null : !verdict;
}

/** False as soon as one is, else unknown if one is. */
function every(matchers: readonly Matcher[]): Matcher {
  return (row, text) => {
    let verdict: boolean | null = true;
    for (const matcher of matchers) {
      const each = matcher(row, text);
      if (each === false) return false;
      if (each === null) verdict = null;
    }
    return verdict;
  };
}

function fieldMatcher(field: Field, value: string, context: MatchContext): Matcher {
  const wanted = searchable(value);
  switch (field) {
    case "kind":
      return (row) => row.kind === value;
    case "flag":
      return (row) => row.flag === Number(value);
    case "tag":
      return (row) => (row.tags ?? []).some((tag) => searchable(tag) === wanted);
    case "deck": {
      const decks = new Set<string>(context.decksNamed(value));
      return (row) => decks.has(row.deckId) || searchable(row.deckId) === wanted;
    }
    case "topic": {
      const topics = new Set<string>(context.topicsNamed(value));
      return (row) => topics.has(row.topic) || searchable(row.topic) === wanted;
    }
    default:
      return assertNever(field);
  }
}

function isIn(row: BrowseRow, state: State, context: MatchContext): boolean {
  const { studyDay, stepsUntilMs } = context;
  const { memory } = row;
  switch (state) {
    case "new":
      return memory.phase === "new";
    case "learning":
      return memory.phase === "learning" || memory.phase === "relearning";
    case "review":
      return memory.phase === "review";
    case "suspended":
      return row.suspended;
    case "buried":
      return isBuried(row, studyDay);
    case "flagged":
      return row.flag !== 0;
    case "leech": {
      const threshold = context.leechFrom(row);
      return threshold !== null && (row.lapses ?? 0) >= threshold;
    }
    case "due":
      if (row.suspended || isBuried(row, studyDay) || memory.phase === "new") return false;
      return memory.phase === "review" ? memory.dueDay <= studyDay : memory.dueAtMs <= stepsUntilMs;
    default:
      return assertNever(state);
  }
}

/** A figure of a card; null for one that was never reviewed, but for lapses: none. */
export function figureOf(row: BrowseRow, measure: Measure, context: MatchContext): number | null {
  const { memory } = row;
  if (measure === "lapses") return row.lapses ?? 0;
  if (memory.phase === "new") return null;
  switch (measure) {
    case "r":
      return retrievabilityOf(memory, context.now, context.settings);
    case "s":
      return memory.stability;
    case "d":
      return memory.difficulty;
    case "due":
      if (memory.phase === "review") return memory.dueDay - context.studyDay;
      return memory.dueAtMs <= context.stepsUntilMs ? 0 : 1;
    default:
      return assertNever(measure);
  }
}

function compare(figure: number, operator: Operator, value: number): boolean {
  switch (operator) {
    case "<":
      return figure < value;
    case "<=":
      return figure <= value;
    case ">":
      return figure > value;
    case ">=":
      return figure >= value;
    case "=":
      return figure === value;
    default:
      return assertNever(operator);
  }
}
