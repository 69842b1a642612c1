import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { webManifest } from "./web-manifest.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Width and height of a PNG, from its header. */
function sizeOf(file: string): string {
  const bytes = readFileSync(file);
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

describe.each(["", "/gradus"])("the web manifest under %j", (base) => {
  const manifest = webManifest(base);

  it("keeps to its sub-path", () => {
    const { id, start_url: start, scope, icons = [], shortcuts = [] } = manifest;
    const addresses = [id, start, scope, ...icons.map(({ src }) => src), ...shortcuts.map(({ url }) => url)];
    for (const address of addresses) expect(address).toMatch(new RegExp(`^${base}/`));
  });

  it("names pictures that exist and have the size it says", () => {
    const icons = [...(manifest.icons ?? []), ...(manifest.shortcuts ?? []).flatMap((shortcut) => shortcut.icons ?? [])];
    expect(icons).toHaveLength(5);
    for (const { src, sizes } of icons) expect(sizeOf(join(ROOT, "static", src.slice(base.length)))).toBe(sizes);
  });
});
