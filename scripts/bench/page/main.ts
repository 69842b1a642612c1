/** The page in which the sandbox is measured: a production bundle under the app's policy. */
import type { ExerciseId } from "#lib/core/ids.ts";
import type { CodeLanguage } from "#lib/core/language.ts";
import type { Backend } from "#lib/exercises/backend.ts";
import { loadExercise } from "#lib/exercises/catalogue.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import { normalTensor } from "#lib/exercises/inputs.ts";
import { apply } from "#lib/exercises/steps.ts";
import { createSandbox, type Sandbox } from "#lib/sandbox/host.ts";
import { endWorker, isNoWorker, warmWorker } from "#lib/sandbox/host/start-worker.ts";
import type { Submission } from "#lib/sandbox/submission.ts";
import { createGrader, type Grader } from "#lib/sessions/grade-submission.ts";
import { BareWorker, openFrame } from "./bare-link.ts";
import { notesToCards, oneNote, parseBare } from "./notes.ts";
import { mixedOperations, OPERATIONS_IN_A_ROUND } from "./operations.ts";

/** Every measurement gives milliseconds. What must be warm is warmed, and what it starts in the background is over, outside of the time taken. */
export interface BenchPage {
  /** Text of the bare worker's script; before anything bare. */
  lendBareWorker(script: string): void;
  /** Texts of notes; before anything about notes. */
  lendNotes(texts: readonly string[]): void;
  /** From hand-in to verdict of a right program, all cases, with a warm spare. */
  warmSubmit(slug: string, language: CodeLanguage, backend: Backend): Promise<number>;
  /** The reference and the same program in a bare worker that has run the reference once before. */
  bareSubmit(slug: string, language: CodeLanguage, backend: Backend): Promise<number>;
  /** One operation at 64 × 256: mean over so many rounds in one run of one case. */
  operation(language: CodeLanguage, backend: Backend, rounds: number): Promise<number>;
  /** From no worker to the first result of a tiny program. */
  sandboxStart(language: CodeLanguage, backend: Backend): Promise<number>;
  bareStart(language: CodeLanguage, backend: Backend): Promise<number>;
  /** Cards of all notes, each so many times as long. */
  notesToCards(times: number): Promise<number>;
  /** The same of one note as long as this, in UTF-16 units. */
  oneNoteToCards(length: number): Promise<number>;
  /** Syntax trees of all notes and nothing more. */
  parseNotesBare(): Promise<number>;
}

let bareScript: Blob | null = null;
const exercises = new Map<string, Promise<Exercise>>();
const graders = new Map<Backend, Grader>();
const sandboxes = new Map<Backend, Sandbox>();
let notes: readonly string[] = [];
let count = 0;

function exerciseOf(slug: string): Promise<Exercise> {
  const loading =
    exercises.get(slug) ??
    loadExercise(slug as ExerciseId).then((loaded) => {
      if (loaded.ok) return loaded.value;
      throw new Error(`${slug} does not load.`);
    });
  exercises.set(slug, loading);
  return loading;
}

function startBare(language: CodeLanguage, backend: Backend): Promise<BareWorker> {
  if (!bareScript) throw new Error("There is no bare worker yet.");
  return BareWorker.start(bareScript, language, backend);
}

function sandboxOn(backend: Backend): Sandbox {
  const sandbox = sandboxes.get(backend) ?? createSandbox({ backends: [backend] });
  sandboxes.set(backend, sandbox);
  return sandbox;
}

function solutionOf(exercise: Exercise, language: CodeLanguage): string {
  const source = exercise.solution[language];
  if (source === undefined) throw new Error(`${exercise.id} has no solution in ${language}.`);
  return source;
}

/** Doubles three numbers; never the same text twice, so that nothing is taken for known. */
function tinyProgram(language: CodeLanguage): Submission {
  count += 1;
  const source =
    language === "python"
      ? `import numpy as np\ndef f(x):\n    return x * 2 + np.ones(3)\n# ${count}\n`
      : `export function f(x) { return x.mul(2).add(tf.ones([3])); }\n// ${count}\n`;
  const steps = [apply([normalTensor([3], 1)])];
  return { language, source, entryPoint: "f", cases: [{ id: "tiny", steps }], forbiddenOps: [] };
}

async function durationOf(submission: Submission, backend: Backend): Promise<number> {
  const { outcome } = await sandboxOn(backend).runTrusted(submission, { backend });
  const [first] = outcome.kind === "ran" ? outcome.cases : [];
  if (outcome.kind === "ran" && first?.kind === "outputs") return outcome.durationMs;
  throw new Error(`The operations did not run: ${JSON.stringify(first ?? outcome)}`);
}

const page: BenchPage = {
  lendBareWorker(script) {
    bareScript = new Blob([script], { type: "text/javascript" });
  },

  lendNotes(texts) {
    notes = texts;
  },

  async warmSubmit(slug, language, backend) {
    const exercise = await exerciseOf(slug);
    const grader = graders.get(backend) ?? createGrader({ backends: [backend] });
    graders.set(backend, grader);
    await grader.prepare(exercise, language);
    count += 1;
    const source = `${solutionOf(exercise, language)}\n${language === "python" ? "#" : "//"} ${count}\n`;
    const startedAt = performance.now();
    const { verdict } = await grader.grade({ exercise, language, source, scope: "all" });
    const ms = performance.now() - startedAt;
    if (verdict.kind !== "passed") throw new Error(`The solution did not pass: ${JSON.stringify(verdict)}`);
    // The next spare is being warmed.
    await grader.prepare(exercise, language);
    return ms;
  },

  async bareSubmit(slug, language, backend) {
    const { solution, entryPoints, cases } = await exerciseOf(slug);
    const [source, entryPoint] = [solution[language] ?? "", entryPoints[language] ?? ""];
    const worker = await startBare(language, backend);
    try {
      await worker.run({ sources: [source], entryPoint, cases });
      return await worker.run({ sources: [source, source], entryPoint, cases });
    } finally {
      worker.end();
    }
  },

  async operation(language, backend, rounds) {
    const empty = await durationOf(mixedOperations(language, 1), backend);
    const full = await durationOf(mixedOperations(language, 1 + rounds), backend);
    return (full - empty) / (rounds * OPERATIONS_IN_A_ROUND);
  },

  async sandboxStart(language, backend) {
    const reference = tinyProgram(language);
    const frame = await openFrame();
    const startedAt = performance.now();
    const worker = await warmWorker(() => Promise.resolve(frame), reference, [backend]);
    const ms = performance.now() - startedAt;
    endWorker(worker);
    if (isNoWorker(worker)) throw new Error(`The sandbox did not start: ${worker.reason}`);
    const { outcome } = worker.reference;
    if (outcome.kind !== "ran" || outcome.cases[0]?.kind !== "outputs")
      throw new Error(`The tiny program did not run: ${JSON.stringify(outcome)}`);
    return ms;
  },

  async bareStart(language, backend) {
    const { source, entryPoint, cases } = tinyProgram(language);
    await openFrame();
    const startedAt = performance.now();
    const worker = await startBare(language, backend);
    await worker.run({ sources: [source], entryPoint, cases });
    const ms = performance.now() - startedAt;
    worker.end();
    return ms;
  },

  async notesToCards(times) {
    return notesToCards(notes.map((text) => Array.from({ length: times }, () => text).join("\n\n")));
  },

  async oneNoteToCards(length) {
    return notesToCards([oneNote(notes, length)]);
  },

  async parseNotesBare() {
    return parseBare(notes);
  },
};

Object.assign(globalThis, { gradus: page });
