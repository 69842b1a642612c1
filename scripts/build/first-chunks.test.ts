import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { partsOf, type ModuleFacts } from "./first-chunks.ts";

const FOLDER = join("/", "project");
const MESSAGES = "src/lib/paraglide/messages.js";
const PARTS = [
  { name: "first", roots: ["a.ts"] },
  { name: "second", roots: ["b.ts"] },
];

/** Modules by path: what each imports, and its code. */
type Modules = Readonly<Record<string, readonly [imports: readonly string[], code?: string]>>;

function parts(modules: Modules): Readonly<Record<string, string>> {
  const inFolder = (path: string): string => (path.startsWith("\0") ? path : join(FOLDER, path));
  const facts = new Map<string, ModuleFacts>(
    Object.entries(modules).map(([path, [imports, code = ""]]) => [
      inFolder(path),
      { importedIds: imports.map(inFolder), code },
    ]),
  );
  const found = partsOf(PARTS, FOLDER, (id) => facts.get(id) ?? null);
  return Object.fromEntries([...found].map(([id, name]) => [id.slice(FOLDER.length + 1), name]));
}

describe("the parts of a first load", () => {
  it("hold what their roots import, however deep, round a circle too", () => {
    expect(parts({ "a.ts": [["c.ts"]], "c.ts": [["d.ts"]], "d.ts": [["a.ts"]], "e.ts": [[]] })).toEqual({
      "a.ts": "first",
      "c.ts": "first",
      "d.ts": "first",
    });
  });

  it("hold each module once: the first part that needs it", () => {
    expect(parts({ "a.ts": [["c.ts"]], "b.ts": [["c.ts", "d.ts"]], "c.ts": [[]], "d.ts": [[]] })).toEqual({
      "a.ts": "first",
      "c.ts": "first",
      "b.ts": "second",
      "d.ts": "second",
    });
  });

  it("hold no library, and nothing that a library imports", () => {
    const library = "node_modules/library/index.js";
    expect(parts({ "a.ts": [[library, "\0virtual"]], [library]: [["c.ts"]], "c.ts": [[]] })).toEqual({
      "a.ts": "first",
    });
  });

  it("hold only the messages that they say, not all that are named together", () => {
    const message = (key: string): string => `src/lib/paraglide/messages/${key}.js`;
    const all = [message("_index"), message("said"), message("unsaid")] as const;
    expect(
      parts({
        "a.ts": [[MESSAGES], "const text = m.said();"],
        [MESSAGES]: [[all[0]], "export * as m"],
        [all[0]]: [[all[1], all[2]]],
        [all[1]]: [["src/lib/paraglide/runtime.js"]],
        [all[2]]: [[]],
        "src/lib/paraglide/runtime.js": [[]],
      }),
    ).toEqual({
      "a.ts": "first",
      [MESSAGES]: "first",
      [message("said")]: "first",
      "src/lib/paraglide/runtime.js": "first",
    });
  });
});
