import { describe, expect, it } from "vitest";

import { mistakenSource } from "./mistaken-source.ts";

const exercise = { solution: { typescript: "a + b * $1;" } };
const mistake = (...edits: { find: string; replace: string }[]) => ({
  id: "m",
  subject: "s",
  message: { zh: "", en: "" },
  edits: { typescript: edits },
});

describe("the reference with a mistake in it", () => {
  it("replaces every edit's text", () => {
    const edits = [
      { find: "a", replace: "c" },
      { find: "b *", replace: "b /" },
    ];
    expect(mistakenSource(exercise, mistake(...edits), "typescript")).toBe("c + b / $1;");
  });

  it("takes replacements literally, dollars too", () => {
    expect(mistakenSource(exercise, mistake({ find: "$1", replace: "$&$$" }), "typescript")).toBe(
      "a + b * $&$$;",
    );
  });

  it("is null in a language that the mistake or the reference lacks", () => {
    expect(mistakenSource(exercise, mistake({ find: "a", replace: "c" }), "python")).toBeNull();
  });

  it("refuses an edit that does not occur once", () => {
    expect(() => mistakenSource(exercise, mistake({ find: "z", replace: "" }), "typescript")).toThrow(
      '"z" occurs 0 times, not once',
    );
  });
});
