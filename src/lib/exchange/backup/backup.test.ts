import { describe, expect, it } from "vitest";

import { stableHash } from "#lib/core/hash.ts";
import { BackupWriter } from "./backup-writer.ts";
import type { BackupHeader, RowBatch } from "./format.ts";
import { compressed } from "./gzip.ts";
import { checkBackup, readBackup } from "./read-backup.ts";

const HEADER: BackupHeader = { version: 1, schema: 2, app: "0.1.0", madeAtMs: 1_800_000_000_000 };
const COUNTS = { notes: 1, cards: 2, reviews: 3 };

const CARDS: RowBatch = {
  table: "cards",
  rows: [
    { id: "a", name: "批归一化" },
    { id: "b", memory: { phase: "new" } },
  ],
};
const MORE_CARDS: RowBatch = { table: "cards", rows: [{ id: "c", of: [1, 2.5, null, true] }] };
const CHUNKS: RowBatch = {
  table: "eventChunks",
  rows: [
    {
      deviceId: "phone",
      packed: {
        kinds: Uint8Array.of(0, 1, 255),
        offsets: Int16Array.of(-32_768, 480),
        days: Int32Array.of(-2_147_483_648, 20_000),
        atMs: Float64Array.of(1_800_000_000_000.5, -0, NaN, Infinity),
      },
    },
  ],
};

function textOf(batches: readonly RowBatch[], header = HEADER): string {
  const writer = new BackupWriter();
  const pieces = [writer.begin(header)];
  for (const batch of batches) pieces.push(...writer.add(batch).bytes);
  pieces.push(...writer.end({ counts: COUNTS, skipped: [] }));
  return new TextDecoder().decode(Buffer.concat(pieces));
}

const GOOD = textOf([CARDS, MORE_CARDS, CHUNKS]);

/** Longer than what is unpacked at once. */
const LONG = textOf([
  { table: "cards", rows: Array.from({ length: 20_000 }, (_, at) => ({ id: stableHash([String(at)]) })) },
]);

async function packed(text: string): Promise<Blob> {
  return new Response(compressed(new Blob([text]).stream())).blob();
}

async function readAll(file: Blob): Promise<{ rows: RowBatch[]; read: unknown }> {
  const rows: RowBatch[] = [];
  const reading = readBackup(file, { schema: 2 });
  for (;;) {
    const step = await reading.next();
    if (step.done === true) return { rows, read: step.value };
    rows.push(step.value);
  }
}

async function problemWith(file: Blob): Promise<unknown> {
  const read = await checkBackup(file, { schema: 2 });
  // Whoever wants the rows hears the same.
  expect((await readAll(file)).read).toEqual(read);
  return read?.ok === false ? read.error : read;
}

describe("a backup", () => {
  it.each([
    ["plain", () => Promise.resolve(new Blob([GOOD]))],
    ["packed", () => packed(GOOD)],
  ])("gives back every row, typed arrays too, when %s", async (_, make) => {
    const file = await make();
    const { rows, read } = await readAll(file);
    const contents = { header: HEADER, rows: 4, counts: COUNTS, skipped: [] };
    expect(read).toEqual({ ok: true, value: contents });
    expect(await checkBackup(file, { schema: 2 })).toEqual({ ok: true, value: contents });
    const rowsOf = (table: string) =>
      rows.filter((each) => each.table === table).flatMap((each) => each.rows);
    expect(rowsOf("cards")).toEqual([...CARDS.rows, ...MORE_CARDS.rows]);
    expect(rowsOf("eventChunks")).toEqual(CHUNKS.rows);
  });

  it("is a text of lines that other programs can read", () => {
    const [header, part, row] = GOOD.split("\n");
    expect(header).toBe(`#gradus-backup ${JSON.stringify(HEADER)}`);
    expect(part).toBe(`#part {"table":"cards"}`);
    expect(JSON.parse(row ?? "")).toEqual(CARDS.rows[0]);
  });

  it("names the rows that it cannot hold, and holds the others", async () => {
    const writer = new BackupWriter();
    const begin = writer.begin(HEADER);
    const strange = { name: "strange", value: new Map([[1, 2]]) };
    const { bytes, refused } = writer.add({
      table: "settings",
      rows: [{ name: "a" }, strange, { name: "b" }],
    });
    const file = new Blob([begin, ...bytes, ...writer.end({ counts: COUNTS, skipped: [] })]);
    expect(refused).toEqual([{ row: strange, reason: "A Map has no place in a backup." }]);
    expect((await readAll(file)).rows).toEqual([{ table: "settings", rows: [{ name: "a" }, { name: "b" }] }]);
  });

  it("tells progress and can be cancelled", async () => {
    const shares: number[] = [];
    await checkBackup(new Blob([GOOD]), { schema: 2, onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    const signal = AbortSignal.abort();
    expect(await checkBackup(new Blob([GOOD]), { schema: 2, signal })).toBeNull();
  });
});

describe("a file that is to be restored", () => {
  it.each([
    ["nothing", ""],
    ["a note", "# BatchNorm\n\nIt normalises.\n"],
    ["other JSON", `{"some":"thing"}\n`],
    ["a backup without its first line", GOOD.slice(GOOD.indexOf("\n") + 1)],
    ["bytes", "\u0000\u0001\u0002"],
  ])("is refused if it is %s", async (_, text) => {
    expect(await problemWith(new Blob([text]))).toEqual({ kind: "not-a-backup" });
    expect(await problemWith(await packed(text))).toEqual({ kind: "not-a-backup" });
  });

  it("is never taken for whole wherever it is cut off", async () => {
    for (let length = 1; length < GOOD.length; length += 7) {
      const problem = await problemWith(new Blob([GOOD.slice(0, length)]));
      const isHeaderWhole = length > GOOD.indexOf("\n");
      expect([length, problem]).toEqual([length, { kind: isHeaderWhole ? "cut-off" : "not-a-backup" }]);
    }
    const whole = await packed(GOOD);
    for (let length = 30; length < whole.size; length += 31) {
      const problem = await problemWith(whole.slice(0, length));
      expect([{ kind: "cut-off" }, { kind: "not-a-backup" }]).toContainEqual(problem);
    }
  });

  it("is never taken for sound if any byte of it is another", async () => {
    const bytes = new TextEncoder().encode(GOOD);
    for (let at = 0; at < bytes.length; at += 3) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect([at, (await checkBackup(new Blob([changed]), { schema: 2 }))?.ok]).toEqual([at, false]);
    }
  });

  it("says that it was changed, not that it is cut off, if a byte of a packed one is another", async () => {
    const whole = new Uint8Array(await (await packed(LONG)).arrayBuffer());
    expect(whole.length).toBeGreaterThan(200_000);
    for (const share of [0.5, 0.8, 0.999]) {
      const changed = whole.slice();
      const at = Math.floor(share * changed.length);
      changed.fill(0xff, at, at + 40);
      const file = new Blob([changed]);
      // Whoever reads the rows may know in which table.
      for (const read of [await checkBackup(file, { schema: 2 }), (await readAll(file)).read])
        expect(read).toMatchObject({ error: { kind: "damaged" } });
    }
    expect(await problemWith(new Blob([whole.slice(0, whole.length / 2)]))).toEqual({ kind: "cut-off" });
  });

  it("is not sound with a row, a part or an end more or less", async () => {
    const lines = GOOD.split(/(?<=\n)/);
    for (const [index, line] of lines.entries()) {
      const without = lines.toSpliced(index, 1).join("");
      const twice = lines.toSpliced(index, 0, line).join("");
      for (const text of [without, twice]) {
        expect([index, (await checkBackup(new Blob([text]), { schema: 2 }))?.ok]).toEqual([index, false]);
      }
    }
  });

  it("says which table is damaged", async () => {
    expect(await problemWith(new Blob([GOOD.replace(`"phone"`, `"phony"`)]))).toEqual({
      kind: "damaged",
      table: "eventChunks",
    });
  });

  it("is left alone if a newer version wrote it", async () => {
    const newer = [
      textOf([], { ...HEADER, version: 2, app: "9.0.0" }),
      textOf([], { ...HEADER, schema: 3, app: "9.0.0" }),
    ];
    for (const text of newer) {
      expect(await problemWith(new Blob([text]))).toEqual({ kind: "newer", app: "9.0.0" });
    }
  });
});
