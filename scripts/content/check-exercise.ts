import type { CodeLanguage } from "#lib/core/language.ts";
import type { Backend } from "#lib/exercises/backend.ts";
import { codeFile } from "#lib/exercises/code-files.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { formProblems, unfinishedPlaces } from "./check-form.ts";
import { languageDisagreement } from "./compare-languages.ts";
import { missingCards, type CardIds, type MissingCard } from "./covering-cards.ts";
import { exerciseFolders, loadExerciseFolder, loadVariants, readGolden } from "./load-exercise.ts";
import type { ContentProblem, Proof } from "./proof.ts";
import { proveExercise } from "./prove-exercise.ts";
import type { SandboxRuns } from "./sandbox-run.ts";

/** Where to prove: on WebGPU, or on what stands in for it. */
export type Place = Backend | "fallback";

export interface FoundProblem extends ContentProblem {
  readonly exercise: string;
  /** Null for what concerns the whole folder. */
  readonly language: CodeLanguage | null;
  readonly backend: Backend | null;
}

export interface PlacedProof extends Proof {
  readonly backend: Backend;
  /** How long the proof took. */
  readonly ms: number;
}

/** What an exercise's folder was shown to do, and what not. */
export interface ExerciseReport {
  readonly exercise: string;
  readonly proofs: readonly PlacedProof[];
  readonly problems: readonly FoundProblem[];
  /** Null if the folder cannot be read. */
  readonly missingCards: readonly MissingCard[] | null;
  /** What an author should know though nothing is wrong. */
  readonly notes: readonly string[];
}

export interface CheckOptions {
  /** Folder that holds the exercise's. */
  readonly root: string;
  readonly languages: readonly CodeLanguage[];
  readonly places: readonly Place[];
  readonly cards: CardIds;
  readonly runs: SandboxRuns;
  /** Told before each proof. */
  readonly onProof: (exercise: string, language: CodeLanguage, backend: Backend) => void;
}

/** Proves one folder in all languages and places asked for. */
export async function checkExercise(folder: string, options: CheckOptions): Promise<ExerciseReport> {
  const { root, languages, places, cards, runs, onProof } = options;
  const problems: FoundProblem[] = [];
  const report = (
    found: readonly ContentProblem[],
    language: CodeLanguage | null,
    backend: Backend | null,
  ) => {
    problems.push(...found.map((problem) => ({ exercise: folder, language, backend, ...problem })));
  };
  const loaded = await loadExerciseFolder(folder, root);
  if (!loaded.ok) {
    const todo = "Mend it: nothing can be proved before the folder can be read.";
    const found = loaded.error.map(({ file, field, message }) => ({
      file,
      what: field === null ? message : `${field}: ${message}`,
      todo,
    }));
    report(found, null, null);
    return { exercise: folder, proofs: [], problems, missingCards: null, notes: [] };
  }
  const exercise = loaded.value;
  const variants = loadVariants(folder, root);
  report(
    [...formProblems(exercise, variants, exerciseFolders()), ...unfinishedPlaces(root, folder)],
    null,
    null,
  );
  const golden = goldenOf(folder, root);
  if (golden instanceof Error) {
    const todo = "Make it again with the script in tests/golden.";
    report([{ file: "golden.json", what: golden.message, todo }], null, null);
  }

  const proofs: PlacedProof[] = [];
  const notes: string[] = [];
  const offered = languages.filter((language) => exercise.entryPoints[language] !== undefined);
  for (const place of places) {
    const backend = place === "fallback" ? await fallbackFor(exercise, offered, runs, notes) : place;
    for (const language of offered) {
      onProof(folder, language, backend);
      const startedAt = performance.now();
      const run = runs.on(exercise, language, backend);
      const values = golden instanceof Error ? null : golden;
      const proof = await proveExercise(exercise, language, variants, values, run);
      proofs.push({ ...proof, backend, ms: performance.now() - startedAt });
      report(proof.problems, language, backend);
    }
    if (offered.length > 1) {
      const problem = await languageDisagreement(exercise, (language) =>
        runs.on(exercise, language, backend),
      );
      if (problem !== null) report([problem], null, backend);
    }
  }
  await runs.release();
  return { exercise: folder, proofs, problems, missingCards: missingCards(exercise.subjects, cards), notes };
}

function goldenOf(folder: string, root: string): unknown {
  try {
    return readGolden(folder, root);
  } catch (error) {
    return new Error(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** wasm, or cpu where TensorFlow.js has not written a kernel that the reference needs for wasm. */
async function fallbackFor(
  exercise: Exercise,
  languages: readonly CodeLanguage[],
  runs: SandboxRuns,
  notes: string[],
): Promise<Backend> {
  for (const language of languages) {
    const outcome = await runs.on(
      exercise,
      language,
      "wasm",
    )(exercise.solution[language] ?? "", exercise.cases);
    if (outcome.kind !== "lacks-kernel") continue;
    notes.push(
      `${exercise.id}: wasm has no ${outcome.kernel}, which ${codeFile("solution", language)} needs; proved on cpu.`,
    );
    return "cpu";
  }
  return "wasm";
}
