import type { IndexableType, Table } from "dexie";

/**
 * Takes every row of a table, some at a time in the order of their keys: one read for each part, far quicker than a
 * cursor, and the page answers between two of them. The next part is on its way while one is worked on.
 * @param count rows in a part
 */
export async function eachPart<Row, Key>(
  table: Table<Row, Key>,
  count: number,
  keyOf: (row: Row) => NoInfer<Key>,
  take: (rows: readonly Row[]) => void,
): Promise<void> {
  let rows = await table.orderBy(":id").limit(count).toArray();
  for (;;) {
    const last = rows.at(-1);
    if (last === undefined) return;
    const next = table
      .where(":id")
      .above(keyOf(last) as IndexableType)
      .limit(count)
      .toArray();
    take(rows);
    rows = await next;
  }
}
