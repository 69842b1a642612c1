import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

import { err, ok, type Result } from "#lib/core/result.ts";
import { FILL_IN } from "../content/check-form.ts";
import type { NewExercise } from "./arguments.ts";
import { entryPointsOf } from "./names.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const TEMPLATES = fileURLToPath(new URL("./templates", import.meta.url));
const ENDING = /\.txt$/;

/** Where exercises and the scripts of their golden values stand. */
export interface Places {
  readonly exercises: string;
  readonly golden: string;
}

/**
 * Writes a folder that is complete in form: y = a·x + b, with marks where the author writes something else.
 * @returns the files written; or why not, with nothing written
 */
export function writeExercise(
  asked: NewExercise,
  { exercises, golden }: Places,
): Result<readonly string[], string> {
  const { slug, form } = asked;
  const texts = [...templatesIn("shared"), ...templatesIn(form)].map(([file, template]) => ({
    path: file === "golden.py" ? join(golden, `${slug}.py`) : join(exercises, slug, file),
    text: filledIn(template, asked),
  }));
  const taken = [join(exercises, slug), join(golden, `${slug}.py`)].find((path) => existsSync(path));
  if (taken !== undefined) {
    return err(`${relative(PROJECT, taken)} is there already. Take another id, or remove it first.`);
  }
  for (const { path, text } of texts) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return ok(texts.map(({ path }) => path));
}

/** Files of a template, "variants-functions.ts.txt" for variants/functions.ts, with their text. */
function templatesIn(folder: string): readonly (readonly [file: string, template: string])[] {
  return readdirSync(join(TEMPLATES, folder))
    .sort()
    .map((name) => [
      name.replace(ENDING, "").replace(/^variants-/, "variants/"),
      readFileSync(join(TEMPLATES, folder, name), "utf8"),
    ]);
}

function filledIn(template: string, { slug, form, topic, titleZh, titleEn }: NewExercise): string {
  const places: Readonly<Record<string, string>> = {
    slug,
    ...entryPointsOf(slug, form),
    topic: topic ?? "fill-in",
    titleZh: JSON.stringify(titleZh ?? `${FILL_IN}：题目`),
    titleEn: JSON.stringify(titleEn ?? `${FILL_IN}: the title`),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const text = places[name];
    if (text === undefined) throw new Error(`A template asks for "${name}"`);
    return text;
  });
}
