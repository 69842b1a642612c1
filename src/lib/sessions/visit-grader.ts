import type { CodeLanguage } from "#lib/core/language.ts";
import type { Exercise } from "#lib/exercises/exercise.ts";
import type { GradeOptions, Grader, GradeRequest, Grading } from "./grade-submission.ts";

/** One grader for a visit to an exercise; its code is fetched when it is first wanted. */
export class VisitGrader {
  #grader: Promise<Grader> | null = null;
  #closed = false;

  /** Warms the sandbox for a language. A failure is told when something is to run. */
  prepare(exercise: Exercise, language: CodeLanguage): void {
    this.#ready()
      .then((grader) => (this.#closed ? undefined : grader.prepare(exercise, language)))
      .catch(() => undefined);
  }

  /** A sandbox that cannot be fetched or breaks is no error but a verdict: not the learner's doing. */
  async grade(request: GradeRequest, options: GradeOptions): Promise<Grading> {
    try {
      const grader = await this.#ready();
      return await grader.grade(request, options);
    } catch (error) {
      return couldNotRun(error);
    }
  }

  close(): void {
    this.#closed = true;
    this.#grader?.then((grader) => grader.dispose()).catch(() => undefined);
    this.#grader = null;
  }

  /** After a chunk that did not come, the next run tries again. */
  #ready(): Promise<Grader> {
    this.#grader ??= import("./grade-submission.ts").then(({ createGrader }) => {
      const grader = createGrader();
      if (this.#closed) grader.dispose();
      return grader;
    });
    const grader = this.#grader;
    grader.catch(() => {
      if (this.#grader === grader) this.#grader = null;
    });
    return grader;
  }
}

function couldNotRun(error: unknown): Grading {
  return {
    verdict: { kind: "could-not-run", cause: { kind: "sandbox", reason: String(error) } },
    printed: [],
    backend: null,
    adapter: null,
    passedOver: [],
  };
}
