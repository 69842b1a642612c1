/** Lines of a program's output, bounded: the rest is dropped. */
const MAXIMUM_LINE_BYTES = 16_000;
const MAXIMUM_BYTES = 200_000;
const LINE_FEED = 10;

export class Output {
  readonly #line: (text: string) => void;
  readonly #bytes = new Uint8Array(MAXIMUM_LINE_BYTES);
  readonly #decoder = new TextDecoder();
  #length = 0;
  #total = 0;

  constructor(line: (text: string) => void) {
    this.#line = line;
  }

  begin(): void {
    this.#length = 0;
    this.#total = 0;
  }

  write(byte: number): void {
    this.#total += 1;
    if (this.#total > MAXIMUM_BYTES) return;
    if (byte === LINE_FEED) this.#end();
    else if (this.#length < MAXIMUM_LINE_BYTES) this.#bytes[this.#length++] = byte;
  }

  /** What has no line end yet is a line all the same. */
  flush(): void {
    if (this.#length > 0) this.#end();
  }

  #end(): void {
    this.#line(this.#decoder.decode(this.#bytes.subarray(0, this.#length)));
    this.#length = 0;
  }
}
