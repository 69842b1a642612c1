/** A name that no other has: the wanted one, or with the lowest number behind it that is free. */
export function newName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted} ${String(number)}`)) number += 1;
  return `${wanted} ${String(number)}`;
}
