import type { HostileProgram } from "../hostile-program.ts";
import { FLOODS } from "./floods.ts";
import { FORGERIES } from "./forgeries.ts";
import { GPU } from "./gpu.ts";
import { LOOPS } from "./loops.ts";
import { REACH } from "./reach.ts";
import { RESULTS } from "./results.ts";

/** Every hostile program in Python. */
export const PYTHON: readonly HostileProgram[] = [
  ...LOOPS,
  ...FLOODS,
  ...REACH,
  ...FORGERIES,
  ...RESULTS,
  ...GPU,
];
