import { describe, expect, it } from "vitest";

import { projectFiles, read } from "./project-files.ts";

/** Split, so that this file does not contain what it looks for. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  "the address of a package registry": new RegExp(["registry", "npm"].join("\\.(\\w+\\.)*"), "i"),
  "a registry named in the lockfile": new RegExp(['"resolved"', ' "http'].join(":")),
  "a path of somebody's machine": new RegExp(
    `(^|[\\s"'\`(=:])/(${["wo" + "rk", "ro" + "ot", "ho" + "me/\\w+", "Us" + "ers/\\w+"].join("|")})/`,
    "m",
  ),
  "a temporary folder": new RegExp(`(^|[\\s"'\`(=])/t${"mp"}/`, "m"),
  "a conflict that was not resolved": new RegExp(`^${"<".repeat(7)} |^${">".repeat(7)} `, "m"),
  "a test that stands alone or is left out": new RegExp(`\\b(it|test|describe)\\.${"(only|skip)"}\\(`),
};

describe("no file of the project contains", () => {
  it.each(Object.entries(FORBIDDEN))("%s", (_, pattern) => {
    expect(projectFiles().filter((path) => pattern.test(read(path)))).toEqual([]);
  });
});
