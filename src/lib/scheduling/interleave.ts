/**
 * Where each of the items that are left stands in its kind's way through the day, in (0, 1): what was shown already is
 * behind it. Two kinds merged by this are spread evenly, and go on so after a reload.
 * @param shown how many of the kind were shown today
 * @param left how many are still to come
 */
export function placesInDay(shown: number, left: number): readonly number[] {
  return Array.from({ length: left }, (_, index) => (shown + index + 0.5) / (shown + left));
}

/** Two lists as one, each in its own order and evenly spread over the whole. */
export function interleaved<Item>(
  first: readonly Item[],
  second: readonly Item[],
  shown: { readonly first: number; readonly second: number },
): Item[] {
  const placed = [
    ...zip(first, placesInDay(shown.first, first.length)),
    ...zip(second, placesInDay(shown.second, second.length)),
  ];
  // Sorting is stable: at one place the first list's item comes first.
  return placed.sort((a, b) => a.place - b.place).map(({ item }) => item);
}

function zip<Item>(items: readonly Item[], places: readonly number[]) {
  return items.map((item, index) => ({ item, place: places[index] ?? 1 }));
}
