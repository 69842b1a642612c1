import { describe, expect, it } from "vitest";

import { formatTensor, formatValue } from "./format.ts";

describe("printing", () => {
  it("writes a tensor row by row", () => {
    expect(formatTensor("float32", [2, 2], [1, 2.5, -3, 0.1234567])).toBe(
      "Tensor float32 [2, 2]\n[[1, 2.5],\n [-3, 0.123457]]",
    );
  });

  it("shortens long axes and keeps both ends", () => {
    const text = formatTensor(
      "int32",
      [100],
      Int32Array.from({ length: 100 }, (_, at) => at),
    );
    expect(text).toBe("Tensor int32 [100] [0, 1, 2, …, 97, 98, 99]");
  });

  it("names a tensor whose values are not known", () => {
    expect(formatTensor("bool", [3, 1], null)).toBe("Tensor bool [3, 1]");
  });

  it.each([
    ["text", "text"],
    [["text", 1, null], '["text", 1, null]'],
    [{ a: { b: { c: { d: {} } } } }, "{ a: { b: { c: { d: {…} } } } }"],
    [Float32Array.of(1, 0.5), "[1, 0.5]"],
    [new TypeError("no"), "TypeError: no"],
    [NaN, "NaN"],
    [undefined, "undefined"],
  ])("writes %o", (value, text) => {
    expect(formatValue(value)).toBe(text);
  });
});
