/** The longest that a name may be is a hundred; what tells two apart must have room. */
const LONGEST = 90;

/** A name for each, as documents may have: that of its own words, with a number where another has taken it. */
export function documentNames(wishes: readonly string[], fallback: string, reserved: readonly string[] = []): readonly string[] {
  const taken = new Set(reserved);
  return wishes.map((wish) => {
    const name = free(written(wish) || fallback, taken);
    taken.add(name);
    return name;
  });
}

function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let count = 2; ; count += 1) if (!taken.has(`${name}-${count}`)) return `${name}-${count}`;
}

/** In small letters without their marks; whatever else cannot stand in a name becomes a dash. */
function written(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
  return trimmed(trimmed(plain).slice(0, LONGEST));
}

function trimmed(text: string): string {
  return text.replaceAll(/^[._-]+|[._-]+$/g, '');
}
