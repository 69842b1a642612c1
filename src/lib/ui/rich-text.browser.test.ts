import { mount, unmount } from "svelte";
import { beforeAll, expect, it, vi } from "vitest";

import { renderSafely } from "#lib/sessions/render-safely.ts";
import RichText from "./rich-text.svelte";

/** Draws it in a narrow column. */
function drawn(markdown: string): { readonly column: HTMLElement; readonly end: () => Promise<void> } {
  const column = document.body.appendChild(document.createElement("div"));
  column.style.width = "200px";
  const text = mount(RichText, { target: column, props: { html: renderSafely(markdown) } });
  return {
    column,
    end: async () => {
      await unmount(text);
      column.remove();
    },
  };
}

/** Formulas are as wide as their letters: those are loaded when the first is drawn. */
beforeAll(async () => {
  const { column, end } = drawn(String.raw`$$\alpha + \boxed{?}$$`);
  await vi.waitUntil(() => column.getBoundingClientRect().height > 0);
  await document.fonts.ready;
  await end();
});

/** Whether all of it can be seen in the box that scrolls. */
function isInView(element: Element, box: Element): boolean {
  const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  return inner.left >= outer.left && inner.right <= outer.right;
}

it.each([
  [
    "a formula",
    String.raw`$$\alpha + \beta + \gamma + \delta + \epsilon + \zeta + \eta + \theta + \iota + \kappa + \boxed{?} + \mu$$`,
    ".katex-display",
    ".fbox",
  ],
  ["code", "```python\nnormalised = (activations - mean) / np.sqrt(⟦…⟧)\n```", "pre", ".blank"],
])("brings the gap of %s that is too wide into view", async (_what, markdown, boxes, gaps) => {
  const { column, end } = drawn(markdown);
  const box = await vi.waitUntil(() => column.querySelector(`${boxes}[tabindex="0"]`));
  const gap = box.querySelector(gaps);
  if (gap === null) throw new Error(`There is no gap in ${box.innerHTML}`);
  expect(box.scrollLeft).toBeGreaterThan(0);
  expect(isInView(gap, box)).toBe(true);
  await end();
});

it("leaves what has no gap where it begins", async () => {
  const { column, end } = drawn(
    "```python\nnormalised = (activations - mean) / np.sqrt(variance + epsilon)\n```",
  );
  const box = await vi.waitUntil(() => column.querySelector(`pre[tabindex="0"]`));
  expect(box.scrollLeft).toBe(0);
  await end();
});
