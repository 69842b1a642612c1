/*
 * FSRS-6 and Anki's steps written once more, straight from the published formulas and without any library, so that
 * what the app schedules can be held against something that shares no code with it.
 * https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
 */

export type Grade = 1 | 2 | 3 | 4;

export interface ReferenceSettings {
  readonly retention: number;
  readonly maximum: number;
  /** Minutes. */
  readonly learning: readonly number[];
  /** Minutes. */
  readonly relearning: readonly number[];
  readonly rollover: number;
  readonly w: readonly number[];
}

export interface ReferenceReview {
  readonly card: string;
  /** UTC. */
  readonly atMs: number;
  readonly offsetMinutes: number;
  readonly grade: Grade;
}

export interface ReferenceLine {
  readonly card: string;
  readonly phase: "learning" | "relearning" | "review";
  readonly stability: number;
  readonly difficulty: number;
  readonly elapsedDays: number;
  readonly intervalDays: number;
  /** How far the nearest rounding of an interval that took part was from going the other way, days. */
  readonly margin: number;
  readonly dueMs: number;
}

interface State {
  readonly phase: "learning" | "relearning" | "review";
  readonly step: number;
  readonly s: number;
  readonly d: number;
  readonly day: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const at = (w: readonly number[], index: number): number => {
  const weight = w[index];
  if (weight === undefined) throw new Error(`There is no weight ${index}`);
  return weight;
};

function firstDifficulty(w: readonly number[], grade: Grade): number {
  return at(w, 4) - Math.exp(at(w, 5) * (grade - 1)) + 1;
}

function nextDifficulty(w: readonly number[], d: number, grade: Grade): number {
  const damped = d + (-at(w, 6) * (grade - 3) * (10 - d)) / 9;
  return clamp(at(w, 7) * firstDifficulty(w, 4) + (1 - at(w, 7)) * damped, 1, 10);
}

function recall(w: readonly number[], days: number, s: number): number {
  const factor = 0.9 ** (-1 / at(w, 20)) - 1;
  return (1 + (factor * days) / s) ** -at(w, 20);
}

function nextStability(w: readonly number[], state: State, days: number, grade: Grade): number {
  const { s, d } = state;
  if (days === 0) {
    const growth = Math.exp(at(w, 17) * (grade - 3 + at(w, 18))) * s ** -at(w, 19);
    // Passing never shortens: since https://github.com/open-spaced-repetition/ts-fsrs/pull/266 Hard included, in all of
    // FSRS's own programs, though the page of formulas still says so of Good and Easy alone.
    return clamp(s * (grade >= 2 ? Math.max(1, growth) : growth), 0.001, 36_500);
  }
  const r = recall(w, days, s);
  if (grade === 1) {
    const forgotten =
      at(w, 11) * d ** -at(w, 12) * ((s + 1) ** at(w, 13) - 1) * Math.exp(at(w, 14) * (1 - r));
    return clamp(Math.min(forgotten, s / Math.exp(at(w, 17) * at(w, 18))), 0.001, 36_500);
  }
  const hard = grade === 2 ? at(w, 15) : 1;
  const easy = grade === 4 ? at(w, 16) : 1;
  const growth = Math.exp(at(w, 8)) * (11 - d) * s ** -at(w, 9) * (Math.exp(at(w, 10) * (1 - r)) - 1);
  return clamp(s * (1 + growth * hard * easy), 0.001, 36_500);
}

function wholeDaysBeyondOne(minutes: number): number {
  return minutes < 1_440 ? minutes : Math.round(minutes / 1_440) * 1_440;
}

/** Minutes until the next step and its number; null when the card leaves its steps. */
function stepAfter(steps: readonly number[], step: number, grade: Grade): [number, number] | null {
  if (steps.length === 0 || grade === 4) return null;
  const now = Math.min(step, steps.length - 1);
  const first = at(steps, 0);
  if (grade === 1) return [0, wholeDaysBeyondOne(first)];
  if (grade === 3) return now + 1 < steps.length ? [now + 1, wholeDaysBeyondOne(at(steps, now + 1))] : null;
  if (now > 0) return [now, wholeDaysBeyondOne(at(steps, now))];
  const alone = Math.min(first * 1.5, first + 1_440);
  return [0, wholeDaysBeyondOne(steps.length > 1 ? (first + at(steps, 1)) / 2 : alone)];
}

/** How far a number is from where rounding it goes the other way. */
function fromHalf(value: number): number {
  return Math.abs((((value % 1) + 1) % 1) - 0.5);
}

/** Schedules a log again. Reviews of one instant are taken as they stand. */
export function replayByFormula(
  log: readonly ReferenceReview[],
  settings: ReferenceSettings,
): ReferenceLine[] {
  const { w } = settings;
  const states = new Map<string, State>();
  const inTime = log.map((review, index) => ({ review, index }));
  inTime.sort((a, b) => a.review.atMs - b.review.atMs || a.index - b.index);
  return inTime.map(({ review }) => {
    const { card, atMs, offsetMinutes, grade } = review;
    // The local calendar date, and the one before it while the rollover hour has not struck.
    const local = new Date(atMs + offsetMinutes * MINUTE);
    const date = Math.floor(local.getTime() / DAY);
    const day = local.getUTCHours() < settings.rollover ? date - 1 : date;
    const before = states.get(card);
    const elapsedDays = before === undefined ? 0 : Math.max(0, day - before.day);

    const after = (each: Grade): { s: number; d: number } =>
      before === undefined
        ? { s: Math.max(0.001, at(w, each - 1)), d: clamp(firstDifficulty(w, each), 1, 10) }
        : { s: nextStability(w, before, elapsedDays, each), d: nextDifficulty(w, before.d, each) };
    const { s, d } = after(grade);

    const forgot = before?.phase === "review" && grade === 1;
    const kind = before === undefined || before.phase === "learning" ? "learning" : "relearning";
    const steps = kind === "learning" ? settings.learning : settings.relearning;
    const inSteps =
      before === undefined || before.phase !== "review"
        ? stepAfter(steps, before?.step ?? 0, grade)
        : forgot
          ? stepAfter(settings.relearning, 0, 1)
          : null;
    if (inSteps !== null) {
      const [step, minutes] = inSteps;
      states.set(card, { phase: kind, step, s, d, day });
      const intervalDays = Math.floor(minutes / 1_440);
      const dueMs = atMs + Math.round(minutes * MINUTE);
      return {
        ...{ card, phase: kind, stability: s, difficulty: d },
        ...{ elapsedDays, intervalDays, margin: 1, dueMs },
      };
    }

    const factor = 0.9 ** (-1 / at(w, 20)) - 1;
    const exact = ([1, 2, 3, 4] as const).map(
      (each) => (after(each).s / factor) * (settings.retention ** (-1 / at(w, 20)) - 1),
    );
    const margin = Math.min(...exact.map(fromHalf));
    const stays = grade <= 3 && (before?.phase === "review" ? grade === 1 : true);
    if (stays && steps.length === 0) {
      // Without steps a memory that fades within half a day returns the same day; a better grade never sooner.
      const better =
        before?.phase === "review" ? [grade] : ([1, 2, 3] as const).filter((each) => each >= grade);
      const shortest = Math.min(...better.map((each) => exact[each - 1] ?? Infinity));
      if (shortest < 0.5) {
        const minutes = Math.max(1, Math.round(shortest * 1_440));
        states.set(card, { phase: kind, step: 0, s, d, day });
        return {
          ...{ card, phase: kind, stability: s, difficulty: d, elapsedDays, intervalDays: 0 },
          ...{ margin: Math.min(margin, fromHalf(shortest * 1_440)), dueMs: atMs + minutes * MINUTE },
        };
      }
    }
    const [again, hardAlone, goodAlone, easyAlone] = exact.map((days) =>
      clamp(Math.round(days), 1, settings.maximum),
    ) as [number, number, number, number];
    const hard = Math.min(hardAlone, goodAlone);
    const good = Math.max(goodAlone, before?.phase === "review" ? hard + 1 : hard);
    const easy = Math.max(easyAlone, good + 1);
    const chosen = [Math.min(again, hard), hard, good, easy][grade - 1] ?? 0;
    const intervalDays = Math.min(chosen, settings.maximum);
    states.set(card, { phase: "review", step: 0, s, d, day });
    const dueMs = (day + intervalDays) * DAY + settings.rollover * 3_600_000 - offsetMinutes * MINUTE;
    return {
      ...{ card, phase: "review" as const, stability: s, difficulty: d },
      ...{ elapsedDays, intervalDays, margin, dueMs },
    };
  });
}
