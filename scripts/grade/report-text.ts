import type { Language } from "#lib/core/language.ts";
import type { Rejected, RejectionReason } from "#lib/sandbox/rejected.ts";
import { m } from "#lib/paraglide/messages.js";
import type { GradedSource } from "./graded-file.ts";

const PASSED_OVER: Record<
  RejectionReason,
  (inputs: { backend: string }, options: { locale: Language }) => string
> = {
  "no-adapter": m.sandbox_passed_over_no_adapter,
  "no-binary": m.sandbox_passed_over_no_binary,
  "no-simd": m.sandbox_passed_over_no_simd,
  "does-not-start": m.sandbox_passed_over_does_not_start,
  "computes-wrong": m.sandbox_passed_over_computes_wrong,
  busy: m.sandbox_passed_over_busy,
  "reads-values": m.sandbox_passed_over_reads_values,
  "no-kernel": m.sandbox_passed_over_no_kernel,
  "device-lost": m.grading_passed_over_device_lost,
};

/** Why a better backend was not used, in a sentence. */
function passedOverText({ backend, reason }: Rejected, locale: Language): string {
  return PASSED_OVER[reason]({ backend }, { locale });
}

function indented(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split("\n")).map((line) => `    ${line}`);
}

/** One graded file for people to read. */
export function reportText(file: string, graded: GradedSource, locale: Language): string {
  const [headline = "", ...rest] = graded.message[locale].split("\n");
  const place = [graded.backend, graded.adapter].filter((part) => part !== null).join(", ");
  return [
    `${graded.verdict === "passed" ? "✓" : "✗"} ${file}: ${headline}`,
    ...indented(rest),
    ...indented(graded.passedOver.map((rejected) => passedOverText(rejected, locale))),
    ...indented([[place, `${graded.ms} ms`].filter((part) => part !== "").join(", ")]),
    ...(graded.printed.length > 0 ? indented([m.sandbox_printed({}, { locale })]) : []),
    ...indented(graded.printed.map((line) => `| ${line.replaceAll("\n", "\n| ")}`)),
  ].join("\n");
}
