import { describe, expect, it } from "vitest";

import { basePath } from "./base-path.js";

describe("basePath", () => {
  it.each(["", "/gradus", "/g", "/study/gradus"])("takes %j as it is", (given) => {
    expect(basePath(given)).toBe(given);
  });

  it.each(["gradus", "/gradus/", "/", "//gradus", "/a//b"])("refuses %j and says what it should look like", (given) => {
    expect(() => basePath(given)).toThrow(
      `BASE_PATH is "${given}": it must start with a slash and not end with one, as in "/gradus".`,
    );
  });
});
