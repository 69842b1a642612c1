import { m } from "#lib/paraglide/messages.js";
import { until, type ElementReference, type Engine } from "../../scripts/engines/engine.ts";

const EN = { locale: "en" } as const;
const WAIT_MS = 40_000;
const CONTROL = "\uE009";

/** What a learner does, in the words of the screen. */
export class Learner {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async open(url: string): Promise<void> {
    await this.#engine.open(url);
  }

  /** Text of what is in view under a selector; waits for it. */
  async textOf(selector: string): Promise<string> {
    return until(`text in ${selector}`, WAIT_MS, () =>
      this.#engine.call((wanted) => {
        const element = document.querySelector<HTMLElement>(wanted);
        return element === null || element.innerText === "" ? null : element.innerText;
      }, selector),
    );
  }

  /** Waits for a button or link and clicks it. */
  async tap(name: string): Promise<void> {
    await this.#tap(`button or link "${name}"`, () =>
      this.#engine.call((wanted) => {
        const all = [...document.querySelectorAll<HTMLElement>("button, a[href]")];
        const found = all.find((element) => {
          const own = element.getAttribute("aria-label") ?? element.innerText;
          return element.checkVisibility() && own.trim().split("\n")[0] === wanted;
        });
        return (found ?? null) as unknown as ElementReference | null;
      }, name),
    );
  }

  async tapOn(selector: string): Promise<void> {
    await this.#tap(selector, () => this.#find(selector));
  }

  /** True if a button of this name is in view now. */
  async sees(name: string): Promise<boolean> {
    return this.#engine.call((wanted) => {
      const all = [...document.querySelectorAll<HTMLElement>("button, a[href]")];
      return all.some((element) => {
        const own = element.getAttribute("aria-label") ?? element.innerText;
        return element.checkVisibility() && own.trim() === wanted;
      });
    }, name);
  }

  /** Brings the editor into view; on a wide screen it already is. */
  async showCode(): Promise<void> {
    const pane = m.exercise_pane_code({}, EN);
    const hidden = await until("editor", WAIT_MS, async () => {
      if (await this.sees(pane)) return { pane: true };
      return (await this.#find(".cm-content")) === null ? null : { pane: false };
    });
    if (hidden.pane) await this.tap(pane);
  }

  /** Writes a program over whatever is in the editor, as by pasting it. */
  async write(source: string): Promise<void> {
    await this.showCode();
    const editor = await until("editor", WAIT_MS, () => this.#find(".cm-content"));
    await this.#engine.click(editor);
    await this.#engine.press(editor, `${CONTROL}a`);
    await this.#engine.call(
      (element, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        // Firefox takes text and type where the standard has a whole transfer.
        const inFirefox = { dataType: "text/plain", data: text };
        const options = { clipboardData, ...inFirefox, bubbles: true, cancelable: true };
        const pasted = new ClipboardEvent("paste", options);
        (element as unknown as HTMLElement).dispatchEvent(pasted);
      },
      editor,
      source,
    );
  }

  /** Hands in, and waits for the verdict. */
  async submit(): Promise<{ readonly headline: string; readonly all: string }> {
    await this.#engine.call(() => {
      document.querySelector("#verdict-title")?.setAttribute("data-seen", "");
    });
    await this.tap(m.exercise_submit({}, EN));
    const headline = await this.textOf("#verdict-title:not([data-seen])");
    const region = `[aria-label="${m.exercise_pane_result({}, EN)}"]`;
    return { headline, all: await this.textOf(region) };
  }

  async complaints(): Promise<readonly string[]> {
    return this.#engine.complaints();
  }

  #find(selector: string): Promise<ElementReference | null> {
    return this.#engine.call((wanted) => {
      const found = document.querySelector<HTMLElement>(wanted);
      return (found?.checkVisibility() === true ? found : null) as unknown as ElementReference | null;
    }, selector);
  }

  /** An element may be drawn anew between being found and being clicked. */
  async #tap(what: string, find: () => Promise<ElementReference | null>): Promise<void> {
    let refused: unknown = null;
    await until(what, WAIT_MS, async () => {
      const element = await find();
      if (element === null) return null;
      try {
        await this.#engine.click(element);
        return true;
      } catch (error) {
        refused = error;
        return null;
      }
    }).catch((error: unknown) => {
      throw refused ?? error;
    });
  }
}
