import { describe, expect, it } from "vitest";

import { renderMarkdown } from "./render.ts";

describe("renderMarkdown", () => {
  it("draws formulas, in line and on their own", () => {
    expect(renderMarkdown("a $x^2$ b")).toContain('class="katex"');
    expect(renderMarkdown("$$\nx = \\sqrt{2}\n$$")).toContain("katex-display");
    expect(renderMarkdown("a $x^2$ b")).toContain("<math");
  });

  it("shows a broken formula as it is written", () => {
    expect(renderMarkdown("$\\frac{$")).toContain("\\frac{");
    expect(renderMarkdown(`$${"{".repeat(3000)}$`)).toContain("{{{");
  });

  it("does not expand macros for ever, or trust what formulas say", () => {
    const bomb =
      "$\\def\\a{\\b\\b\\b\\b}\\def\\b{\\c\\c\\c\\c}\\def\\c{\\d\\d\\d\\d}\\def\\d{\\e\\e\\e\\e}\\def\\e{\\a}\\a$";
    expect(renderMarkdown(bomb).length).toBeLessThan(100_000);
    const html = renderMarkdown(
      "$\\href{javascript:alert(1)}{x} \\includegraphics{http://x.y/z.png} \\htmlData{a=b}{x}$",
    );
    expect(html).not.toMatch(/<a |<img|data-a|href=/);
  });

  it("highlights Python and TypeScript, and shows other code plain", () => {
    expect(renderMarkdown("```python\nx = 1 # y\n```")).toContain('<span class="tok-comment"># y</span>');
    expect(renderMarkdown("```ts\nconst x: number = 1;\n```")).toContain("tok-keyword");
    expect(renderMarkdown("```\n<b> & x\n```")).toBe("<pre><code>&lt;b&gt; &amp; x</code></pre>");
  });

  it("draws gaps in text and code, with hints, and what stands in them is text", () => {
    expect(renderMarkdown("甲是 ⟦…⟧ 的 ⟦数字⟧")).toBe(
      '<p>甲是 <span class="blank">…</span> 的 <span class="blank">数字</span></p>',
    );
    expect(renderMarkdown("`f(⟦…⟧)`")).toBe('<p><code>f(<span class="blank">…</span>)</code></p>');
    expect(renderMarkdown("```python\nx = ⟦…⟧\n```")).toContain('<span class="blank">…</span>');
    const hostile = renderMarkdown("⟦<img src=x onerror=boom()>⟧ ⟦`<b>`⟧ ⟦&lt;script&gt;⟧ `⟦<i>⟧`");
    expect(hostile).not.toMatch(/<img|<script|<i>/);
    expect(renderMarkdown("⟦没有结尾 与 ⟦⟧")).toBe('<p>⟦没有结尾 与 <span class="blank">…</span></p>');
  });

  it("draws highlights, and joins Chinese that was wrapped", () => {
    expect(renderMarkdown("一 ==重点== 二")).toBe("<p>一 <mark>重点</mark> 二</p>");
    expect(renderMarkdown("`a == b == c` $a==b$")).not.toContain("<mark");
    expect(renderMarkdown("硬换行的\n中文 and\nEnglish")).toBe("<p>硬换行的中文 and\nEnglish</p>");
    expect(renderMarkdown('<img alt="一只猫" src="http://x.y">，见 [[猫|它]]')).toBe("<p>一只猫，见 它</p>");
  });

  it("leads nowhere: pictures become their description, links their words and address", () => {
    const html = renderMarkdown(
      "![a cat](http://x.y/c.png) [site](http://x.y) <http://a.b> [r]\n\n[r]: http://c.d",
    );
    expect(html).not.toMatch(/<a|<img|href|src/);
    expect(html).toContain("a cat");
    expect(html).toContain('site<span class="link-address"> (http://x.y)</span>');
    expect(html.match(/http:\/\/a\.b/g)).toHaveLength(1);
    expect(html).toContain("http://c.d");
  });

  it("keeps harmless tags without their attributes, and the words between the others", () => {
    expect(renderMarkdown('x<sub onclick="y">2</sub> <font color=red>r</font>')).toBe(
      "<p>x<sub>2</sub> r</p>",
    );
    expect(renderMarkdown("Array<T> is")).toBe("<p>Array&#x3C;T> is</p>");
    expect(renderMarkdown("<script>alert(1)</script>")).not.toContain("alert");
    expect(renderMarkdown("a <!-- card: id=x --> b")).toBe("<p>a  b</p>");
  });

  it("shows tables, tasks and footnotes without fields, ids or links", () => {
    const html = renderMarkdown("| a | b |\n|:-|-:|\n| 1 | 2 |\n\n- [x] done\n\ntext[^1]\n\n[^1]: foot");
    expect(html).toContain('<td align="right">2</td>');
    expect(html).toContain("☑ done");
    expect(html).not.toMatch(/<input|id=|href/);
    expect(html).toContain("<sup>[1]</sup>");
    expect(html).toContain("foot");
  });
});
