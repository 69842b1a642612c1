import { describe, expect, it } from "vitest";

import { fillBlank } from "./fill-blank.ts";

const GAP = '<span class="blank">…</span>';

describe("a gap in the question", () => {
  it("shows the answer in its place, marked", () => {
    expect(fillBlank(`<p>Momentum is the ${GAP} of gradients.</p>`, "<p>moving <em>average</em></p>")).toBe(
      '<p>Momentum is the <span class="blank filled">moving <em>average</em></span> of gradients.</p>',
    );
  });

  it.each([
    ["none", "<p>What is momentum?</p>", "<p>an average</p>"],
    ["two", `<p>${GAP} and ${GAP}</p>`, "<p>an average</p>"],
    ["in code", `<pre><code>x = ${GAP}</code></pre>`, "<p>y</p>"],
    ["with a formula for an answer", `<p>It is ${GAP}.</p>`, '<p><span class="katex">x</span></p>'],
    ["with code for an answer", `<p>It is ${GAP}.</p>`, "<pre><code>x</code></pre>"],
    ["with paragraphs for an answer", `<p>It is ${GAP}.</p>`, "<p>one</p><p>two</p>"],
    ["with a long answer", `<p>It is ${GAP}.</p>`, `<p>${"long ".repeat(20)}</p>`],
    ["with no answer", `<p>It is ${GAP}.</p>`, "<p> </p>"],
  ])("stays as it is: %s", (_, front, back) => {
    expect(fillBlank(front, back)).toBeNull();
  });

  it("runs nothing of what it puts together", () => {
    const filled = fillBlank(`<p>${GAP}</p>`, '<p><b onclick="globalThis.hit = 1">x</b></p>');
    expect(filled).toContain("filled");
    expect("hit" in globalThis).toBe(false);
  });
});
