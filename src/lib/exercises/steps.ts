import type { Step } from "./exercise.ts";
import type { Argument } from "./inputs.ts";
import { toValue } from "./inputs.ts";

/*
 * Steps of a case, written so that a case reads like the code it stands for:
 * construct(gamma, beta), call("forward", [x, true], "y"), read("runningMean").
 */

/** Make an instance of the entry class. */
export function construct(...args: readonly Argument[]): Step {
  return { do: "construct", args: args.map(toValue) };
}

/**
 * Call a method of the instance.
 * @param keep name under which the output is compared; without one the call only changes the instance
 */
export function call(method: string, args: readonly Argument[], keep: string | null = null): Step {
  return { do: "call", method, args: args.map(toValue), keep };
}

/** Call the entry function and compare its output. */
export function apply(args: readonly Argument[], keep = "output"): Step {
  return { do: "call", method: null, args: args.map(toValue), keep };
}

/** Compare an attribute of the instance, under its own name unless another is given. */
export function read(attribute: string, keep: string = attribute): Step {
  return { do: "read", attribute, keep };
}
