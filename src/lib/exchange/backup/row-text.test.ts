import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rowOfText, rowText } from "./row-text.ts";

describe("rowText", () => {
  it("loses nothing that a row may hold", () => {
    const row = fc.object({
      key: fc.oneof(fc.string(), fc.constantFrom("$typed", "$number", "$fields", "base64")),
      values: [
        fc.string(),
        fc.integer(),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.constantFrom(NaN, Infinity, -Infinity, -0),
        fc.uint8Array({ maxLength: 5 }),
        fc.int16Array({ maxLength: 5 }),
        fc.int32Array({ maxLength: 5 }),
        fc.float64Array({ maxLength: 5 }),
      ],
      maxDepth: 3,
    });
    fc.assert(
      fc.property(row, (value) => {
        const text = rowText(value);
        expect(text).not.toContain("\n");
        expect(rowOfText(text)).toEqual(value);
        expect(rowOfText(text, (_, each) => each)).toEqual(value);
      }),
    );
  });

  it("takes a view of part of a buffer as that part", () => {
    const view = new Int32Array(Int32Array.of(1, 2, 3, 4).buffer, 4, 2);
    expect(rowOfText(rowText({ view }))).toEqual({ view: Int32Array.of(2, 3) });
  });

  it.each([[new Map()], [new Set()], [new Date(0)], [new DataView(new ArrayBuffer(2))], [10n]])(
    "refuses what it would give back as something else: %s",
    (value) => {
      expect(() => rowText({ value })).toThrow(TypeError);
    },
  );

  it.each([
    `{"$typed":"Function","base64":""}`,
    `{"$typed":"constructor","base64":""}`,
    `{"$typed":"Int32Array","base64":"AAA="}`,
    `{"$typed":"Uint8Array","base64":"?"}`,
    `{"$number":"1"}`,
    `{"$fields":5}`,
    `{"a":`,
  ])("does not read %s", (text) => {
    expect(() => rowOfText(text)).toThrow();
  });

  it("cleans texts by their field, however deep", () => {
    const text = rowText({ frontHtml: "<b>", other: "<b>", steps: [{ before: { frontHtml: "<i>" } }] });
    const clean = (field: string, html: string) => (field === "frontHtml" ? `clean ${html}` : html);
    expect(rowOfText(text, clean)).toEqual({
      frontHtml: "clean <b>",
      other: "<b>",
      steps: [{ before: { frontHtml: "clean <i>" } }],
    });
  });
});
