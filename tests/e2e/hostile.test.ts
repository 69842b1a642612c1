import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { CodeLanguage } from "#lib/core/language.ts";
import { CONTAINED, type Contained, type HostileProgram } from "../hostile/hostile-program.ts";
import { PYTHON } from "../hostile/python/index.ts";
import { idsInTable, tableOf, withTable } from "../hostile/threat-table.ts";
import { TYPESCRIPT } from "../hostile/typescript/index.ts";
import { openHostilePage, type Encounter, type HostilePage } from "./hostile-page.ts";

/*
 * Every program of tests/hostile in the sandbox, under the policy of the app's pages, each followed by an honest one in the
 * same frame. SHOW=1 writes what was seen into docs/threat-model.md.
 */
const SUITES: Readonly<Record<CodeLanguage, readonly HostileProgram[]>> = {
  typescript: TYPESCRIPT,
  python: PYTHON,
};
const DOCUMENT = new URL("../../docs/threat-model.md", import.meta.url);

/** A run on cpu and one on the GPU, whose software takes its time. */
const LIMIT_MS = { cpu: 600, wasm: 600, webgpu: 3_000 } as const;

/** No task of the page's own takes longer; one that does is measured again, for two busy cores are no evidence. */
const LONGEST_TASK_MS = 100;

let outside: Server;
/** Requests that left the sandbox. */
const hits: string[] = [];
let address: string;
let page: HostilePage;
const seen = new Map<string, { readonly seen: Contained; readonly ms: number }>();

beforeAll(async () => {
  outside = createServer((request, response) => {
    hits.push(String(request.url));
    response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript" });
    response.end("export default 1");
  });
  await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
  address = `127.0.0.1:${(outside.address() as AddressInfo).port}`;
  page = await openHostilePage();
});

afterAll(async () => {
  await page.close();
  outside.close();
});

async function meet(language: CodeLanguage, { source, backend = "cpu" }: HostileProgram): Promise<Encounter> {
  const run = () => page.run(language, source.replaceAll("HOST", address), backend, LIMIT_MS[backend]);
  const first = await run();
  return first.longestTask < LONGEST_TASK_MS && first.nextIsRight ? first : run();
}

describe.each(["typescript", "python"] as const)("hostile programs in %s", (language) => {
  const suite = SUITES[language];

  it("are many, each with a name of its own", () => {
    expect(suite.length).toBeGreaterThanOrEqual(60);
    expect(new Set(suite.map(({ id }) => id)).size).toBe(suite.length);
  });

  it.each(suite)("$id: $tries", async (program) => {
    const met = await meet(language, program);
    expect(program.seen, JSON.stringify(met)).toContain(met.seen);
    if (program.says) expect(met.message).toMatch(program.says);
    // The next honest run is judged by what it does.
    expect(met.nextIsRight).toBe(true);
    // The page stays responsive, and shows nothing that is not text.
    expect(met.longestTask).toBeLessThan(LONGEST_TASK_MS);
    expect(met.unprintable).toBe(0);
    expect(met.message ?? "").not.toMatch(/blob:|data:text/);
    expect(met.printed[0]).toBeLessThan(40_000);
    expect(met.printed[1]).toBeLessThanOrEqual(201);
    seen.set(`${language} ${program.id}`, { seen: met.seen, ms: met.ms });
  });
});

describe("afterwards", () => {
  it("nothing has reached the network, and the page is where it was", async () => {
    expect(hits).toEqual([]);
    expect(await page.page.evaluate(() => "gradus" in globalThis)).toBe(true);
    expect(page.page.url()).toContain("127.0.0.1");
    expect(page.page.context().pages()).toHaveLength(1);
  });

  it("the page's console has nothing to say of the page", () => {
    // Refusals of the sandbox's policy are its workers' own, and are what is wanted.
    expect(page.complaints.filter((text) => !/Content Security Policy/.test(text))).toEqual([]);
  });

  it("nothing has been left on the device", async () => {
    const left = await page.page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      local: localStorage.length,
      cookies: document.cookie,
    }));
    expect(left).toEqual({ databases: [], caches: [], local: 0, cookies: "" });
  });

  it("the threat model has every program in its table", () => {
    const text = readFileSync(DOCUMENT, "utf8");
    const rows = (["typescript", "python"] as const).map((language) => ({
      language,
      rows: SUITES[language].map((program) => ({
        ...program,
        outcome: seen.get(`${language} ${program.id}`) ?? null,
      })),
    }));
    if (process.env["SHOW"] === "1") writeFileSync(DOCUMENT, withTable(text, tableOf(rows)));
    else
      for (const { language, rows: programs } of rows)
        expect(idsInTable(text, language)).toEqual(programs.map(({ id }) => id));
    expect(Object.keys(CONTAINED)).toContain("clock");
  });
});
