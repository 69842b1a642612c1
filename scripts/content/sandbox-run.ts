import type { Page } from "playwright-core";

import type { CodeLanguage } from "#lib/core/language.ts";
import type { Backend } from "#lib/exercises/backend.ts";
import type { Exercise, ExerciseCase } from "#lib/exercises/exercise.ts";
import type { GradingPage } from "../grade/page/main.ts";
import type { ProgramOutcome, Run } from "./proof.ts";

declare global {
  /** In the page. */
  var gradus: GradingPage;
}

/** Runs programs of ours in the sandbox of a page. Cases go there once, whatever runs on them. */
export class SandboxRuns {
  readonly #page: Page;
  readonly #held = new Map<readonly ExerciseCase[], string>();
  #count = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Programs of one language on one backend, all in the same warm worker. */
  on(
    { entryPoints, forbiddenOps }: Pick<Exercise, "entryPoints" | "forbiddenOps">,
    language: CodeLanguage,
    backend: Backend,
  ): Run<ProgramOutcome> {
    const entryPoint = entryPoints[language] ?? "";
    return async (source, given) => {
      const cases = await this.#hold(given);
      const order = { backend, language, source, entryPoint, forbiddenOps, cases };
      const { outcome, caseMs } = await this.#page.evaluate(
        (sent) => globalThis.gradus.trusted.run(sent),
        order,
      );
      return { ...outcome, caseMs };
    };
  }

  /** Forgets all cases sent so far. */
  async release(): Promise<void> {
    const names = [...this.#held.values()];
    this.#held.clear();
    await this.#page.evaluate((sent) => {
      for (const name of sent) globalThis.gradus.trusted.drop(name);
    }, names);
  }

  async #hold(cases: readonly ExerciseCase[]): Promise<string> {
    const known = this.#held.get(cases);
    if (known !== undefined) return known;
    const name = `cases ${++this.#count}`;
    await this.#page.evaluate((sent) => globalThis.gradus.trusted.hold(sent.name, sent.cases), {
      name,
      cases,
    });
    this.#held.set(cases, name);
    return name;
  }
}
