/** Objects of ours that Python holds, by their numbers in MicroPython's own table. */
import type { Bridge } from "./bridge.ts";
import { Chance } from "./chance.ts";

/** MicroPython keeps the objects that Python holds under these global names. */
interface Table {
  readonly proxy_js_ref: unknown[];
  readonly proxy_js_ref_map: Map<unknown, number>;
  proxy_js_ref_next: number;
}

/** The first two are MicroPython's: no global object, and undefined. */
const OWN = 2;

/** What an object is, so that it can be had again: "module", "chance", "=name" for a function of the module's. */
type Reference = string | null;

function table(): Table {
  return globalThis as unknown as Table;
}

/**
 * What Python holds, in order.
 * @throws Error if it holds something that cannot be had again, as an array would be
 */
export function referencesOf({ functions }: Bridge): Reference[] {
  const names = new Map(Object.entries(functions).map(([name, body]) => [body as unknown, name]));
  return table()
    .proxy_js_ref.slice(OWN)
    .map((held) => {
      if (held === undefined) return null;
      if (held === functions) return "module";
      if (held instanceof Chance) return "chance";
      const name = names.get(held);
      if (name === undefined)
        throw new Error("The library holds an array when it has loaded: make it when it is needed.");
      return `=${name}`;
    });
}

function referred(reference: Reference, { functions }: Bridge): unknown {
  if (reference === null) return undefined;
  if (reference === "module") return functions;
  return reference === "chance" ? new Chance(0) : functions[reference.slice(1)];
}

/** Puts into a new interpreter's table what `referencesOf` found in another's. */
export function refer(references: readonly Reference[], bridge: Bridge): void {
  const { proxy_js_ref: held, proxy_js_ref_map: numbers } = table();
  for (const [at, reference] of references.entries()) {
    const object = referred(reference, bridge);
    held[OWN + at] = object;
    if (object !== undefined) numbers.set(object, OWN + at);
  }
  table().proxy_js_ref_next = OWN;
}
