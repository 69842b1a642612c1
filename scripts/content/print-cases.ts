/**
 * Prints an exercise's cases as JSON, tensors as nested shape and values: what the golden scripts read.
 * Usage: npx tsx scripts/content/print-cases.ts batch-norm
 */
import { loadExerciseFolder } from "./load-exercise.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name an exercise, as in: print-cases.ts batch-norm");
const exercise = await loadExerciseFolder(folder);
if (!exercise.ok) throw new Error(JSON.stringify(exercise.error, null, 2));

const plain = (_key: string, value: unknown) =>
  ArrayBuffer.isView(value) && !(value instanceof DataView) ? Array.from(value as Float32Array) : value;
console.log(JSON.stringify({ exercise: folder, cases: exercise.value.cases }, plain));
