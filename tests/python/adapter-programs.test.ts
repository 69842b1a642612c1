import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";

import { startPython, type PythonInNode } from "./run-python.ts";

/* Python as learners write it: each program prints what CPython and NumPy print (make-printed.py). */

interface Program {
  readonly title: string;
  readonly source: string;
  readonly printed: readonly string[];
}

const PROGRAMS = JSON.parse(
  readFileSync(new URL("adapter-programs.json", import.meta.url), "utf8"),
) as readonly Program[];

const FUTURE = "from __future__ import annotations\n";

let python: PythonInNode;

beforeAll(async () => {
  python = await startPython();
}, 60_000);

describe("a program prints what it prints on CPython", () => {
  it.each(PROGRAMS.map(({ title, source, printed }) => [title, source, printed] as const))(
    "%s",
    async (_title, source, printed) => {
      const top = source.includes(FUTURE) ? FUTURE : "";
      const text = `${top}import numpy as np\n${source.replace(FUTURE, "")}\ndef finished(): return 1\n`;
      const steps = [{ do: "call", method: null, args: [], keep: "y" }] as const;
      const only = { id: "only", title: { zh: "", en: "" }, visible: true, steps };
      const outcome = await python.run(text, "finished", [only]);
      if (outcome.kind !== "ran") throw new Error(JSON.stringify(outcome));
      expect(outcome.cases).toMatchObject([{ kind: "outputs" }]);
      // A print of several lines is one line to the printer.
      expect(outcome.printed.join("\n").split("\n")).toEqual(printed);
    },
  );
});
