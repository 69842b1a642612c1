import type { Half, Stage, Step } from "./exercise.ts";
import { HALVES } from "./exercise.ts";
import type { Argument } from "./inputs.ts";
import { toValue } from "./inputs.ts";
import type { Path } from "./tensor-data.ts";

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
 * @param half what a kept output belongs to; by default a method named forward or backward says so itself
 */
export function call(
  method: string,
  args: readonly Argument[],
  keep: string | null = null,
  half: Half | null = HALVES.find((name) => name === method) ?? null,
): Step {
  const step = { do: "call", method, args: args.map(toValue), keep } as const;
  return keep === null || half === null ? step : { ...step, half };
}

/** Call the entry function and compare its output. */
export function apply(args: readonly Argument[], keep = "output"): Step {
  return { do: "call", method: null, args: args.map(toValue), keep };
}

/**
 * Compare an attribute of the instance, under its own name unless another is given.
 * @param half what it belongs to: a gradient that backward leaves there belongs to backward
 */
export function read(attribute: string, keep: string = attribute, half: Half | null = null): Step {
  const step = { do: "read", attribute, keep } as const;
  return half === null ? step : { ...step, half };
}

/**
 * A stage that an output shows.
 * @param title in both languages where they differ, else once: "σ²"
 */
export function stage(title: string | Stage["title"], output: string, at: Path = []): Stage {
  return { title: typeof title === "string" ? { zh: title, en: title } : title, output, at };
}
