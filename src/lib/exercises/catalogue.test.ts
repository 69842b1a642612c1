import { describe, expect, it } from "vitest";

import type { ExerciseId } from "#lib/core/ids.ts";
import { EXERCISES, findExercise, loadExercise } from "./catalogue.ts";

describe("the catalogue of built-in exercises", () => {
  it("lists each once, by id", () => {
    const ids = EXERCISES.map(({ id }) => id);
    expect(ids).toContain("batch-norm");
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("names only prerequisites that exist, none of them circular", () => {
    const reaches = (id: ExerciseId, path: readonly ExerciseId[]): void => {
      expect(path).not.toContain(id);
      const exercise = findExercise(id);
      expect(exercise, `${path.at(-1) ?? ""} needs ${id}`).not.toBeNull();
      exercise?.prerequisites.forEach((next) => reaches(next, [...path, id]));
    };
    EXERCISES.forEach(({ id }) => reaches(id, []));
  });

  it.each(EXERCISES.map(({ id }) => id))("loads %s without a problem", async (id) => {
    const result = await loadExercise(id);
    expect(result.ok ? [] : result.error).toEqual([]);
    expect(result.ok && result.value).toMatchObject(findExercise(id) ?? {});
  });

  it("says that there is no such exercise", async () => {
    expect(findExercise("no-such" as ExerciseId)).toBeNull();
    expect(await loadExercise("no-such" as ExerciseId)).toEqual({
      ok: false,
      error: [{ file: "exercise.json", field: null, message: 'there is no exercise "no-such"' }],
    });
  });
});
