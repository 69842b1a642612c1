/** The door between Python and JavaScript: nothing that goes through it throws. */
import { own, tabled, type Loose } from "./functions.ts";
import { enter, PythonFailure } from "./library.ts";
import { ShownText } from "./shown-text.ts";

/** What went wrong in the last call that gave null. */
export interface Trouble {
  readonly thrown: unknown;
  readonly type: string;
  readonly message: string;
}

export class Bridge {
  #trouble: Trouble = { thrown: null, type: "RuntimeError", message: "" };
  /** What is printed of arrays. */
  readonly shown = new ShownText();
  /** By name, as Python calls them. */
  readonly functions: Readonly<Record<string, Loose>>;

  constructor() {
    const functions = { ...this.#ofItself(), ...own(this.shown), ...tabled() };
    for (const [name, body] of Object.entries(functions)) functions[`${name} plain`] = body;
    this.functions = Object.fromEntries(
      Object.entries(functions).map(([name, body]) => [name, this.#safe(body)]),
    );
  }

  /** Type and message of the last failure, one after the other. */
  get trouble(): Trouble {
    return this.#trouble;
  }

  /** Exceptions do not pass through MicroPython: they would tear its stack. Null says that there was one. */
  #safe(body: Loose): Loose {
    const caught = (thrown: unknown): null => {
      const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
      this.#trouble = { thrown, type: thrown instanceof PythonFailure ? thrown.type : name, message };
      return null;
    };
    if (body.length === 2) {
      const two = body as unknown as (a: unknown, b: unknown) => unknown;
      return (a, b, ...more: never[]) => {
        try {
          return (more.length === 0 ? two(a, b) : body(a, b, ...more)) ?? true;
        } catch (thrown) {
          return caught(thrown);
        }
      };
    }
    return (...args) => {
      try {
        return body(...args) ?? true;
      } catch (thrown) {
        return caught(thrown);
      }
    };
  }

  #ofItself(): Record<string, Loose> {
    return {
      /**
       * A function as it is: one that was ever taken as an attribute brings its module along at every call. Names with a
       * space are for this door only.
       */
      named: (name: string) => this.functions[name],
      enter: (name: string) => enter(name),
      resolved: (text: string) => this.shown.resolved(text),
      error_type: () => this.#trouble.type,
      error_message: () => this.#trouble.message,
    };
  }
}
