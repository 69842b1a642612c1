import type { Check, Difference, Distribution } from "./check.ts";
import { DISTRIBUTIONS } from "./check.ts";
import type { FieldReader } from "./field-reader.ts";
import { parseTensor } from "./parse-value.ts";
import type { Path } from "./tensor-data.ts";

/**
 * Reads the checks of a case.
 * @param kept names of the outputs that the case keeps
 */
export function parseChecks(
  value: unknown,
  at: string,
  kept: readonly string[],
  reader: FieldReader,
): readonly Check[] {
  const checks = reader.list(value, at);
  if (checks.length === 0) reader.report(at, "must hold at least one check, or be left out");
  return checks.flatMap((item, index) => parseCheck(item, `${at}[${String(index)}]`, kept, reader) ?? []);
}

function parseCheck(value: unknown, at: string, kept: readonly string[], reader: FieldReader): Check | null {
  const json = reader.record(value, at);
  const number = (name: string) => finite(json[name], `${at}.${name}`, reader);
  const outputName = (name: string) => parseOutput(json[name], `${at}.${name}`, kept, reader);
  const output = outputName("output");
  switch (json["kind"]) {
    case "multiple":
      return {
        kind: "multiple",
        output,
        of: parseTensor(json["of"], `${at}.of`, reader),
        factors: parseFactors(json["factors"], `${at}.factors`, reader),
      };
    case "within": {
      const [low, high] = [number("low"), number("high")];
      if (low > high) reader.report(`${at}.low`, "must not exceed high");
      return { kind: "within", output, low, high };
    }
    case "same-zeros":
      return { kind: "same-zeros", output, as: outputName("as") };
    case "different-zeros":
      return { kind: "different-zeros", output, than: outputName("than") };
    case "distinct-slices": {
      const axis = number("axis");
      if (!Number.isInteger(axis) || axis < 0) reader.report(`${at}.axis`, "must be a whole number from 0");
      return { kind: "distinct-slices", output, axis };
    }
    case "zero-share": {
      const probability = number("probability");
      if (probability < 0 || probability > 1) reader.report(`${at}.probability`, "must lie between 0 and 1");
      return { kind: "zero-share", output, probability };
    }
    case "mean": {
      const deviation = reader.positive(json["deviation"], `${at}.deviation`);
      return { kind: "mean", output, mean: number("mean"), deviation };
    }
    case "variance": {
      const deviation = reader.positive(json["deviation"], `${at}.deviation`);
      const distribution = parseDistribution(json["distribution"], `${at}.distribution`, reader);
      return { kind: "variance", output, distribution, mean: number("mean"), deviation };
    }
    case "gradient":
      return {
        kind: "gradient",
        output,
        at: parsePath(json["at"], `${at}.at`, reader),
        input: reader.text(json["input"], `${at}.input`),
        cotangent: parseTensor(json["cotangent"], `${at}.cotangent`, reader),
        value: parsePath(json["value"], `${at}.value`, reader),
        differences: parseDifferences(json["differences"], `${at}.differences`, kept, reader),
      };
    default:
      reader.report(`${at}.kind`, "is no kind of check");
      return null;
  }
}

function parseDifferences(
  value: unknown,
  at: string,
  kept: readonly string[],
  reader: FieldReader,
): readonly Difference[] {
  const differences = reader.list(value, at);
  if (differences.length === 0) reader.report(at, "must hold at least one direction");
  return differences.map((item, index) => {
    const field = `${at}[${String(index)}]`;
    const json = reader.record(item, field);
    return {
      change: parseTensor(json["change"], `${field}.change`, reader),
      plus: parseOutput(json["plus"], `${field}.plus`, kept, reader),
      minus: parseOutput(json["minus"], `${field}.minus`, kept, reader),
    };
  });
}

/** Reads a place inside an output. */
export function parsePath(value: unknown, at: string, reader: FieldReader): Path {
  return reader.list(value, at).map((part, index) => {
    if (typeof part === "number" && Number.isInteger(part) && part >= 0) return part;
    return reader.text(part, `${at}[${String(index)}]`);
  });
}

/** Reads the name of an output that the case keeps. */
export function parseOutput(
  value: unknown,
  at: string,
  kept: readonly string[],
  reader: FieldReader,
): string {
  const name = reader.text(value, at);
  if (name !== "" && !kept.includes(name)) reader.report(at, `"${name}" is no output that the case keeps`);
  return name;
}

function parseFactors(value: unknown, at: string, reader: FieldReader): readonly number[] {
  const factors = reader.list(value, at);
  if (factors.length === 0) reader.report(at, "must hold at least one number");
  return factors.map((factor, index) => finite(factor, `${at}[${String(index)}]`, reader));
}

function parseDistribution(value: unknown, at: string, reader: FieldReader): Distribution {
  const known = DISTRIBUTIONS.find((distribution) => distribution === value);
  if (known === undefined) reader.report(at, `must be one of ${DISTRIBUTIONS.join(", ")}`);
  return known ?? "normal";
}

function finite(value: unknown, at: string, reader: FieldReader): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  reader.report(at, "must be a finite number");
  return 0;
}
