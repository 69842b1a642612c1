import { createHash } from "node:crypto";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { stableHash } from "./hash.ts";

describe("stableHash", () => {
  it("is the first 20 hex digits of SHA-256 over the parts as JSON", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (parts) => {
        const expected = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 20);
        expect(stableHash(parts)).toBe(expected);
      }),
    );
  });

  it("tells apart parts that read the same when joined", () => {
    const hashes = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["批归一化"], []].map(stableHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it("never changes: stored ids are made from it", () => {
    expect(stableHash(["优化器", "Adam"])).toBe("91296fa1bfb223a8ca3a");
  });
});
