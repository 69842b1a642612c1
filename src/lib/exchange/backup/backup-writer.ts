import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

import { LINE, MARK } from "./format.ts";
import type { BackupTotals, BackupHeader, RowBatch } from "./format.ts";
import { rowText } from "./row-text.ts";

/** A row that has no place in a backup. */
export interface RefusedRow {
  readonly row: unknown;
  readonly reason: string;
}

/**
 * Turns rows into the text of a backup, piece by piece and without waiting for anything, so that it can be fed from
 * within one transaction. Order of calls: `begin`, any number of `add` with the rows of one table after another, `end`.
 */
export class BackupWriter {
  readonly #encoder = new TextEncoder();
  /** Of every line but the rows: the parts' checksums are among them, so nothing can be exchanged unseen. */
  readonly #frame = sha256.create();
  #part: { readonly table: string; readonly hash: ReturnType<typeof sha256.create>; rows: number } | null =
    null;
  #rows = 0;

  begin(header: BackupHeader): Uint8Array<ArrayBuffer> {
    return this.#mark(LINE.header, header);
  }

  /** @returns the text of the rows, and those that were left out */
  add({ table, rows }: RowBatch): {
    readonly bytes: readonly Uint8Array<ArrayBuffer>[];
    readonly refused: readonly RefusedRow[];
  } {
    const refused: RefusedRow[] = [];
    const bytes: Uint8Array<ArrayBuffer>[] = [];
    if (this.#part?.table !== table) {
      bytes.push(...this.#endPart());
      this.#part = { table, hash: sha256.create(), rows: 0 };
      bytes.push(this.#mark(LINE.part, { table }));
    }
    const texts: string[] = [];
    for (const row of rows) {
      try {
        texts.push(`${rowText(row)}\n`);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        refused.push({ row, reason: error.message });
      }
    }
    const text = this.#encoder.encode(texts.join(""));
    this.#part.hash.update(text);
    this.#part.rows += texts.length;
    this.#rows += texts.length;
    return { bytes: [...bytes, text], refused };
  }

  end(totals: Omit<BackupTotals, "rows">): readonly Uint8Array<ArrayBuffer>[] {
    const last = [...this.#endPart(), this.#mark(LINE.totals, { rows: this.#rows, ...totals })];
    return [...last, this.#mark(LINE.end, { sha256: bytesToHex(this.#frame.clone().digest()) })];
  }

  #endPart(): readonly Uint8Array<ArrayBuffer>[] {
    const part = this.#part;
    if (part === null) return [];
    this.#part = null;
    const { table, rows, hash } = part;
    return [this.#mark(LINE.endOfPart, { table, rows, sha256: bytesToHex(hash.digest()) })];
  }

  #mark(name: string, value: unknown): Uint8Array<ArrayBuffer> {
    const line = this.#encoder.encode(`${MARK}${name} ${JSON.stringify(value)}\n`);
    this.#frame.update(line);
    return line;
  }
}
