import type { Root } from "mdast";
import { parse } from "yaml";

import type { Skipped } from "./skip.ts";

/** What a note says about itself at its start; null where it says nothing. */
export interface FrontMatter {
  readonly title: string | null;
  readonly topic: string | null;
  readonly deck: string | null;
  readonly lang: string | null;
  /** Told where it is no proper YAML. */
  readonly problem: Skipped | null;
}

/** In UTF-16 units. Longer front matter is somebody's data. */
const MAX_LENGTH = 20_000;

/** Lists inside one another. Nobody's notes need as many, and the parser's time grows with their square. */
const MAX_DEPTH = 20;

/** In UTF-16 units. */
const MAX_VALUE_LENGTH = 200;

/** A value on the line of its name, as YAML or TOML write it. */
const PLAIN = /^[ \t]*["']?([A-Za-z]+)["']?[ \t]*[:=][ \t]*(\S.*)$/;

/**
 * Reads the front matter of a parsed note. Of a list the first value counts. What is no proper YAML is read line by line,
 * as far as that goes, and told about.
 */
export function readFrontMatter(root: Root): FrontMatter {
  const first = root.children[0] as { type: string; value?: string; position?: Root["position"] } | undefined;
  const isFrontMatter = first?.type === "yaml" || first?.type === "toml";
  const source = isFrontMatter ? (first.value ?? "") : "";
  const isEmpty = source.trim() === "";
  const proper = first?.type === "yaml" && source.length <= MAX_LENGTH && !isEmpty ? readYaml(source) : null;
  const values = proper ?? (isEmpty ? {} : readLines(source.slice(0, MAX_LENGTH)));
  const isBroken = first?.type === "yaml" && !isEmpty && proper === null;
  const text = (name: string): string | null => plainText(values[name]);
  return {
    title: text("title"),
    topic: text("topic") ?? text("topics"),
    deck: text("deck"),
    lang: text("lang") ?? text("language"),
    problem: isBroken
      ? {
          startLine: first.position?.start.line ?? 1,
          endLine: first.position?.end.line ?? 1,
          reason: "front-matter",
          excerpt: source.trim().replace(/\s+/g, " ").slice(0, 80),
        }
      : null,
  };
}

function plainText(value: unknown): string | null {
  const single: unknown = Array.isArray(value) ? value.find((entry) => plainText(entry) !== null) : value;
  const words = typeof single === "string" || typeof single === "number" ? String(single).trim() : "";
  return words === "" ? null : words.slice(0, MAX_VALUE_LENGTH);
}

function isDeep(source: string): boolean {
  let depth = 0;
  for (const [bracket] of source.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === "[" || bracket === "{" ? 1 : -1));
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function readYaml(source: string): Record<string, unknown> | null {
  if (isDeep(source)) return null;
  try {
    const value: unknown = parse(source, { maxAliasCount: 0, logLevel: "error" });
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    // Anybody's YAML: broken, or nested until the stack ends. A note without front matter is still a note.
    return null;
  }
}

/** The plain values of lines such as `title: BN: why it works`, which is no YAML. */
function readLines(source: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const line of source.split("\n")) {
    const [, name, value = ""] = PLAIN.exec(line) ?? [];
    if (name !== undefined && !/^[[{&*|>]/.test(value))
      values[name] ??= value.replace(/^(["'])(.*)\1[ \t]*$/, "$2").trim();
  }
  return values;
}
