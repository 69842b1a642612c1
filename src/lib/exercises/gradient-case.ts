import { normal, seededRandom } from "#lib/core/random.ts";
import type { Check, Difference } from "./check.ts";
import type { ExerciseCase, Step } from "./exercise.ts";
import type { Argument } from "./inputs.ts";
import { call, construct } from "./steps.ts";
import type { Path, TensorData } from "./tensor-data.ts";

/*
 * Cases that ask for gradients. After the calls whose outputs are compared with the reference's, such a case calls
 * forward on both sides of each input along random directions; the differences are those of the submission's own forward.
 */

/** One input whose gradient backward gives. */
export interface GradientInput {
  /** As the task names it: "x". */
  readonly name: string;
  /** Where it stands: a float32 tensor among the arguments of the constructor or of forward. */
  readonly of: { readonly call: "construct" | "forward"; readonly argument: number };
  /** Where its gradient stands in what backward gives. */
  readonly at: Path;
}

interface GradientCaseGiven extends Pick<ExerciseCase, "id" | "title" | "visible" | "stages"> {
  readonly construct: readonly Argument[];
  readonly forward: {
    readonly method: string;
    readonly args: readonly Argument[];
    readonly keep: string;
  };
  /** Backward takes the cotangent. */
  readonly backward: { readonly method: string; readonly keep: string };
  /** What comes back to forward's value, of its shape: random, never ones, with which many gradients vanish. */
  readonly cotangent: TensorData;
  readonly inputs: readonly GradientInput[];
  /** Of the directions. */
  readonly seed: number;
  /** Random directions: the more, the less likely that all of them miss one wrong element. */
  readonly directions?: number;
  /** h of the central differences, in units of the input. */
  readonly step?: number;
}

const DIRECTIONS = 5;
/**
 * The error of a central difference is h²/6 of the third derivative, and rounding of about u·|y|/h with u = 2⁻²⁴; for
 * derivatives near 1 both are about 1e-5 to 1e-4 at this h.
 */
const STEP = 1e-2;

/**
 * A case that keeps forward's value and backward's gradients, and checks each gradient against central differences too.
 * Keep the input a few steps away from kinks.
 * @throws RangeError if an input is no float32 tensor
 */
export function gradientCase(given: GradientCaseGiven): ExerciseCase {
  const { id, title, visible, stages, forward, backward, cotangent, inputs } = given;
  const probes = inputs.map((input, index) => probesOf(given, input, given.seed + index));
  const checks = inputs.map(({ at, name }, index): Check => {
    const differences = probes[index]?.map(({ difference }) => difference) ?? [];
    return { kind: "gradient", output: backward.keep, at, input: name, cotangent, value: [], differences };
  });
  return {
    id,
    title,
    visible,
    steps: [
      construct(...given.construct),
      call(forward.method, forward.args, forward.keep, "forward"),
      call(backward.method, [cotangent], backward.keep, "backward"),
      ...probes.flat().flatMap(({ steps }) => steps),
    ],
    checks,
    ...(stages === undefined ? {} : { stages }),
  };
}

/** A direction: the difference that is measured along it, and the calls that measure it. */
interface Probe {
  readonly difference: Difference;
  readonly steps: readonly Step[];
}

function probesOf(given: GradientCaseGiven, { name, of }: GradientInput, seed: number): readonly Probe[] {
  const { construct: constructed, forward, directions = DIRECTIONS, step = STEP } = given;
  const input = (of.call === "construct" ? constructed : forward.args)[of.argument];
  if (!isFloatTensor(input)) throw new RangeError(`${name} is no float32 tensor`);
  return Array.from({ length: directions }, (_, direction) => {
    const random = seededRandom(1_000 * seed + direction);
    const moves = Float64Array.from(input.values, () => step * normal(random));
    const [above, below] = [moved(input, moves, 1), moved(input, moves, -1)];
    const change = Float32Array.from(above.values, (value, i) => value - (below.values[i] ?? 0));
    const [plus, minus] = [`${name}+${String(direction)}`, `${name}-${String(direction)}`];
    const at = (value: TensorData, keep: string): readonly Step[] => {
      const replaced = (args: readonly Argument[]) => args.map((arg, i) => (i === of.argument ? value : arg));
      return of.call === "construct"
        ? [construct(...replaced(constructed)), call(forward.method, forward.args, keep, null)]
        : [call(forward.method, replaced(forward.args), keep, null)];
    };
    return {
      difference: { change: { ...input, values: change }, plus, minus },
      steps: [...at(above, plus), ...at(below, minus)],
    };
  });
}

function moved(tensor: TensorData, moves: Float64Array, sign: 1 | -1): TensorData {
  const values = Float32Array.from(tensor.values, (value, i) => value + sign * (moves[i] ?? 0));
  return { ...tensor, values };
}

function isFloatTensor(argument: Argument | undefined): argument is TensorData {
  return (
    typeof argument === "object" && argument !== null && "dtype" in argument && argument.dtype === "float32"
  );
}
