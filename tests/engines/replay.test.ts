import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";

import { until, type Engine } from "../../scripts/engines/engine.ts";
import { startFirefox } from "../../scripts/engines/firefox.ts";
import { startWebKit } from "../../scripts/engines/webkit.ts";
import { fixedLog } from "./fixed-log.ts";
import { replayed, type Replayed } from "./replay-page.ts";

/* Powers and exponentials are not rounded alike by every engine: the memories they give must agree all the same. */

const TOLERANCE = 1e-6;
const WAIT_MS = 30_000;

const ENGINES: readonly (readonly [name: string, start: () => Promise<Engine>])[] = [
  ["Firefox", () => startFirefox("firefox-esr")],
  ["WebKitGTK", () => startWebKit("WebKitWebDriver")],
];

const log = fixedLog();
let url = "";

beforeAll(async () => {
  const entry = fileURLToPath(new URL("replay-page.ts", import.meta.url));
  const built = await build({ entryPoints: [entry], bundle: true, write: false, format: "iife" });
  const script = built.outputFiles[0]?.text ?? "";
  const page = `<!doctype html><meta charset="utf-8"><title>Replay</title>
<script type="application/json" id="log">${JSON.stringify(log)}</script>
<script src="page.js" defer></script>`;
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader(
      "content-type",
      isScript ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8",
    );
    response.end(isScript ? script : page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return () => server.close();
});

describe("the log that all engines are given", () => {
  it("has everything in it that a log can hold of cards, and many phases", () => {
    expect(new Set(log.map(({ kind }) => kind))).toEqual(new Set(["rate", "retract", "reset", "reschedule"]));
    const phases = new Set(Object.values(replayed(log)).map(({ phase }) => phase));
    expect(phases.size).toBeGreaterThanOrEqual(3);
  });
});

describe.each(ENGINES)("%s", (_name, start) => {
  it("replays a log to the memories and days that Node gives", async () => {
    const engine = await start();
    try {
      await engine.open(url);
      const text = await until("replayed log", WAIT_MS, () =>
        engine.call(() => document.querySelector("#replayed")?.textContent ?? null),
      );
      expectNear(JSON.parse(text) as Replayed, replayed(log));
    } finally {
      await engine.close();
    }
  });
});

function expectNear(theirs: Replayed, ours: Replayed): void {
  expect(Object.keys(theirs).sort()).toEqual(Object.keys(ours).sort());
  for (const [cardId, fields] of Object.entries(ours))
    for (const [name, value] of Object.entries(fields)) {
      const got = theirs[cardId]?.[name];
      const isNear =
        typeof value === "number" && typeof got === "number"
          ? Math.abs(got - value) <= TOLERANCE * Math.max(1, Math.abs(value))
          : got === value;
      expect([cardId, name, isNear ? value : got]).toEqual([cardId, name, value]);
    }
}
