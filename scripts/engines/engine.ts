/** A browser with another engine than Chromium's, driven through the WebDriver commands that both of them know. */

/** A reference to an element, as WebDriver writes one. */
export interface ElementReference {
  readonly "element-6066-11e4-a52e-4f735466cecf": string;
}

/** About a phone's screen: desktop browsers bear no narrower window. */
export const PHONE = { x: 0, y: 0, width: 480, height: 900 } as const;

export interface Engine {
  /** Name and version. */
  readonly title: string;
  open(url: string): Promise<void>;
  /**
   * Calls a function in the page, which must not refer to anything outside of itself.
   * @throws Error with what it throws
   */
  call<Given extends readonly unknown[], Result>(
    body: (...given: Given) => Result,
    ...given: Given
  ): Promise<Awaited<Result>>;
  /** A real click in the middle of an element, which must be in view. */
  click(element: ElementReference): Promise<void>;
  /** Key presses, as WebDriver writes them: U+E009 is Control. */
  press(element: ElementReference, keys: string): Promise<void>;
  /** What pages wrote to the console as an error, and errors nobody caught. */
  complaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * A function as the text of a WebDriver script, whose last argument is called with the answer. `__name` is what
 * compilers call to keep functions' names.
 */
export function scriptOf(body: (...given: never[]) => unknown): string {
  return `
    const given = [...arguments];
    const answer = given.pop();
    const __name = (named) => named;
    Promise.resolve().then(() => (${body.toString()})(...given)).then(
      (result) => answer({ result: result === undefined ? null : result }),
      (error) => answer({ error: String(error && error.stack || error) }),
    );`;
}

/** What `scriptOf` answers with. */
export function resultOf(answered: unknown): unknown {
  const { result, error } = answered as { readonly result?: unknown; readonly error?: string };
  if (error !== undefined) throw new Error(`In the page: ${error}`);
  return result;
}

/** Waits for what is not there yet. */
export async function until<T>(what: string, limitMs: number, look: () => Promise<T | null>): Promise<T> {
  const endsAt = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > endsAt) throw new Error(`There is still no ${what} after ${limitMs / 1_000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
