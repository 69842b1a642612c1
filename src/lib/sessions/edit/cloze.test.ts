import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { clozeCards, hidden } from "./cloze.ts";

describe("a cloze text", () => {
  it("asks for each number, with the other passages in view", () => {
    expect(clozeCards("{{c1::Adam}} joins {{c2::momentum}} and {{c1::RMSProp::which two?}}.")).toEqual([
      { number: 1, front: "⟦…⟧ joins momentum and ⟦which two?⟧.", back: "Adam\n\nRMSProp" },
      { number: 2, front: "Adam joins ⟦…⟧ and RMSProp.", back: "momentum" },
    ]);
  });

  it("hides a factor of a formula whole, braces and all", () => {
    expect(clozeCards("$\\hat{x} = {{c1::\\frac{x-\\mu}{\\sigma}}} \\gamma$")).toEqual([
      { number: 1, front: "$\\hat{x} = \\boxed{?} \\gamma$", back: "$\\frac{x-\\mu}{\\sigma}$" },
    ]);
  });

  it("makes nothing of a text that hides nothing, or does not close", () => {
    expect(clozeCards("plain {{c1::open")).toEqual([]);
  });

  it("is made by hiding what is selected, under a number of its own", () => {
    const once = hidden("mean and variance", 0, 4);
    expect(once).toEqual({ text: "{{c1::mean}} and variance", end: 12 });
    expect(hidden(once.text, 17, 25).text).toBe("{{c1::mean}} and {{c2::variance}}");
  });

  it("never throws", () => {
    const bits = fc.constantFrom("{{c1::", "}}", "::", "$", "{", "}", "\\", "词", "a");
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 20 }), (all) => {
        for (const { front, back } of clozeCards(all.join(""))) expect(front + back).toBeTypeOf("string");
      }),
    );
  });
});
