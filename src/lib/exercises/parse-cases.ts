import { MOST_STATISTICS, STATISTICS } from "./check.ts";
import type { ExerciseCase, Half, Stage, Step } from "./exercise.ts";
import { HALVES } from "./exercise.ts";
import type { ExerciseProblem } from "./exercise-problem.ts";
import { FieldReader } from "./field-reader.ts";
import { parseChecks, parseOutput, parsePath } from "./parse-checks.ts";
import { parseValue } from "./parse-value.ts";
import type { Value } from "./tensor-data.ts";

/**
 * Reads what cases.ts exports: visible cases first, each keeping at least one output.
 * @param problems takes what is wrong
 */
export function parseCases(value: unknown, problems: ExerciseProblem[]): readonly ExerciseCase[] {
  const reader = new FieldReader("cases.ts", problems);
  const cases = reader.list(value, null).map((item, index) => parseCase(item, `[${String(index)}]`, reader));
  reader.unique(
    cases.map((exerciseCase) => exerciseCase.id),
    (index) => `[${String(index)}].id`,
  );
  if (cases[0]?.visible !== true) reader.report("[0].visible", "must be true: the first case is shown");
  cases.forEach((exerciseCase, index) => {
    if (exerciseCase.visible && cases[index - 1]?.visible === false) {
      reader.report(`[${String(index)}].visible`, "must be false: visible cases come first");
    }
  });
  limitStatistics(cases, reader);
  return cases;
}

function limitStatistics(cases: readonly ExerciseCase[], reader: FieldReader): void {
  const kinds: readonly string[] = STATISTICS;
  const count = cases.flatMap(({ checks = [] }) => checks).filter(({ kind }) => kinds.includes(kind)).length;
  if (count > MOST_STATISTICS) {
    reader.report(
      null,
      `asks for ${String(count)} statistics, more than ${String(MOST_STATISTICS)}: right programs could fail`,
    );
  }
}

function parseCase(value: unknown, at: string, reader: FieldReader): ExerciseCase {
  const json = reader.record(value, at);
  const steps = reader
    .list(json["steps"], `${at}.steps`)
    .map((step, index) => parseStep(step, `${at}.steps[${String(index)}]`, reader));
  checkOrder(steps, at, reader);
  const { scale, checks, stages } = json;
  return {
    id: reader.slug(json["id"], `${at}.id`),
    title: reader.localized(json["title"], `${at}.title`),
    visible: reader.flag(json["visible"], `${at}.visible`),
    steps,
    ...(scale === undefined ? {} : { scale: reader.positive(scale, `${at}.scale`) }),
    ...(checks === undefined ? {} : { checks: parseChecks(checks, `${at}.checks`, keptBy(steps), reader) }),
    ...(stages === undefined ? {} : { stages: parseStages(stages, `${at}.stages`, keptBy(steps), reader) }),
  };
}

function parseStep(value: unknown, at: string, reader: FieldReader): Step {
  const json = reader.record(value, at);
  switch (json["do"]) {
    case "construct":
      return { do: "construct", args: parseArgs(json["args"], `${at}.args`, reader) };
    case "call":
      return {
        do: "call",
        method: json["method"] === null ? null : reader.identifier(json["method"], `${at}.method`),
        args: parseArgs(json["args"], `${at}.args`, reader),
        keep: json["keep"] === null ? null : reader.text(json["keep"], `${at}.keep`),
        ...parseHalf(json["half"], `${at}.half`, reader),
      };
    case "read":
      return {
        do: "read",
        attribute: reader.identifier(json["attribute"], `${at}.attribute`),
        keep: reader.text(json["keep"], `${at}.keep`),
        ...parseHalf(json["half"], `${at}.half`, reader),
      };
    default:
      reader.report(`${at}.do`, "must be construct, call or read");
      return { do: "construct", args: [] };
  }
}

function parseArgs(value: unknown, field: string, reader: FieldReader): readonly Value[] {
  return reader
    .list(value, field)
    .map((item, index) => parseValue(item, `${field}[${String(index)}]`, reader));
}

function parseHalf(value: unknown, at: string, reader: FieldReader): { half?: Half } {
  if (value === undefined) return {};
  const half = HALVES.find((name) => name === value);
  if (half === undefined) reader.report(at, `must be one of ${HALVES.join(", ")}, or be left out`);
  return half === undefined ? {} : { half };
}

function parseStages(
  value: unknown,
  at: string,
  kept: readonly string[],
  reader: FieldReader,
): readonly Stage[] {
  const stages = reader.list(value, at);
  if (stages.length === 0) reader.report(at, "must name at least one stage, or be left out");
  return stages.map((item, index) => {
    const field = `${at}[${String(index)}]`;
    const json = reader.record(item, field);
    return {
      title: reader.localized(json["title"], `${field}.title`),
      output: parseOutput(json["output"], `${field}.output`, kept, reader),
      at: parsePath(json["at"], `${field}.at`, reader),
    };
  });
}

function keptBy(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => (step.do === "construct" || step.keep === null ? [] : [step.keep]));
}

/** Methods and attributes need an instance; outputs need names of their own. */
function checkOrder(steps: readonly Step[], at: string, reader: FieldReader): void {
  let constructed = false;
  const kept: string[] = [];
  steps.forEach((step, index) => {
    const field = `${at}.steps[${String(index)}]`;
    const needsInstance = step.do === "read" || (step.do === "call" && step.method !== null);
    if (needsInstance && !constructed) reader.report(field, "needs an instance: construct one before");
    constructed ||= step.do === "construct";
    if (step.do === "construct" || step.keep === null) return;
    if (kept.includes(step.keep)) reader.report(`${field}.keep`, `"${step.keep}" is used twice`);
    kept.push(step.keep);
  });
  if (kept.length === 0) reader.report(`${at}.steps`, "must keep at least one output to compare");
}
