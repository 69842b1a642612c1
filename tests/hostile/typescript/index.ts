import type { HostileProgram } from "../hostile-program.ts";
import { FLOODS } from "./floods.ts";
import { FORGERIES } from "./forgeries.ts";
import { GPU } from "./gpu.ts";
import { LOOPS } from "./loops.ts";
import { PATCHED } from "./patches.ts";
import { REACH } from "./reach.ts";
import { RESULTS } from "./results.ts";

/** Every hostile program in TypeScript. */
export const TYPESCRIPT: readonly HostileProgram[] = [
  ...LOOPS,
  ...FLOODS,
  ...REACH,
  ...FORGERIES,
  ...PATCHED,
  ...RESULTS,
  ...GPU,
];
