import { join } from "node:path";

import type { Plugin } from "vite";

/** Modules that one file is made of: those whose name ends so, and all of ours that they import statically. */
interface Part {
  readonly name: string;
  readonly roots: readonly string[];
}

/**
 * What a first visit needs, in the order in which it needs it. Left to itself the bundler makes a file of every set of
 * modules that the same screens share: some seventy of a few hundred bytes for these three, each asked for by itself.
 */
const PARTS: readonly Part[] = [
  {
    name: "today",
    roots: [
      "src/routes/+layout.ts",
      "src/routes/+layout.svelte",
      "src/routes/+page.ts",
      "src/routes/+page.svelte",
    ],
  },
  // Apart from the screen: installing the built-in decks needs some of it, and none of its styles.
  { name: "answering", roots: ["src/lib/sessions/review.svelte.ts"] },
  { name: "review", roots: ["src/routes/review/+page.ts", "src/routes/review/+page.svelte"] },
  { name: "install", roots: ["src/lib/sessions/install-built-in.ts"] },
];

/** What this asks of the bundler about a module. */
export interface ModuleFacts {
  readonly importedIds: readonly string[];
  readonly code: string | null;
}

/** The words of the interface: one module each, and one that names them all. */
const MESSAGES = /[\\/]paraglide[\\/]messages[\\/]([^\\/]+)\.js$/;

/** A message that code says: `m.today_title()`. */
const SAID = /\bm\.([A-Za-z_]\w*)/g;

/**
 * Which part each module belongs to: the first one that needs it. Libraries are no part of any: what of them is needed
 * shows only once the rest is dropped. Of the messages only those belong that a module of the part says.
 */
export function partsOf(
  parts: readonly Part[],
  folder: string,
  factsOf: (id: string) => ModuleFacts | null,
): ReadonlyMap<string, string> {
  const partOf = new Map<string, string>();
  for (const { name, roots } of parts) {
    const open = roots.map((root) => join(folder, root));
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (partOf.has(id) || /[\\/]node_modules[\\/]|^\0/.test(id)) continue;
      const facts = factsOf(id);
      if (facts === null) continue;
      partOf.set(id, name);
      for (const imported of facts.importedIds) if (!MESSAGES.test(imported)) open.push(imported);
      const said = [...(facts.code ?? "").matchAll(SAID)].map(([, key]) => key);
      for (const key of said) open.push(join(folder, "src/lib/paraglide/messages", `${key ?? ""}.js`));
    }
  }
  return partOf;
}

/** Puts what a first visit needs into a few files. */
export function firstChunks(folder: string): Plugin {
  return {
    name: "gradus:first-chunks",
    apply: "build",
    config({ build }) {
      if (build?.ssr !== false) return undefined;
      let partOf: ReadonlyMap<string, string> | null = null;
      return {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                groups: PARTS.map(({ name }, index) => ({
                  name: (id, context) => {
                    partOf ??= partsOf(PARTS, folder, (each) => context.getModuleInfo(each));
                    return partOf.get(id) === name ? name : null;
                  },
                  priority: PARTS.length - index,
                  debugName: name,
                })),
              },
            },
          },
        },
      };
    },
  };
}
