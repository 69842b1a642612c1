import { describe, expect, it } from "vitest";

import { woff2Source } from "./woff2-only.ts";

describe("woff2Source", () => {
  it("keeps the WOFF2 file of KaTeX's three", () => {
    const value =
      'url(fonts/KaTeX_Main.woff2) format("woff2"),url(fonts/KaTeX_Main.woff) format("woff"),url(fonts/KaTeX_Main.ttf) format("truetype")';
    expect(woff2Source(value)).toBe('url(fonts/KaTeX_Main.woff2) format("woff2")');
  });

  it("leaves a font without WOFF2 as it is", () => {
    const value = 'local("Menlo"), url(a.ttf) format("truetype")';
    expect(woff2Source(value)).toBe(value);
  });
});
