import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { formatQuery } from "./format-query.ts";
import { KINDS, parseQuery } from "./parse-query.ts";
import { FIELDS, MEASURES, STATES } from "./query.ts";
import type { BrowseQuery } from "./query.ts";
import { hasTerm, toggledTerm } from "./query-terms.ts";

function parsed(text: string): BrowseQuery {
  const query = parseQuery(text);
  if (!query.ok) throw new Error(JSON.stringify(query.error));
  return query.value;
}

const leaf: fc.Arbitrary<BrowseQuery> = fc.oneof(
  fc.string({ unit: "binary" }).map((text) => ({ kind: "text" as const, text })),
  fc.constantFrom("作用：", "or", "-", "a b", "is:due", 'say "so"', "\\").map((text) => ({
    kind: "text" as const,
    text,
  })),
  fc.constantFrom(...STATES).map((state) => ({ kind: "is" as const, state })),
  fc
    .record({ field: fc.constantFrom(...FIELDS.slice(1, 4)), value: fc.string({ minLength: 1 }) })
    .map((field) => ({ kind: "field" as const, ...field })),
  fc.constantFrom(...KINDS).map((value) => ({ kind: "field" as const, field: "kind" as const, value })),
  fc.record({
    kind: fc.constant("compare" as const),
    measure: fc.constantFrom(...MEASURES),
    operator: fc.constantFrom("<", "<=", ">", ">=", "=" as const),
    value: fc.integer({ min: -999, max: 9_999 }).map((value) => value / 8),
  }),
);

/** As parsing gives them: no part of an "and" is an "and". */
const query: fc.Arbitrary<BrowseQuery> = fc.letrec<{ any: BrowseQuery }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    leaf,
    tie("any").map((part) => ({ kind: "not" as const, part })),
    fc
      .tuple(
        fc.constantFrom("and" as const, "or" as const),
        fc.array(tie("any"), { minLength: 2, maxLength: 4 }),
      )
      .map(([kind, parts]) => ({
        kind,
        parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])),
      })),
  ),
})).any;

describe("a query", () => {
  it("written and parsed is the same again", () => {
    fc.assert(
      fc.property(query, (each) => {
        expect(parsed(formatQuery(each))).toEqual(each);
      }),
    );
  });

  it("never throws, whatever is typed; a problem names a place in it", () => {
    const bits = fc.constantFrom(
      "is:",
      "r<",
      "-",
      "(",
      ")",
      '"',
      "“",
      "”",
      "or",
      " ",
      "deck:",
      "：",
      "0.8",
      "词",
    );
    const typed = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(bits, { maxLength: 30 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const result = parseQuery(text);
        if (result.ok) return;
        const { start, end } = result.error;
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
        expect(result.error.text).toBe(text.slice(start, end));
      }),
    );
  });

  it("of nothing is all cards", () => {
    expect(parsed("  ")).toEqual({ kind: "all" });
  });

  it("reads filters, negation, choice and brackets", () => {
    expect(parsed('deck:"my notes" -(is:new or r<80%) 批 归一化')).toEqual({
      kind: "and",
      parts: [
        { kind: "field", field: "deck", value: "my notes" },
        {
          kind: "not",
          part: {
            kind: "or",
            parts: [
              { kind: "is", state: "new" },
              { kind: "compare", measure: "r", operator: "<", value: 0.8 },
            ],
          },
        },
        { kind: "text", text: "批" },
        { kind: "text", text: "归一化" },
      ],
    });
  });

  it("is read as a Chinese keyboard types it", () => {
    expect(parsed("is：due （a or “b c”） s＞10")).toEqual(parsed('is:due (a or "b c") s>10'));
    expect(parsed("作用：")).toEqual({ kind: "text", text: "作用：" });
    expect(parsed("BN：推理")).toEqual({ kind: "text", text: "BN：推理" });
  });

  it.each([
    ["is:bored", "unknown-state", "is:bored"],
    ["a sort:due", "unknown-field", "sort:due"],
    ["kind:essay", "unknown-kind", "kind:essay"],
    ["flag:9", "unknown-flag", "flag:9"],
    ["deck:", "no-value", "deck:"],
    ["r<high", "no-number", "r<high"],
    ["s>80%", "no-number", "s>80%"],
    ['a "b', "unclosed-quote", '"b'],
    ["a (b", "unclosed-bracket", "("],
    ["a (", "unclosed-bracket", "("],
    ["a b)", "stray-bracket", ")"],
    ["()", "stray-bracket", ")"],
    ["a or", "nothing-beside-or", "or"],
    ["or a", "nothing-beside-or", "or"],
    [`${"(".repeat(60)}a`, "too-deep", "("],
  ])("%s: %s", (text, kind, where) => {
    expect(parseQuery(text)).toMatchObject({ ok: false, error: { kind, text: where } });
  });
});

describe("a chip", () => {
  it("puts its filter in and takes it out again, and leaves the rest", () => {
    expect(toggledTerm("", "is:due")).toBe("is:due");
    expect(toggledTerm("mean", "is:due")).toBe("mean is:due");
    expect(toggledTerm("mean is:due deck:a", "is:due")).toBe("mean deck:a");
    expect(hasTerm("mean is:due", "is:due")).toBe(true);
    expect(hasTerm("-is:due", "is:due")).toBe(false);
    expect(hasTerm("is:due or mean", "is:due")).toBe(false);
    expect(hasTerm('"is:due"', "is:due")).toBe(false);
  });
});
