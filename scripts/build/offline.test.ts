import { describe, expect, it } from "vitest";

import { servedAddress } from "./offline.ts";

describe("servedAddress", () => {
  it.each([
    ["client/icons/icon-192.png", "icons/icon-192.png"],
    ["client/_app/immutable/entry/start.A1.js", "_app/immutable/entry/start.A1.js"],
    ["prerendered/pages/index.html", "./"],
    ["prerendered/pages/review/index.html", "review/"],
    ["prerendered/pages/exercises/batch-norm/index.html", "exercises/batch-norm/"],
    ["prerendered/dependencies/decks/list.json", "decks/list.json"],
  ])("%s is served as %s", (file, address) => {
    expect(servedAddress(file)).toBe(address);
  });
});
