import { expect, it } from "vitest";

import { bandOf, percentText } from "./recall-band.ts";

it("what is not due yet is well known", () => {
  const shares = [0.2, 0.69, 0.7, 0.89, 0.9, 1];
  expect(shares.map((share) => bandOf({ kind: "seen", share }))).toEqual([
    ...["weak", "weak", "fair"],
    ...["fair", "strong", "strong"],
  ]);
  expect(bandOf({ kind: "unseen" })).toBe("unseen");
});

it("only all is 100%, only nothing 0%", () => {
  expect([0, 0.001, 0.5, 0.999, 1].map(percentText)).toEqual(["0%", "1%", "50%", "99%", "100%"]);
});
