import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { FILL_IN, unfinishedPlaces } from "../../scripts/content/check-form.ts";
import { loadExerciseFolder, loadVariants } from "../../scripts/content/load-exercise.ts";
import { parseArguments, type NewExercise } from "../../scripts/new-exercise/arguments.ts";
import { FORMS } from "../../scripts/new-exercise/names.ts";
import { writeExercise, type Places } from "../../scripts/new-exercise/write-exercise.ts";

/** Within the project, as what is written imports from it. */
const CACHE = fileURLToPath(new URL("../../.cache/", import.meta.url));

let places: Places;
beforeEach(() => {
  mkdirSync(CACHE, { recursive: true });
  const root = mkdtempSync(join(CACHE, "new-exercise-"));
  places = { exercises: join(root, "exercises"), golden: join(root, "golden") };
});
afterEach(() => rmSync(join(places.exercises, ".."), { recursive: true }));

const asked: NewExercise = {
  slug: "line-fit",
  form: "function",
  topic: "tensors",
  titleZh: '直线 "a·x"',
  titleEn: 'A line "a·x"',
};

describe.each(FORMS)("a new %s", (form) => {
  it("is a folder that parses, in both languages, under names as each language writes them", async () => {
    expect(writeExercise({ ...asked, form }, places).ok).toBe(true);
    const loaded = await loadExerciseFolder("line-fit", places.exercises);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    const { title, topic, entryPoints, mistakes } = loaded.value;
    expect({ title, topic }).toEqual({
      title: { zh: asked.titleZh, en: asked.titleEn },
      topic: "tensors",
    });
    expect(entryPoints).toEqual(
      form === "class"
        ? { typescript: "LineFit", python: "LineFit" }
        : { typescript: "lineFit", python: "line_fit" },
    );
    expect(mistakes.length).toBeGreaterThanOrEqual(3);
    const variants = loadVariants("line-fit", places.exercises).map(({ file }) => file);
    expect(variants).toEqual(
      ["functions.py", "functions.ts", "product.py", "product.ts"].map((file) => `variants/${file}`),
    );
  });

  it("marks every file that is to be written anew, and nothing is left of the template's own marks", () => {
    const written = writeExercise({ ...asked, form }, places);
    if (!written.ok) throw new Error(written.error);
    for (const path of written.value) {
      expect(readFileSync(path, "utf8")).toContain(FILL_IN);
      expect(readFileSync(path, "utf8")).not.toMatch(/\{\{|\}\}/);
    }
    const files = unfinishedPlaces(places.exercises, "line-fit").map(({ file }) => file);
    const own = readdirSync(join(places.exercises, "line-fit"), { recursive: true, encoding: "utf8" });
    expect(new Set(files)).toEqual(new Set([...own.filter((file) => file !== "variants"), "golden.json"]));
  });

  it("is formatted as the project is", async () => {
    const written = writeExercise({ ...asked, form }, places);
    for (const path of written.ok ? written.value.filter((file) => /\.(ts|json)$/.test(file)) : []) {
      const text = readFileSync(path, "utf8");
      const config = await resolveConfig(path);
      expect(await format(text, { ...config, filepath: path })).toBe(text);
    }
  });
});

describe("what is there already", () => {
  it("is left as it is", () => {
    expect(writeExercise(asked, places).ok).toBe(true);
    const prompt = join(places.exercises, "line-fit/prompt.en.md");
    const before = readFileSync(prompt, "utf8");
    const again = writeExercise({ ...asked, form: "class" }, places);
    expect(again).toMatchObject({
      ok: false,
      error: expect.stringMatching(/exercises\/line-fit is there already/) as string,
    });
    expect(readFileSync(prompt, "utf8")).toBe(before);
  });

  it("is not mixed with another exercise's golden script", () => {
    expect(writeExercise(asked, places).ok).toBe(true);
    rmSync(places.exercises, { recursive: true });
    expect(writeExercise(asked, places)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/line-fit\.py/) as string,
    });
    expect(() => readdirSync(places.exercises)).toThrow();
  });
});

describe("arguments", () => {
  it("leave places to fill in where they say nothing", () => {
    expect(parseArguments(["line-fit"])).toEqual({
      ok: true,
      value: { slug: "line-fit", form: "function", topic: null, titleZh: null, titleEn: null },
    });
  });

  it.each<[readonly string[], RegExp]>([
    [[], /Name one exercise.*Usage/s],
    [["one", "two"], /Name one exercise/],
    [["Line_Fit"], /"Line_Fit" cannot be an id: lower-case words joined by hyphens/],
    [["../escape"], /cannot be an id/],
    [["2d-conv"], /cannot be an id/],
    [["line-fit", "--topic", "lines"], /There is no topic "lines"\. There are: tensors, .*generative\./],
    [["line-fit", "--from", "module"], /There is no form "module": take function or class\./],
    [["line-fit", "--titel", "x"], /--titel/],
  ])("%j are refused", (args, complaint) => {
    const parsed = parseArguments(args);
    expect(parsed.ok ? "" : parsed.error).toMatch(complaint);
  });
});
