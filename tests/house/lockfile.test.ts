import { expect, it } from "vitest";

import { missingFromLockfile, type Lockfile } from "../../scripts/tasks/lockfile.mjs";
import { read } from "./project-files.ts";

const lock = JSON.parse(read("package-lock.json")) as Lockfile;

it("package-lock.json has the packages of every system, or `npm ci` refuses it (node scripts/tasks/lockfile.mjs adds them)", () => {
  expect(missingFromLockfile(lock).map(({ name }) => name)).toEqual([]);
});

it("a package nested where only its parent finds it does not count for others", () => {
  const packages = {
    "": {},
    "node_modules/a": { optionalDependencies: { "b-linux-x64": "1.0.0" } },
    "node_modules/c/node_modules/b-linux-x64": { version: "1.0.0" },
    "node_modules/d": { optionalDependencies: { "e-darwin-arm64": "2.0.0" } },
    "node_modules/e-darwin-arm64": { version: "2.0.0" },
  };
  expect(missingFromLockfile({ packages })).toEqual([{ name: "b-linux-x64", version: "1.0.0", dev: false }]);
});
