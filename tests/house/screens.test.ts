import { parse } from "svelte/compiler";
import { describe, expect, it } from "vitest";

import { projectFiles, read } from "./project-files.ts";

const SCREENS = projectFiles().filter((path) => /^src\/.*\.(svelte|css)$/.test(path));
const COMPONENTS = SCREENS.filter((path) => path.endsWith(".svelte"));

/** Attributes that a person reads or hears. */
const SPOKEN = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-roledescription",
  "label",
  "placeholder",
  "title",
]);

/** Symbols and names that are the same in every language. */
const UNTRANSLATED = /∇|\bGradus\b|\bFSRS\b|\bWebGPU\b|\bTypeScript\b|\bPython\b/g;

interface TemplateNode {
  type: string;
  name?: string;
  data?: string;
  value?: unknown;
}

function isNode(value: unknown): value is TemplateNode {
  return typeof value === "object" && value !== null && "type" in value;
}

/** Words that stand in a component's template instead of in messages/. */
function literalWords(component: string): string[] {
  const found: string[] = [];
  const say = (text: string) => {
    if (/\p{Letter}{2}|\p{Script=Han}/u.test(text.replaceAll(UNTRANSLATED, ""))) found.push(text.trim());
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isNode(value)) return;
    if (value.type === "Text") return say(value.data ?? "");
    if (value.type === "Attribute") {
      if (SPOKEN.has(value.name ?? "")) visit(value.value);
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      // Expressions are code; their texts come from messages, which the types guard.
      if (key !== "expression" && typeof child === "object") visit(child);
    }
  };
  visit(parse(component, { modern: true }).fragment);
  return found;
}

/** Colours written out; comments, addresses, names of variables and masks (where black means "seen") are set aside. */
function literalColours(source: string): string[] {
  const styles = [...source.matchAll(/<style[^>]*>([^]*?)<\/style>|style="([^"]*)"/g)];
  const text =
    source.includes("<style") || source.includes("style=")
      ? styles.map(([, block, inline]) => block ?? inline ?? "").join("\n")
      : source;
  const bare = text
    .replaceAll(/\/\*[^]*?\*\//g, "")
    .replaceAll(/url\([^)]*\)|--[\w-]+|\bmask[\w-]*:[^;}]*/g, "");
  return (
    bare.match(
      /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|:[^;{]*\b(?:white|black|red|green|blue|gr[ae]y|orange|yellow|purple)\b/gi,
    ) ?? []
  );
}

describe("what the screens say", () => {
  it("is found at all: the test sees a word in a template and in a label", () => {
    expect(literalWords(`<p>Due today</p><button aria-label="关闭" class="wide">{label}</button>`)).toEqual([
      "Due today",
      "关闭",
    ]);
  });

  it.each(COMPONENTS)("%s has its words from the messages", (path) => {
    expect(literalWords(read(path))).toEqual([]);
  });
});

describe("how the screens look", () => {
  it("is found at all: the test sees a colour in a component and in a style sheet", () => {
    expect(
      literalColours(`<p>#fff</p><style>p { color: #fff; background: rgb(0 0 0); }</style>`),
    ).toHaveLength(2);
    expect(literalColours(`p { border: 1px solid white; white-space: pre; }`)).toHaveLength(1);
  });

  it.each(SCREENS.filter((path) => path !== "src/lib/ui/tokens.css"))(
    "%s has its colours from tokens.css",
    (path) => {
      const source = path.endsWith(".svelte") ? read(path).replace(/^[^]*?(?=<style|$)/, "") : read(path);
      expect(literalColours(source)).toEqual([]);
    },
  );
});
