import { expect, it } from "vitest";

import { DEFAULT_CHOICES, parseChoices } from "./review-choices.ts";

it("reads what was stored, and anything else as the default", () => {
  const stored = { typeIn: true, buttons: "two", showAfter: 20 };
  expect(parseChoices(stored)).toEqual(stored);
  for (const odd of [undefined, null, 3, "two", {}, { typeIn: "yes", buttons: "three", showAfter: 15 }])
    expect(parseChoices(odd)).toEqual(DEFAULT_CHOICES);
});
