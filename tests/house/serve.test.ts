import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { serveBuild } from "../../scripts/tasks/serve.mjs";

/** A build in miniature, with a file outside it that must stay there. */
const FILES = {
  "secret.txt": "not served",
  "site/index.html": "<p>today</p>",
  "site/404.html": "<p>shell</p>",
  "site/review/index.html": "<p>review</p>",
  "site/sw.js": "self",
  "site/manifest.webmanifest": "{}",
  "site/_app/immutable/assets/runtime.abc123.wasm": "\0asm",
  "site/_app/version.json": "{}",
};

let folder: string;
let server: Awaited<ReturnType<typeof serveBuild>>;

beforeAll(async () => {
  mkdirSync(".cache", { recursive: true });
  folder = mkdtempSync(join(process.cwd(), ".cache", "served-"));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  server = await serveBuild({ folder: join(folder, "site"), base: "/gradus" });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function get(path: string) {
  const reply = await fetch(new URL(path, server.url), { redirect: "manual" });
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
}

describe("the build as it is served", () => {
  it.each([
    ["/gradus/", 200, "<p>today</p>"],
    ["/gradus/review/", 200, "<p>review</p>"],
    ["/gradus/no/such/page", 404, "<p>shell</p>"],
    ["/gradus/..%2fsecret.txt", 404, "<p>shell</p>"],
    ["/gradual/", 404, ""],
  ])("%s is answered with %i", async (path, status, text) => {
    const reply = await get(path);
    expect({ status: reply.status, text: reply.text }).toEqual({ status, text });
  });

  it("leads from the root to the sub-path", async () => {
    const reply = await get("/");
    expect([reply.status, reply.headers.get("location")]).toEqual([302, "/gradus/"]);
  });

  it.each([
    ["_app/immutable/assets/runtime.abc123.wasm", "application/wasm", /immutable/],
    ["manifest.webmanifest", "application/manifest+json", /^no-cache$/],
    ["sw.js", "text/javascript", /^no-cache$/],
    ["_app/version.json", "application/json", /^no-cache$/],
    ["", "text/html;charset=utf-8", /^no-cache$/],
  ])("%s has its type, and is kept only if its name has its hash", async (path, type, caching) => {
    const { headers } = await get(`/gradus/${path}`);
    expect(headers.get("content-type")).toBe(type);
    expect(headers.get("cache-control")).toMatch(caching);
  });

  it("says which port is taken instead of taking another", async () => {
    const again = serveBuild({ folder: join(folder, "site"), port: server.port });
    await expect(again).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
