import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Files that every small house below has; each is sound. */
const SOUND: Readonly<Record<string, string>> = {
  "src/lib/core/time.ts": `export interface Moment { readonly atMs: number }\nexport const zero: Moment = { atMs: 0 };`,
  "src/lib/notes/card.ts": `import { zero } from "#lib/core/time.ts";\nexport const card = zero;\nexport type Card = typeof card;`,
  "src/lib/store/open.ts": `import Dexie from "dexie";\nimport type { Card } from "#lib/notes/card.ts";\nexport const open = (card: Card) => [Dexie, card];`,
  "src/lib/scheduling/answer.ts": `import { fsrs } from "ts-fsrs";\nimport { zero } from "../core/time.ts";\nexport const answer = () => [fsrs, zero];`,
  "src/lib/sessions/review.svelte.ts": `import { open } from "#lib/store/open.ts";\nimport { answer } from "#lib/scheduling/answer.ts";\nexport const review = () => [open, answer];`,
  "src/lib/ui/button.svelte": `<script lang="ts">\n  import type { Moment } from "#lib/core/time.ts";\n  let { at }: { at: Moment } = $props();\n</script>\n<button>{at.atMs}</button>`,
  "src/routes/+page.svelte": `<script lang="ts">\n  import Button from "#lib/ui/button.svelte";\n  import { review } from "#lib/sessions/review.svelte.ts";\n  const at = { atMs: review().length };\n</script>\n<Button {at} />`,
};

/** One more file each, and the rule that must reject it. */
const BROKEN: readonly { readonly rule: string; readonly file: string; readonly text: string }[] = [
  {
    rule: "floor-core",
    file: "src/lib/core/upwards.ts",
    text: `import { card } from "#lib/notes/card.ts";\nexport const upwards = card;`,
  },
  {
    rule: "floor-core",
    file: "src/lib/core/upwards-by-path.ts",
    text: `export { card as upwards } from "../notes/card.ts";`,
  },
  {
    rule: "floor-core",
    file: "src/lib/core/upwards-for-a-type.ts",
    text: `import type { Card } from "#lib/notes/card.ts";\nexport type Upwards = Card;`,
  },
  {
    rule: "floor-notes",
    file: "src/lib/notes/sideways.ts",
    text: `import { answer } from "#lib/scheduling/answer.ts";\nexport const sideways = answer;`,
  },
  {
    rule: "floor-notes",
    file: "src/lib/notes/later.ts",
    text: `export const later = () => import("#lib/scheduling/answer.ts");`,
  },
  {
    rule: "floor-exchange",
    file: "src/lib/exchange/out-of-the-brackets.ts",
    text: `import { open } from "#lib/store/open.ts";\nexport const outside = open;`,
  },
  {
    rule: "floor-store-types-only",
    file: "src/lib/store/runs-notes.ts",
    text: `import { card, type Card } from "#lib/notes/card.ts";\nexport const stored: Card = card;`,
  },
  {
    rule: "floor-ui",
    file: "src/lib/ui/reads-the-store.svelte",
    text: `<script lang="ts">\n  import { open } from "#lib/store/open.ts";\n</script>\n<p>{open.name}</p>`,
  },
  {
    rule: "routes-only-compose",
    file: "src/routes/import/+page.svelte",
    text: `<script lang="ts">\n  import { open } from "../../lib/store/open.ts";\n</script>\n<p>{open.name}</p>`,
  },
  {
    rule: "nothing-imports-routes",
    file: "src/lib/sessions/knows-a-page.ts",
    text: `import Page from "../../routes/+page.svelte";\nexport const page = Page;`,
  },
  {
    rule: "door-dexie",
    file: "src/lib/sessions/own-database.ts",
    text: `import Dexie from "dexie";\nexport const database = Dexie;`,
  },
  {
    rule: "door-dexie",
    file: "src/lib/ui/live-query.svelte",
    text: `<script>\n  import { liveQuery } from "dexie";\n</script>\n<p>{liveQuery.name}</p>`,
  },
  {
    rule: "door-ts-fsrs",
    file: "src/lib/mastery/own-curve.ts",
    text: `import { forgetting_curve } from "ts-fsrs";\nexport const curve = forgetting_curve;`,
  },
  {
    rule: "door-tensorflow",
    file: "src/lib/sessions/own-tensors.ts",
    text: `import * as tf from "@tensorflow/tfjs-core";\nexport const tensors = tf;`,
  },
  {
    rule: "door-markdown",
    file: "src/lib/ui/formula.svelte",
    text: `<script>\n  import katex from "katex";\n</script>\n<p>{katex.version}</p>`,
  },
  {
    rule: "door-dompurify",
    file: "src/lib/ui/cleaned.ts",
    text: `import purify from "dompurify";\nexport const cleaned = purify;`,
  },
  {
    rule: "door-editor",
    file: "src/lib/sessions/own-editor.ts",
    text: `import { EditorView } from "@codemirror/view";\nexport const editor = EditorView;`,
  },
  {
    rule: "pure-rooms",
    file: "src/lib/scheduling/waits.ts",
    text: `import { tick } from "svelte";\nexport const waits = tick;`,
  },
  {
    rule: "no-system-in-the-app",
    file: "src/lib/exercises/reads-files.ts",
    text: `import { readFileSync } from "node:fs";\nexport const read = readFileSync;`,
  },
  {
    rule: "no-room-without-a-floor",
    file: "src/lib/utils/sum.ts",
    text: `import { zero } from "#lib/core/time.ts";\nexport const sum = zero;`,
  },
  {
    rule: "content-is-data",
    file: "exercises/batch-norm/cases.ts",
    text: `import { answer } from "#lib/scheduling/answer.ts";\nexport const cases = answer;`,
  },
  {
    rule: "app-without-its-tools",
    file: "src/lib/sessions/uses-a-script.ts",
    text: `import { cards } from "../../../scripts/cards.ts";\nexport const session = cards;`,
  },
  {
    rule: "scripts-without-screens",
    file: "scripts/draws.ts",
    text: `import Button from "#lib/ui/button.svelte";\nexport const draws = Button;`,
  },
  {
    rule: "no-circles",
    file: "src/lib/core/round.ts",
    text: `import { other } from "./and-round.ts";\nexport const one = () => other;`,
  },
  { rule: "no-orphans", file: "src/lib/core/alone.ts", text: `export const alone = 1;` },
  {
    rule: "not-to-unresolvable",
    file: "src/lib/ui/leads-nowhere.svelte",
    text: `<script lang="ts">\n  import Nothing from "#lib/ui/nothing.svelte";\n</script>\n<Nothing />`,
  },
  {
    rule: "not-to-undeclared",
    file: "src/lib/core/undeclared.ts",
    text: `import { parse } from "acorn";\nexport const undeclared = parse;`,
  },
  {
    rule: "not-to-dev-dep",
    file: "src/lib/core/borrows-a-tool.ts",
    text: `import fc from "fast-check";\nexport const tool = fc;`,
  },
];

/** Files that the broken ones need to make their point. */
const PROPS: Readonly<Record<string, string>> = {
  "src/lib/core/and-round.ts": `import { one } from "./round.ts";\nexport const other = () => one;`,
  "scripts/cards.ts": `import { card } from "#lib/notes/card.ts";\nexport const cards = [card];`,
};

/** Rules that reject a file, by file, when the check runs on a folder laid out like the project. */
async function rulesBrokenIn(folder: string): Promise<Map<string, string[]>> {
  const { output } = await cruise(
    ["src", "scripts", "exercises"],
    { ...(await extractDepcruiseOptions("./.dependency-cruiser.cjs")), baseDir: folder, outputType: "json" },
    {},
    { tsConfig: extractTSConfig("./tsconfig.json") },
  );
  const { summary } = (typeof output === "string" ? JSON.parse(output) : output) as ICruiseResult;
  const broken = new Map<string, string[]>();
  for (const { from, rule, cycle = [] } of summary.violations) {
    // A circle has no first file.
    for (const file of new Set([from, ...cycle.map(({ name }) => name)])) {
      broken.set(file, [...(broken.get(file) ?? []), rule.name]);
    }
  }
  return broken;
}

describe("the floors", () => {
  let house: string;
  let broken: Map<string, string[]>;

  beforeAll(async () => {
    // Inside the project, so that packages are found as they are from the real files.
    mkdirSync(".cache", { recursive: true });
    house = mkdtempSync(join(process.cwd(), ".cache", "house-"));
    const packageJson = {
      type: "module",
      imports: { "#lib/*": "./src/lib/*" },
      dependencies: Object.fromEntries(
        ["dexie", "ts-fsrs", "katex", "dompurify", "svelte", "@tensorflow/tfjs-core", "@codemirror/view"].map(
          (name) => [name, "*"],
        ),
      ),
      devDependencies: { "fast-check": "*" },
    };
    const files = { "package.json": JSON.stringify(packageJson), ...SOUND, ...PROPS };
    for (const [file, text] of [
      ...Object.entries(files),
      ...BROKEN.map(({ file, text }) => [file, text] as const),
    ]) {
      mkdirSync(dirname(join(house, file)), { recursive: true });
      writeFileSync(join(house, file), text);
    }
    broken = await rulesBrokenIn(house);
  });

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it.each(BROKEN)("$rule rejects $file", ({ rule, file }) => {
    expect(broken.get(file)).toContain(rule);
  });

  it.each(Object.keys(SOUND))("nothing rejects %s", (file) => {
    expect(broken.get(file) ?? []).toEqual([]);
  });

  it("every rule is broken by a file here, or is a floor or a door like one that is", async () => {
    const { ruleSet } = await extractDepcruiseOptions("./.dependency-cruiser.cjs");
    const shown = new Set(BROKEN.map(({ rule }) => rule));
    const others = (ruleSet?.forbidden ?? []).map(({ name }) => name ?? "");
    expect(others.filter((name) => !shown.has(name) && !/^(floor|door)-/.test(name))).toEqual([]);
  });

  it("the project itself breaks none", async () => {
    expect(Object.fromEntries(await rulesBrokenIn(process.cwd()))).toEqual({});
  }, 60_000);
});
