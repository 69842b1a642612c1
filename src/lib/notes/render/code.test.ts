import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { renderCode } from "./code.ts";

/** What a reader sees. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

describe("renderCode", () => {
  it("draws a gap, with its hint where there is one, and highlights around it", () => {
    const html = renderCode("mu = ⟦…⟧  # mean\nreturn ⟦a call⟧", "python");
    expect(html).toContain('<span class="blank">…</span>');
    expect(html).toContain('<span class="blank">a call</span>');
    expect(html).toContain('<span class="tok-comment"># mean</span>');
    expect(html).toContain("tok-keyword");
    expect(html).not.toMatch(/[⟦⟧]|blank_/);
  });

  it("draws gaps inside strings and comments, and in languages it does not highlight", () => {
    expect(renderCode('x = "a ⟦…⟧ b"  # c ⟦…⟧', "py").match(/class="blank"/g)).toHaveLength(2);
    expect(renderCode("x ← ⟦…⟧ <b>", "")).toBe(
      '<pre><code>x ← <span class="blank">…</span> &lt;b&gt;</code></pre>',
    );
  });

  it("shows every character of the code, whatever it is, with each gap as its hint", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "⟦…⟧",
        "⟦hint⟧",
        "⟦",
        "⟧",
        "x = ",
        "def f(",
        "\n",
        '"',
        "# ",
        "`${",
        "<i>",
        "/*",
        "blank_",
      ),
      fc
        .string({ unit: "grapheme", maxLength: 8 })
        .map((text) => text.replace(/[\r\u0085\u2028\u2029]/g, "")),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }),
        fc.constantFrom("python", "js", "ts", "rust", ""),
        (pieces, info) => {
          const code = pieces.join("");
          expect(textOf(renderCode(code, info))).toBe(
            code.replace(/⟦([^⟦⟧\n]{0,80})⟧/g, (_, hint: string) => hint || "…"),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
