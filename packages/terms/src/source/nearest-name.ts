/** The known name that is most like the given one; undefined when none is like it. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(name.length / 3));
  const ranked = known.map((one) => ({ one, distance: distanceBetween(name.toLowerCase(), one.toLowerCase()) })).filter(({ distance }) => distance <= most);
  return ranked.toSorted((a, b) => a.distance - b.distance)[0]?.one;
}

/** The way out for a name that nobody knows. */
export function nearestFix(name: string, known: readonly string[]): string {
  const near = nearestName(name, known);
  if (near !== undefined) return `Did you mean "${near}"?`;
  return known.length === 0 ? 'Remove it.' : `Known here: ${known.join(', ')}.`;
}

/** How many letters must be added, taken or changed to make one of the other, or two neighbours swapped. */
function distanceBetween(a: string, b: string): number {
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const cheapest = Math.min((above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line.push(isSwap ? Math.min(cheapest, (before[column - 2] ?? 0) + 1) : cheapest);
    }
    before = above;
    above = line;
  }
  return above[b.length] ?? 0;
}
