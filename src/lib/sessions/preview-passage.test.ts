import { describe, expect, it } from "vitest";

import { passageLines } from "./preview-passage.ts";

const TEXT = Array.from({ length: 200 }, (_, index) => `line ${index + 1}`).join("\r\n");

function shown(startLine: number, endLine: number): string {
  return passageLines(TEXT, { startLine, endLine })
    .map(({ number, text, isMeant }) => (text === `line ${number}` ? `${isMeant ? "*" : ""}${number}` : "?"))
    .join(" ");
}

describe("the lines of a passage", () => {
  it("stand between those around them, as they are written", () => {
    expect(shown(10, 11)).toBe("7 8 9 *10 *11 12 13 14");
  });

  it("are cut at the ends of the note", () => {
    expect(shown(1, 1)).toBe("*1 2 3 4");
    expect(shown(199, 200)).toBe("196 197 198 *199 *200");
  });

  it("are not all of them where there are very many", () => {
    expect(passageLines(TEXT, { startLine: 5, endLine: 200 }).filter(({ isMeant }) => isMeant)).toHaveLength(
      60,
    );
  });
});
