import type { CaseOutcome, SubmissionOutcome } from "#lib/exercises/outcome.ts";
import { differences, type Known } from "./known-values.ts";
import type { PythonInNode } from "./run-python.ts";

const CASES = [
  {
    id: "only",
    title: { zh: "", en: "" },
    visible: true,
    steps: [{ do: "call", method: null, args: [], keep: "r" }],
  },
] as const;

/** A program's lines after `import numpy as np`; what it leaves in `r` is its result. */
export function runSnippet(python: PythonInNode, code: string): Promise<SubmissionOutcome> {
  return python.run(
    `import numpy as np\n${code}\ndef main():\n    return globals().get("r")\n`,
    "main",
    CASES,
  );
}

export function onlyCase(outcome: SubmissionOutcome): CaseOutcome {
  const [only] = outcome.kind === "ran" ? outcome.cases : [];
  if (!only) throw new Error(JSON.stringify(outcome));
  return only;
}

/** Where a snippet prints or gives something else here than on NumPy. */
export async function disagreements(python: PythonInNode, known: Known): Promise<readonly string[]> {
  const outcome = await runSnippet(python, known.code);
  const only = onlyCase(outcome);
  if (only.kind !== "outputs") return [JSON.stringify(only)];
  const printed = outcome.kind === "ran" ? outcome.printed : [];
  const lines = Math.max(printed.length, known.printed.length);
  const others = Array.from({ length: lines }, (_, at) => at).filter(
    (at) => printed[at] !== known.printed[at],
  );
  const prints = others.map(
    (at) => `printed ${JSON.stringify(printed[at])}, not ${JSON.stringify(known.printed[at])}`,
  );
  const result =
    known.result === null ? [] : differences(only.outputs["r"] ?? { kind: "none" }, known.result, "r");
  return [...prints, ...result];
}
