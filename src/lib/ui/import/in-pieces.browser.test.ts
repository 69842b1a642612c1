import { createRawSnippet, mount, unmount } from "svelte";
import { expect, it, vi } from "vitest";

import InPieces from "./in-pieces.svelte";

const PAGE = 60;

/** A list of so many rows, each with a box to tick. */
function listOf(count: number): { readonly list: HTMLElement; readonly end: () => Promise<void> } {
  const list = document.body.appendChild(document.createElement("ul"));
  const row = createRawSnippet<[item: unknown]>((item) => ({
    render: () => `<li><input type="checkbox" aria-label="${String(item())}"></li>`,
  }));
  const items = Array.from({ length: count }, (_, index) => index);
  const keyOf = (_item: unknown, index: number): number => index;
  const component = mount(InPieces, { target: list, props: { items, keyOf, row } });
  return {
    list,
    end: async () => {
      await unmount(component);
      list.remove();
    },
  };
}

const boxes = (list: HTMLElement): number => list.querySelectorAll("input").length;

async function showMore(list: HTMLElement, rows: number): Promise<void> {
  const button = await vi.waitUntil(() => list.querySelector("button"));
  button.focus();
  button.click();
  await vi.waitUntil(() => boxes(list) === rows);
}

it("shows a page, and the next one where the button stays in the focus", async () => {
  const { list, end } = listOf(2 * PAGE + 1);
  await vi.waitUntil(() => boxes(list) === PAGE);
  await showMore(list, 2 * PAGE);
  expect(document.activeElement).toBe(list.querySelector("button"));
  await end();
});

it("gives the focus to the first row of the last page, which has no button", async () => {
  const { list, end } = listOf(PAGE + 5);
  await vi.waitUntil(() => boxes(list) === PAGE);
  await showMore(list, PAGE + 5);
  expect(list.querySelector("button")).toBeNull();
  expect(document.activeElement?.getAttribute("aria-label")).toBe(String(PAGE));
  await end();
});
