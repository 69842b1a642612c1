import type { ExerciseCase } from "#lib/exercises/exercise.ts";
import type { CaseOutcome } from "#lib/exercises/outcome.ts";
import type { TensorData, Value } from "#lib/exercises/tensor-data.ts";

/**
 * Golden values as the outcomes of a reference, rounded to float32 like the tensors they are compared with.
 * @param golden golden.json, parsed: { madeBy, cases: { case id: { output: { shape, values } } } }
 * @throws Error if it names no case, or one that the exercise does not have
 */
export function goldenOutcomes(golden: unknown, cases: readonly ExerciseCase[]): readonly CaseOutcome[] {
  const byCase = (golden as { readonly cases: Readonly<Record<string, unknown>> }).cases;
  const ids = Object.keys(byCase);
  if (ids.length === 0) throw new Error("golden.json holds no case");
  return ids.map((caseId) => {
    if (!cases.some(({ id }) => id === caseId)) throw new Error(`golden.json: there is no case "${caseId}"`);
    const outputs = byCase[caseId] as Readonly<Record<string, { shape: number[]; values: number[] }>>;
    return {
      kind: "outputs",
      caseId,
      outputs: Object.fromEntries(
        Object.entries(outputs).map(([name, { shape, values }]): [string, Value] => {
          const tensor: TensorData = { shape, dtype: "float32", values: Float32Array.from(values) };
          return [name, { kind: "tensor", tensor }];
        }),
      ),
      changedInputs: [],
    };
  });
}
