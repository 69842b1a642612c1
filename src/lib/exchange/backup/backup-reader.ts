import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

import { BACKUP_VERSION, LINE, MARK } from "./format.ts";
import type { BackupContents, BackupHeader, BackupProblem, BackupTotals, RowBatch } from "./format.ts";
import { parseEnd, parseEndOfPart, parseHeader, parsePart, parseTotals } from "./parse-marks.ts";
import { rowOfText } from "./row-text.ts";

/** Thrown on the first thing that is wrong. */
export class Broken extends Error {
  override readonly name = "Broken";
  readonly problem: BackupProblem;

  constructor(problem: BackupProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

interface ReaderOptions {
  readonly schema: number;
  readonly wantsRows: boolean;
  readonly clean?: (field: string, text: string) => string;
}

const NEWLINE = 0x0a;

/** Takes the lines of a backup one after another; the mirror of `BackupWriter`. */
export class BackupReader {
  readonly #options: ReaderOptions;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  readonly #frame = sha256.create();
  #header: BackupHeader | null = null;
  #part: { readonly table: string; readonly hash: ReturnType<typeof sha256.create>; rows: number } | null =
    null;
  #rows = 0;
  #totals: BackupTotals | null = null;
  #contents: BackupContents | null = null;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  get hasBegun(): boolean {
    return this.#header !== null;
  }

  /**
   * @returns the rows in these lines, if they are wanted
   * @throws Broken
   */
  *take(lines: readonly Uint8Array[]): Generator<RowBatch, void> {
    let rows: unknown[] = [];
    for (const line of lines) {
      if (line.at(-1) !== NEWLINE) this.#cutOff();
      if (line[0] !== MARK.charCodeAt(0)) {
        const row = this.#row(line);
        if (this.#options.wantsRows) rows.push(row);
        continue;
      }
      if (rows.length > 0) yield { table: this.#part?.table ?? "", rows };
      rows = [];
      this.#mark(line);
    }
    if (rows.length > 0) yield { table: this.#part?.table ?? "", rows };
  }

  /**
   * What was read, once all of it was.
   * @throws Broken if the last line has not come
   */
  contents(): BackupContents {
    return this.#contents ?? this.#cutOff();
  }

  #row(line: Uint8Array): unknown {
    const part = this.#part;
    if (part === null) this.#damaged();
    part.hash.update(line);
    part.rows += 1;
    if (!this.#options.wantsRows) return undefined;
    return this.#parsed(() => rowOfText(this.#decoder.decode(line), this.#options.clean));
  }

  #mark(line: Uint8Array): void {
    const text = this.#parsed(() => this.#decoder.decode(line));
    const space = text.indexOf(" ");
    const name = text.slice(MARK.length, space);
    const value = this.#parsed((): unknown => JSON.parse(text.slice(space)));
    // Nothing comes before the first line, nothing but the last line after the totals.
    if ((this.#header === null) !== (name === LINE.header)) this.#damaged();
    if ((this.#totals !== null) !== (name === LINE.end) || this.#contents !== null) this.#damaged();
    if (name === LINE.end) {
      this.#end(value);
      return;
    }
    this.#frame.update(line);
    if (name === LINE.header) this.#header = this.#checkedHeader(value);
    else if (name === LINE.part && this.#part === null) {
      this.#part = { table: this.#known(parsePart(value)).table, hash: sha256.create(), rows: 0 };
    } else if (name === LINE.endOfPart) this.#endOfPart(value);
    else if (name === LINE.totals && this.#part === null) this.#totals = this.#checkedTotals(value);
    else this.#damaged();
  }

  #checkedHeader(value: unknown): BackupHeader {
    const header = this.#known(parseHeader(value));
    if (header.version > BACKUP_VERSION || header.schema > this.#options.schema) {
      throw new Broken({ kind: "newer", app: header.app });
    }
    return header;
  }

  #endOfPart(value: unknown): void {
    const part = this.#part;
    const end = this.#known(parseEndOfPart(value));
    const isRight =
      part !== null &&
      part.table === end.table &&
      part.rows === end.rows &&
      bytesToHex(part.hash.digest()) === end.sha256;
    if (!isRight) this.#damaged();
    this.#rows += part.rows;
    this.#part = null;
  }

  #checkedTotals(value: unknown): BackupTotals {
    const totals = this.#known(parseTotals(value));
    return totals.rows === this.#rows ? totals : this.#damaged();
  }

  #end(value: unknown): void {
    const { sha256: sum } = this.#known(parseEnd(value));
    if (bytesToHex(this.#frame.digest()) !== sum) this.#damaged();
    this.#contents = { header: this.#known(this.#header), ...this.#known(this.#totals) };
  }

  #cutOff(): never {
    throw new Broken({ kind: this.hasBegun ? "cut-off" : "not-a-backup" });
  }

  #damaged(): never {
    throw new Broken(
      this.hasBegun ? { kind: "damaged", table: this.#part?.table ?? null } : { kind: "not-a-backup" },
    );
  }

  #known<Value>(value: Value | null): Value {
    return value ?? this.#damaged();
  }

  #parsed<Value>(parse: () => Value): Value {
    try {
      return parse();
    } catch {
      // Whatever the decoder, the parser or a typed array did not take: the line is not what was written.
      return this.#damaged();
    }
  }
}
