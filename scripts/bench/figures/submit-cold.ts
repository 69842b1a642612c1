import { m } from "#lib/paraglide/messages.js";
import { BACKENDS, type Backend } from "#lib/exercises/backend.ts";
import { loadExerciseFolder } from "../../content/load-exercise.ts";
import { serveApp, type ServedApp, type VisitOptions } from "../app.ts";
import type { TimedFigure } from "../figure.ts";

const EXERCISE = "batch-norm";
const EN = { locale: "en" } as const;

/** How a browser is brought to each backend, what the verdict calls it, and how long a learner may wait there. */
const PLACES: Readonly<
  Record<Backend, { readonly shown: RegExp; readonly limitMs: number; readonly visit: Partial<VisitOptions> }>
> = {
  // In software every shader takes 50 to 200 ms to compile: a real GPU needs a small part of that.
  webgpu: { shown: /WebGPU/, limitMs: 2_000, visit: {} },
  wasm: { shown: /WebAssembly/, limitMs: 1_000, visit: { webgpu: false } },
  cpu: { shown: /CPU/, limitMs: 1_000, visit: { webgpu: false, without: /tfjs-backend-wasm/ } },
};

/** Opens the exercise, writes a right program and hands it in at once. */
async function submit(app: ServedApp, source: string, backend: Backend): Promise<number> {
  const { shown, visit } = PLACES[backend];
  const seen = { verdict: "#verdict-title" };
  return app.visit(
    { path: `exercises/${EXERCISE}/`, seen, ...visit },
    async ({ page, firstSeen, lastTap }) => {
      const panes = page.getByRole("group", { name: m.exercise_panes({}, EN) });
      await panes.getByRole("button", { name: m.exercise_pane_code({}, EN), exact: true }).tap();
      const typescript = page.getByRole("button", { name: "TypeScript", exact: true });
      if ((await typescript.count()) > 0) await typescript.tap();
      // Its colours come a moment later; a text filled in just then would be put beside the old one.
      await page
        .locator(".cm-line span", { hasText: /^export$/ })
        .first()
        .waitFor();
      await page.getByRole("textbox", { name: m.exercise_editor({}, EN), exact: true }).fill(source);
      await page.getByRole("button", { name: m.exercise_submit({}, EN), exact: true }).tap();
      const ms = (await firstSeen("verdict")) - (await lastTap());
      const result = page.getByRole("region", { name: m.exercise_pane_result({}, EN), exact: true });
      const text = await result.innerText();
      if (!text.includes(m.grading_passed({}, EN))) throw new Error(`The solution did not pass: ${text}`);
      if (!shown.test(text)) throw new Error(`This ran elsewhere than on ${backend}: ${text}`);
      return ms;
    },
  );
}

/** The longest that a learner waits for a verdict: a first visit, and Submit tapped as soon as it is there. */
export const submitCold: readonly TimedFigure[] = BACKENDS.map((backend) => ({
  kind: "timed",
  figure: `submit-cold-${backend}`,
  about: `first visit, ${EXERCISE} opened and handed in at once: from the tap on Submit to the verdict`,
  unit: "ms",
  limit: PLACES[backend].limitMs,
  repetitions: 12,
  warmUp: 1,
  async open() {
    const app = await serveApp();
    const loaded = await loadExerciseFolder(EXERCISE);
    if (!loaded.ok) throw new Error(`${EXERCISE} does not load.`);
    const source = loaded.value.solution.typescript ?? "";
    return { sample: () => submit(app, source, backend), close: () => app.close() };
  },
}));
