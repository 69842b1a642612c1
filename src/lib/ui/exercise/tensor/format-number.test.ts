import { describe, expect, it } from "vitest";

import { formatElement, formatQuantity } from "./format-number.ts";

describe("formatElement", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [1.23456, "1.235"],
    [-1234.56, "−1235"],
    [0.00012344, "1.234e−4"],
    [-2e12, "−2e12"],
    [Number.NaN, "NaN"],
    [Number.NEGATIVE_INFINITY, "−∞"],
  ])("writes the float %d as %s", (value, text) => {
    expect(formatElement(value, "float32")).toBe(text);
  });

  it("writes integers in full", () => {
    expect(formatElement(-1234567, "int32")).toBe("−1234567");
  });
});

describe("formatQuantity", () => {
  it.each([
    [0.0001, "1e−4"],
    [0.002, "0.002"],
    [1e-6, "1e−6"],
  ])("writes %d as %s", (value, text) => {
    expect(formatQuantity(value)).toBe(text);
  });
});
