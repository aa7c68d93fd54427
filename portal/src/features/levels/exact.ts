/** Exact shares of integers, shown with digits floored toward the worse (S21). */
export function flooredPercent(good: bigint, total: bigint, digits = 3): string | undefined {
  if (total <= 0n) return undefined;
  const scaled = good * 100n * 10n ** BigInt(digits) / total;
  const text = scaled.toString().padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

interface Counted {
  readonly good: string;
  readonly bad: string;
  readonly unknown: string;
}

/** What the number would be if one thing were other than it is. */
export function whatIf({ good, bad, unknown }: Counted, longestOutage: bigint) {
  const [g, b, u] = [BigInt(good), BigInt(bad), BigInt(unknown)];
  return {
    without: longestOutage > 0n ? flooredPercent(g + longestOutage, g + b) : undefined,
    unknownBad: u > 0n ? flooredPercent(g, g + b + u) : undefined,
    unknownGood: u > 0n ? flooredPercent(g + u, g + b + u) : undefined,
  };
}
