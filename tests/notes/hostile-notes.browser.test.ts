import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readNote } from "#lib/notes/read-note.ts";
import { renderMarkdown } from "#lib/notes/render.ts";
import { sanitizeHtml } from "#lib/sessions/sanitize-html.ts";

import { HOSTILE_HTML, HOSTILE_NOTES } from "./hostile-notes.ts";

/*
 * Hostile notes in a real document: nothing they hold may run, and nothing may be asked of any server.
 */

const ran: string[] = [];
const requested: string[] = [];
let observer: PerformanceObserver;
let stage: HTMLElement;

const OURS = /^(?:blob:|data:)/;

beforeAll(() => {
  Object.assign(window, {
    boom: () => ran.push("boom"),
    alert: () => ran.push("alert"),
  });
  window.addEventListener("securitypolicyviolation", (event) => requested.push(event.blockedURI));
  observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByType("resource")) note(entry.name);
  });
  observer.observe({ type: "resource" });
  stage = document.createElement("main");
  document.body.append(stage);
});

afterAll(() => {
  observer.disconnect();
  stage.remove();
});

/** Vitest's own page loads modules from its own origin; hostile addresses are on none of it, or are "x". */
function note(address: string): void {
  const url = new URL(address, location.href);
  const isOwnModule = url.origin === location.origin && !/\/(?:x|a|y|undefined)$/.test(url.pathname);
  if (!isOwnModule && !OURS.test(address)) requested.push(address);
}

/** Long enough for handlers of pictures that cannot load, for frames, timers and refreshes to have run. */
async function settled(): Promise<void> {
  const probe = new Image();
  const failed = new Promise((resolve) => probe.addEventListener("error", resolve, { once: true }));
  probe.src = "data:image/png;base64,AAAA";
  await failed;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  for (const entry of observer.takeRecords()) note(entry.name);
}

const FORBIDDEN =
  "script,style,link,meta,base,iframe,frame,object,embed,form,input,button,select,textarea,img,picture,source,video,audio,image,use,animate,set,foreignObject,a,template,annotation,annotation-xml,maction,mglyph";

/** Whether an element of the stage has what no card needs. */
function findings(): string[] {
  const found = [...stage.querySelectorAll(FORBIDDEN)].map((element) => element.outerHTML);
  for (const element of stage.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const isBad =
        /^(?:on|data-|id$|name$|href|src|xlink|action|formaction|srcset|ping|is$|popover)/i.test(name) ||
        (name === "style" && /url|fixed|absolute|expression|--|\\/i.test(value));
      if (isBad) found.push(`${element.tagName} ${name}=${value}`);
    }
  }
  return found;
}

async function show(html: string): Promise<void> {
  stage.innerHTML = html;
  // Reading it once more is what mutation attacks wait for.
  stage.innerHTML = stage.innerHTML;
  await Promise.resolve();
}

describe("hostile notes in a page", { timeout: 20_000 }, () => {
  it.each(HOSTILE_NOTES)("$name", async ({ text }) => {
    const { cards } = readNote(text, { file: "hostile.md" });
    const sides = cards.flatMap((card) => [card.front, card.back]);
    for (const side of [...sides, text]) {
      await show(sanitizeHtml(renderMarkdown(side)));
      expect(findings()).toEqual([]);
    }
    await settled();
    expect({ ran, requested }).toEqual({ ran: [], requested: [] });
  });

  it.each(HOSTILE_HTML)("$name, straight into the sanitiser", async ({ text }) => {
    for (const html of [
      text,
      `<div>${text}</div>`,
      `<math>${text}</math>`,
      `<svg>${text}</svg>`,
      `<table><tr><td>${text}`,
    ]) {
      await show(sanitizeHtml(html));
      expect(findings()).toEqual([]);
    }
    await settled();
    expect({ ran, requested }).toEqual({ ran: [], requested: [] });
  });

  it("would notice: the same watch sees a handler run and a request leave", async () => {
    const picture = document.createElement("div");
    picture.innerHTML = '<img src="/hostile/x" onerror="boom()">';
    const failed = new Promise((resolve) => picture.firstElementChild?.addEventListener("error", resolve));
    document.body.append(picture);
    await failed;
    await settled();
    expect(ran).toEqual(["boom"]);
    expect(requested.some((address) => address.endsWith("/hostile/x"))).toBe(true);
    picture.remove();
    ran.length = 0;
    requested.length = 0;
  });
});

describe("what cards need", () => {
  it("survives: formulas, tables, code, lists, sub and sup", () => {
    const html = sanitizeHtml(
      renderMarkdown(
        "a<sub>1</sub> ⟦…⟧ ==b== `f(⟦x⟧)` $\\sqrt{x^2}$\n\n|a|\n|:-:|\n|1|\n\n```python\nx = 1 # y\n```\n\n3. c\n\n$$\\begin{cases} a & b \\\\ c & d \\end{cases}$$",
      ),
    );
    stage.innerHTML = html;
    const needed = [
      "sub",
      "p > span.blank",
      "code > span.blank",
      "mark",
      "math msqrt",
      "math msup",
      ".katex-html svg path",
      "math mtable",
      "th[align=center]",
      "pre code .tok-comment",
      "ol[start]",
    ];
    for (const selector of needed) expect(stage.querySelector(selector), selector).not.toBeNull();
    expect(stage.querySelector(".katex-strut")?.getAttribute("style")).toMatch(/^height:[\d.]+em/);
    expect(stage.querySelector("math")?.namespaceURI).toBe("http://www.w3.org/1998/Math/MathML");
  });

  it("reads the same when it is cleaned twice", () => {
    const once = sanitizeHtml(renderMarkdown("$\\frac{a}{b}$ **b** `c`"));
    expect(sanitizeHtml(once)).toBe(once);
  });
});
