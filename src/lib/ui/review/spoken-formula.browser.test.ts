import { expect, it } from "vitest";

import { renderSafely } from "#lib/sessions/render-safely.ts";
import { spokenFormula } from "./spoken-formula.ts";

const WORDS = {
  formula: "formula",
  minus: "minus",
  equals: "equals",
  power: (exponent: string) => `to the ${exponent}`,
};

/** Of a formula as cards hold it. */
function spoken(tex: string): string {
  const template = document.createElement("template");
  template.innerHTML = renderSafely(`$${tex}$`);
  return spokenFormula(template.content.querySelector("math"), WORDS);
}

it.each([
  ["x", "x"],
  ["0.9", "0.9"],
  [String.raw`\eta`, "eta"],
  [String.raw`\beta_1`, "beta 1"],
  [String.raw`\hat{m}_t`, "m hat t"],
  [String.raw`\mathbf{W}`, "W"],
  [String.raw`\varepsilon`, "epsilon"],
  ["10^{-3}", "10 to the minus 3"],
  [String.raw`\sigma_B^2`, "sigma B to the 2"],
  ["-1", "minus 1"],
  [String.raw`\beta_2 = 0.999`, "beta 2 equals 0.999"],
])("says %s as it is read", (tex, said) => {
  expect(spoken(tex)).toBe(said);
});

it.each([
  String.raw`\frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}}`,
  String.raw`\sum_{i=1}^{N} x_i`,
  String.raw`\boxed{?}`,
  "x + y",
  "x - y",
  "p(x|y)",
  "a_1 b_2 c_3 d_4",
])("calls %s a formula: its signs are no speech", (tex) => {
  expect(spoken(tex)).toBe("formula");
});
