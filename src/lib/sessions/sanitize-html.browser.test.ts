import fc from "fast-check";
import { expect, it } from "vitest";

import { sanitizeHtml } from "./sanitize-html.ts";

/** Words, characters that HTML writes otherwise, tags that stay and tags that do not. */
const PIECES = [
  "梯度 ",
  "a = b",
  "<strong>",
  "</strong>",
  "<code>",
  "</code>",
  "<em>",
  "</em>",
  "<p>",
  "</p>",
  "&lt;",
  "&#x26;",
  "&",
  ">",
  "<",
  "\u00a0",
  "\u0000",
  "\r\n",
  "\n",
  "<b onclick=x>",
  "<script>x</script>",
  "<img src=x onerror=x>",
];

it("gives what the sanitiser gives, also of what is plain enough to need none", () => {
  const html = fc
    .array(fc.constantFrom(...PIECES), { maxLength: 8 })
    .map((pieces) => `<p>${pieces.join("")}</p>`);
  // With a tag that plain text does not have, nothing is left out.
  const thorough = (text: string): string => sanitizeHtml(`<div></div>${text}`).replace("<div></div>", "");
  fc.assert(
    fc.property(html, (text) => {
      expect(sanitizeHtml(text)).toBe(thorough(text));
    }),
    { numRuns: 2_000 },
  );
});

it("keeps a style as it was written where all of it is allowed, and writes it anew where it is not", () => {
  const style = (text: string): string | undefined =>
    /style="([^"]*)"/.exec(sanitizeHtml(`<span style="${text}">x</span>`))?.[1];
  expect(style("height:1em;vertical-align:-0.2em;")).toBe("height:1em;vertical-align:-0.2em;");
  expect(style("height:1em;position:fixed;")).toBe("height:1em");
  expect(style("background:url(https://example.org/x)")).toBeUndefined();
  expect(style("height:1em;/**/color:expression(1)")).toBe("height:1em");
});
