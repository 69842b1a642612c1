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
 * Every program of tests/hostile in the sandbox, under the policy of the app's pages, each between two runs of the reference
 * in the same frame, and one in five before an honest program; on the GPU, which programs share, every one. The languages
 * have a page each and run at the same time. SHOW=1 writes what was seen into docs/threat-model.md.
 */
const SUITES: Readonly<Record<CodeLanguage, readonly HostileProgram[]>> = {
  typescript: TYPESCRIPT,
  python: PYTHON,
};
const LANGUAGES = ["typescript", "python"] as const;
const DOCUMENT = new URL("../../docs/threat-model.md", import.meta.url);

/** For programs that the clock has to end, on cpu and on the GPU, whose software takes its time; */
const LIMIT_MS = { cpu: 400, wasm: 400, webgpu: 2_000 } as const;
/** and for those that come to an end of their own. */
const LONG_LIMIT_MS = 4_000;

/** An honest program after so many that share nothing with it but the frame. */
const FOLLOWED_EVERY = 5;

/** No task of the page's own takes longer; one that does is measured again, for two busy cores are no evidence. */
const LONGEST_TASK_MS = 100;

let outside: Server;
/** Requests that left the sandbox. */
const hits: string[] = [];
let address: string;
/** What became of each program, by language and in order. */
const encounters = new Map<HostileProgram, Promise<Encounter>>();
const pages: HostilePage[] = [];
const seen = new Map<string, { readonly seen: Contained; readonly ms: number }>();

beforeAll(async () => {
  outside = createServer((request, response) => {
    hits.push(String(request.url));
    response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript" });
    response.end("export default 1");
  });
  await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
  address = `127.0.0.1:${(outside.address() as AddressInfo).port}`;
  for (const language of LANGUAGES) {
    const page = await openHostilePage();
    pages.push(page);
    meetAll(page, language);
  }
});

afterAll(async () => {
  await Promise.all(pages.map((page) => page.close()));
  outside.close();
});

async function meet(
  page: HostilePage,
  language: CodeLanguage,
  { source, backend = "cpu", seen: allowed }: HostileProgram,
  index: number,
): Promise<Encounter> {
  const order = {
    language,
    source: source.replaceAll("HOST", address),
    backend,
    limitMs: allowed.includes("clock") ? LIMIT_MS[backend] : LONG_LIMIT_MS,
    isFollowed: backend === "webgpu" || index % FOLLOWED_EVERY === FOLLOWED_EVERY - 1,
  };
  const first = await page.run(order);
  return first.longestTask < LONGEST_TASK_MS && first.nextIsRight !== false ? first : page.run(order);
}

/** Begins with all programs of a language, one after the other. */
function meetAll(page: HostilePage, language: CodeLanguage): void {
  let before: Promise<unknown> = Promise.resolve();
  for (const [index, program] of SUITES[language].entries()) {
    const met = before.then(() => meet(page, language, program, index));
    encounters.set(program, met);
    // Its own test tells what went wrong; the others go on.
    before = met.catch(() => {});
  }
}

describe.each(LANGUAGES)("hostile programs in %s", (language) => {
  const suite = SUITES[language];

  it("are many, each with a name of its own", () => {
    expect(suite.length).toBeGreaterThanOrEqual(60);
    expect(new Set(suite.map(({ id }) => id)).size).toBe(suite.length);
  });

  it.each(suite)("$id: $tries", async (program) => {
    const met = await encounters.get(program);
    if (!met) throw new Error("It was not begun.");
    expect(program.seen, JSON.stringify(met)).toContain(met.seen);
    if (program.says) expect(met.message).toMatch(program.says);
    // Honest runs are judged by what they do: the reference before it, the program after it.
    expect(met.referenceIsRight).toBe(true);
    expect(met.nextIsRight).not.toBe(false);
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
    for (const { page } of pages) {
      expect(await page.evaluate(() => "gradus" in globalThis)).toBe(true);
      expect(page.url()).toContain("127.0.0.1");
      expect(page.context().pages()).toHaveLength(1);
    }
  });

  it("the page's console has nothing to say of the page", () => {
    // Refusals of the sandbox's policy are its workers' own, and are what is wanted; so is what a program rejects and forgets.
    const complaints = pages.flatMap((page) => page.complaints);
    expect(complaints.filter((text) => !/Content Security Policy|^Error: (x|left \d+)$/.test(text))).toEqual(
      [],
    );
  });

  it("nothing has been left on the device", async () => {
    for (const { page } of pages) {
      const left = await page.evaluate(async () => ({
        databases: (await indexedDB.databases()).map(({ name }) => name),
        caches: await caches.keys(),
        local: localStorage.length,
        cookies: document.cookie,
      }));
      expect(left).toEqual({ databases: [], caches: [], local: 0, cookies: "" });
    }
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
