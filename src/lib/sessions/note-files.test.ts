import { describe, expect, it } from "vitest";

import { decodeNote } from "./note-files.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe("decodeNote", () => {
  it("reads UTF-8 with and without a byte-order mark", () => {
    const text = "# 归一化\n";
    const plain = new TextEncoder().encode(text);
    expect(decodeNote("a.md", plain)).toEqual({ ok: true, value: { name: "a.md", text } });
    expect(decodeNote("a.md", bytes(0xef, 0xbb, 0xbf, ...plain))).toEqual({
      ok: true,
      value: { name: "a.md", text },
    });
  });

  it("reads GB 18030 and marked UTF-16", () => {
    expect(decodeNote("a.txt", bytes(0xb9, 0xe9, 0xd2, 0xbb))).toEqual({
      ok: true,
      value: { name: "a.txt", text: "归一" },
    });
    expect(decodeNote("a.txt", bytes(0xff, 0xfe, 0x52, 0x5f))).toEqual({
      ok: true,
      value: { name: "a.txt", text: "归" },
    });
  });

  it("names a picture and an empty file for what they are", () => {
    expect(decodeNote("a.png", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0))).toEqual({
      ok: false,
      error: { kind: "not-text", file: "a.png" },
    });
    expect(decodeNote("a.md", bytes(0x20, 0x0a))).toEqual({
      ok: false,
      error: { kind: "empty", file: "a.md" },
    });
  });
});
