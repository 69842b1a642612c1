import { describe, expect, it } from "vitest";

import { formatElement, formatQuantity, formatTimes } from "./format-number.ts";

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

describe("formatTimes", () => {
  it.each([
    [1.04, "1"],
    [3.21, "3.2"],
    [118.6, "119"],
    [45_321, "45,000"],
    [2.14e9, "2.1e9"],
    [Number.POSITIVE_INFINITY, "∞"],
  ])("writes %d times as %s", (times, text) => {
    expect(formatTimes(times)).toBe(text);
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
