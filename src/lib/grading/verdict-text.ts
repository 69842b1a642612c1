import type { CodeLanguage, Language } from "#lib/core/language.ts";
import { BACKEND_NAMES } from "#lib/exercises/backend.ts";
import { inCodeLanguage } from "#lib/exercises/code-wording.ts";
import { m } from "#lib/paraglide/messages.js";
import { checkText } from "./check-text.ts";
import { elementName, outputName } from "./code-names.ts";
import { insightTexts } from "./insight-text.ts";
import { distinctTexts, numberText } from "./number-text.ts";
import { typeText } from "./type-text.ts";
import type { CheckFailure } from "./check-failure.ts";
import type {
  CouldNotRunVerdict,
  ExplainableVerdict,
  NotFiniteVerdict,
  TimeOutVerdict,
  Verdict,
  WorstElement,
  WrongShapeVerdict,
  WrongTypeVerdict,
  WrongValueVerdict,
} from "./verdict.ts";
import { isExplainable } from "./verdict.ts";

/** A verdict in words. */
export interface VerdictText {
  /** What happened, without a full stop. */
  readonly headline: string;
  /** Where, and by how much: sentences. */
  readonly details: readonly string[];
  /** What to do now; null when the verdict names a mistake, whose own message says it better. */
  readonly next: string | null;
}

interface In {
  readonly locale: Language;
  readonly code: CodeLanguage;
}

/**
 * The verdict in the learner's language: what happened, where, and what to do.
 * @param code language of the submission: a list is a tuple in one of them, and runningMean is running_mean
 */
export function verdictText(verdict: Verdict, language: Language, code: CodeLanguage): VerdictText {
  const inLanguage = { locale: language, code };
  const text = textOf(verdict, inLanguage);
  const worded = (sentence: string) => inCodeLanguage(sentence, code);
  const isNamed = isExplainable(verdict) && verdict.mistake !== null;
  return {
    headline: worded(text.headline),
    // What the code itself said stands as it is.
    details: [...problemTexts(verdict, inLanguage), ...text.details.map(worded)],
    next: isNamed || text.next === null ? null : worded(text.next),
  };
}

function textOf(verdict: Verdict, inLanguage: In): VerdictText {
  switch (verdict.kind) {
    case "passed": {
      // A bound, so never 0 %: even equal numbers are equal only as far as float32 tells.
      const percent = Math.max(1, Math.ceil(verdict.worstTolerances * 100));
      return {
        headline: m.grading_passed({}, inLanguage),
        details: [
          m.grading_passed_detail({ count: verdict.caseCount, percent }, inLanguage),
          ...changedInputsTexts(verdict.changedInputs, inLanguage),
        ],
        next: m.grading_passed_next({}, inLanguage),
      };
    }
    case "wrong-value":
      return wrongValueText(verdict, inLanguage);
    case "wrong-shape":
      return wrongShapeText(verdict, inLanguage);
    case "wrong-type":
      return wrongTypeText(verdict, inLanguage);
    case "not-finite":
      return notFiniteText(verdict, inLanguage);
    case "wrong-property": {
      const { output, failure } = verdict;
      const text = checkText(
        outputName(output, inLanguage.code),
        named(failure, inLanguage),
        inLanguage.locale,
      );
      return { ...text, details: [...text.details, ...caseTexts(verdict, inLanguage)] };
    }
    case "error":
      return {
        headline: m.grading_error({}, inLanguage),
        details: caseTexts(verdict, inLanguage),
        next: m.grading_error_next({}, inLanguage),
      };
    case "syntax-error":
      return {
        headline: m.grading_syntax_error({}, inLanguage),
        details: [],
        next: m.grading_syntax_error_next({}, inLanguage),
      };
    case "not-defined":
      return {
        headline: m.grading_not_defined({ name: verdict.entryPoint }, inLanguage),
        details: [],
        next: m.grading_not_defined_next({ name: verdict.entryPoint }, inLanguage),
      };
    case "forbidden-operation":
      return {
        headline: m.grading_forbidden({ op: verdict.op }, inLanguage),
        details: verdict.line === null ? [] : [m.grading_at_line({ line: verdict.line }, inLanguage)],
        next: m.grading_forbidden_next({}, inLanguage),
      };
    case "time-out":
      return timeOutText(verdict, inLanguage);
    case "device-lost":
      return {
        headline: m.grading_device_lost({}, inLanguage),
        details: [m.grading_device_lost_detail({ backend: BACKEND_NAMES[verdict.backend] }, inLanguage)],
        next: m.grading_device_lost_next({}, inLanguage),
      };
    case "could-not-run":
      return {
        headline: m.grading_could_not_run({}, inLanguage),
        details: causeTexts(verdict.cause, inLanguage),
        next: afterCause(verdict.cause, inLanguage),
      };
  }
}

function wrongValueText(verdict: WrongValueVerdict, inLanguage: In): VerdictText {
  const { worst, wrongCount, elementCount } = verdict;
  const output = outputName(verdict.output, inLanguage.code);
  const counted = { wrong: wrongCount, total: elementCount };
  return {
    headline: m.grading_wrong_value({ output }, inLanguage),
    details: [
      ...(worst === null ? [] : [worstText(worst, inLanguage)]),
      ...(elementCount > 1 ? [m.grading_wrong_count(counted, inLanguage)] : []),
      ...caseTexts(verdict, inLanguage),
    ],
    next: m.grading_wrong_value_next({}, inLanguage),
  };
}

function worstText(worst: WorstElement, inLanguage: In): string {
  const [expected, got] = distinctTexts(worst.expected, worst.got);
  const index = worst.index.join(", ");
  if (!Number.isFinite(worst.tolerancesOff)) {
    return worst.index.length === 0
      ? m.grading_wrong_exact_scalar({ expected, got }, inLanguage)
      : m.grading_wrong_exact_at({ index, expected, got }, inLanguage);
  }
  const times = numberText(worst.tolerancesOff, 2);
  return worst.index.length === 0
    ? m.grading_wrong_value_scalar({ expected, got, times }, inLanguage)
    : m.grading_wrong_value_at({ index, expected, got, times }, inLanguage);
}

function wrongShapeText(verdict: WrongShapeVerdict, inLanguage: In): VerdictText {
  const isList = verdict.expected.kind === "list";
  const sizes = { expected: verdict.expectedShape.join(", "), got: verdict.gotShape.join(", ") };
  return {
    headline: m.grading_wrong_shape({ output: outputName(verdict.output, inLanguage.code) }, inLanguage),
    details: [
      isList
        ? m.grading_wrong_length_detail(sizes, inLanguage)
        : m.grading_wrong_shape_detail(sizes, inLanguage),
      ...caseTexts(verdict, inLanguage),
    ],
    next: isList ? m.grading_wrong_length_next({}, inLanguage) : m.grading_wrong_shape_next({}, inLanguage),
  };
}

function wrongTypeText(verdict: WrongTypeVerdict, inLanguage: In): VerdictText {
  const { expectedType, gotType } = verdict;
  const output = outputName(verdict.output, inLanguage.code);
  const expected = typeText(expectedType, inLanguage.locale);
  if (gotType.kind === "none") {
    return {
      headline: m.grading_missing({ output }, inLanguage),
      details: [m.grading_missing_detail({ expected }, inLanguage), ...caseTexts(verdict, inLanguage)],
      next: m.grading_missing_next({}, inLanguage),
    };
  }
  const got = typeText(gotType, inLanguage.locale);
  return {
    headline: m.grading_wrong_type({ output }, inLanguage),
    details: [m.grading_wrong_type_detail({ expected, got }, inLanguage), ...caseTexts(verdict, inLanguage)],
    next: m.grading_wrong_type_next({}, inLanguage),
  };
}

function notFiniteText(verdict: NotFiniteVerdict, inLanguage: In): VerdictText {
  const { notFiniteCount: count, elementCount: total } = verdict;
  const output = outputName(verdict.output, inLanguage.code);
  const element = elementName(verdict.element, inLanguage.code);
  const index = verdict.index.join(", ");
  return {
    headline: m.grading_not_finite({ output, element }, inLanguage),
    details: [
      verdict.index.length === 0
        ? m.grading_not_finite_scalar({}, inLanguage)
        : m.grading_not_finite_at({ index, count, total }, inLanguage),
      ...caseTexts(verdict, inLanguage),
    ],
    next: m.grading_not_finite_next({}, inLanguage),
  };
}

function timeOutText(verdict: TimeOutVerdict, inLanguage: In): VerdictText {
  const [detail, next] = limitText(verdict, inLanguage);
  const title = verdict.caseTitle?.[inLanguage.locale];
  const where =
    title === undefined
      ? m.grading_time_out_loading({}, inLanguage)
      : m.grading_time_out_case({ title }, inLanguage);
  return { headline: m.grading_time_out({}, inLanguage), details: [detail, where], next };
}

function limitText(verdict: TimeOutVerdict, inLanguage: In): readonly [detail: string, next: string] {
  switch (verdict.cause) {
    case "clock": {
      const seconds = numberText(verdict.limitMs / 1000, 2);
      return [
        m.grading_time_out_clock({ seconds }, inLanguage),
        m.grading_time_out_clock_next({}, inLanguage),
      ];
    }
    case "op-budget":
      return [
        m.grading_time_out_operations({}, inLanguage),
        m.grading_time_out_operations_next({}, inLanguage),
      ];
    case "message-flood":
      return [m.grading_time_out_flood({}, inLanguage), m.grading_time_out_flood_next({}, inLanguage)];
  }
}

function causeTexts(cause: CouldNotRunVerdict["cause"], inLanguage: In): readonly string[] {
  switch (cause.kind) {
    case "sandbox":
      return [cause.reason];
    case "reads-values": {
      const { op, line } = cause;
      return [
        m.grading_could_not_run_reads({ op }, inLanguage),
        ...(line === null ? [] : [m.grading_at_line({ line }, inLanguage)]),
      ];
    }
    case "lacks-kernel": {
      const { kernel, line } = cause;
      return [
        m.grading_could_not_run_kernel({ kernel }, inLanguage),
        ...(line === null ? [] : [m.grading_at_line({ line }, inLanguage)]),
      ];
    }
    case "reference-failed":
      return [m.grading_could_not_run_reference({ id: cause.caseId }, inLanguage)];
    case "case-missing":
      return [m.grading_could_not_run_missing({ id: cause.caseId }, inLanguage)];
  }
}

function afterCause(cause: CouldNotRunVerdict["cause"], inLanguage: In): string {
  switch (cause.kind) {
    case "reads-values":
      return m.grading_could_not_run_reads_next({}, inLanguage);
    case "lacks-kernel":
      return m.grading_could_not_run_kernel_next({}, inLanguage);
    case "sandbox":
    case "reference-failed":
    case "case-missing":
      return m.grading_could_not_run_next({}, inLanguage);
  }
}

function problemTexts(verdict: Verdict, inLanguage: In): readonly string[] {
  if (verdict.kind !== "error" && verdict.kind !== "syntax-error") return [];
  const { name, message: said, line } = verdict.problem;
  const message = name === "" ? said : `${name}: ${said}`;
  return [line === null ? message : m.grading_problem_at_line({ line, message }, inLanguage)];
}

/** In which case it failed, what all cases together say of it, and what the code does beside. */
function caseTexts(verdict: ExplainableVerdict, inLanguage: In): readonly string[] {
  const { passedCount: passed, caseCount: count, title } = verdict.failedCase;
  const changed = "changedInputs" in verdict ? verdict.changedInputs : [];
  return [
    m.grading_in_case({ title: title[inLanguage.locale], passed, count }, inLanguage),
    ...insightTexts(verdict, inLanguage.locale),
    ...changedInputsTexts(changed, inLanguage),
  ];
}

/** Said also where all is right: code that changes what it was given will one day change what somebody else needs. */
function changedInputsTexts(paths: readonly string[], inLanguage: In): readonly string[] {
  if (paths.length === 0) return [];
  const places = paths.map((path) => {
    const [step = "", argument = ""] = path.match(/\d+/g) ?? [];
    return m.grading_changed_input_place({ step, argument }, inLanguage);
  });
  const where = [...new Set(places)].join(m.grading_and({}, inLanguage));
  return [m.grading_changed_inputs({ where }, inLanguage)];
}

/** A failure whose other outputs are named as the code names them. */
function named(failure: CheckFailure, { code }: In): CheckFailure {
  if (failure.kind === "misplaced-zeros") return { ...failure, as: outputName(failure.as, code) };
  return failure.kind === "repeated-zeros" ? { ...failure, than: outputName(failure.than, code) } : failure;
}
