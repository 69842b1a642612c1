import { describe, expect, it } from "vitest";

import { isAllowed, licences } from "../../scripts/build/licences.mjs";
import { read } from "./project-files.ts";

describe("the licences", () => {
  const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
  const entries = licences();

  it("name every package that the app depends on, in the version it has", () => {
    const listed = new Set(entries.map(({ name, version }) => `${name}@${version}`));
    const missing = Object.entries(dependencies).filter(
      ([name, version]) => !listed.has(`${name}@${version}`),
    );
    expect(missing).toEqual([]);
  });

  it("each have a text, and what a text points to is in the list", () => {
    const names = new Set(entries.map(({ name, version }) => `${name} ${version}`.trim()));
    for (const { name, text } of entries) {
      expect(text, name).not.toBe("");
      for (const [, target = ""] of text.matchAll(/^(.*): its wording stands in this list\.$/gm)) {
        expect(names).toContain(target);
      }
    }
  });

  it("fit into a file that a phone does not notice", () => {
    expect(JSON.stringify(entries).length).toBeLessThan(150_000);
  });

  it.each([
    ["MIT", true],
    ["(MPL-2.0 OR Apache-2.0)", true],
    ["GPL-3.0 OR MIT", true],
    ["GPL-3.0", false],
    ["MIT AND GPL-3.0", false],
    ["UNLICENSED", false],
    ["none", false],
  ])("%s: may be shipped is %s", (expression, expected) => {
    expect(isAllowed(expression)).toBe(expected);
  });
});
