const UNITS = ["B", "kB", "MB", "GB"] as const;

/** Size in the largest decimal unit that keeps it at 1 or more: 1500 → "1.5 kB". */
export function bytesText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  const value = bytes / 1000 ** power;
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} ${UNITS[power] ?? "B"}`;
}
