/** Something wrong in an exercise's folder: said to its author, so it names the file and the field. */
export interface ExerciseProblem {
  /** File within the folder, e.g. "mistakes.ts". */
  readonly file: string;
  /** Path of the field within the file, e.g. "[2].edits.typescript[0].find"; null for the file as a whole. */
  readonly field: string | null;
  readonly message: string;
}

/** One line an author can act on. */
export function describeProblem(folder: string, problem: ExerciseProblem): string {
  const where = problem.field === null ? problem.file : `${problem.file} ${problem.field}`;
  return `exercises/${folder}/${where}: ${problem.message}`;
}
