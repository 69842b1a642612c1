import type { Root } from "mdast";
import { parse } from "yaml";

/** What a note says about itself at its start; null where it says nothing. */
export interface FrontMatter {
  readonly title: string | null;
  readonly topic: string | null;
  readonly deck: string | null;
  readonly lang: string | null;
}

/** In UTF-16 units. Longer front matter is somebody's data. */
const MAX_LENGTH = 20_000;

/** Reads the front matter of a parsed note; what is not YAML with plain values counts as absent. */
export function readFrontMatter(root: Root): FrontMatter {
  const first = root.children[0];
  const values = first?.type === "yaml" && first.value.length <= MAX_LENGTH ? readYaml(first.value) : null;
  const text = (name: string): string | null => {
    const value = values?.[name];
    const words = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
    return words === "" ? null : words.slice(0, 200);
  };
  return {
    title: text("title"),
    topic: text("topic"),
    deck: text("deck"),
    lang: text("lang") ?? text("language"),
  };
}

function readYaml(source: string): Record<string, unknown> | null {
  try {
    const value: unknown = parse(source, { maxAliasCount: 0, logLevel: "silent" });
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    // Anybody's YAML: broken, or nested until the stack ends. A note without front matter is still a note.
    return null;
  }
}
