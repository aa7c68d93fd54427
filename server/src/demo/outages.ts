import { DAY, HOUR, type Instant, type Interval, intersect, MINUTE, normalise, subtract, union } from '@entente/worktime';

/** The same numbers for the same seed, in [0, 1): a demo looks alike wherever it is made (Mulberry32, public domain). */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Some outages of a component in a range: about one in `every`, of 2 to 40 minutes, whole minutes long. */
export function someOutages(seed: number, range: Interval, every: number): readonly Interval[] {
  const next = sequence(seed);
  const outages: Interval[] = [];
  for (let at = range.start + next() * every; at < range.end; at += every * (0.4 + 1.2 * next())) {
    const start = Math.floor(at / MINUTE) * MINUTE;
    outages.push({ start, end: Math.min(range.end, start + MINUTE * Math.ceil(2 + 38 * next() ** 2)) });
  }
  return normalise(outages);
}

/** What a supplier's own source says of its component. */
export interface ComponentStory {
  readonly down: readonly Interval[];
  /** The source could not tell. */
  readonly unknown: readonly Interval[];
}

/** One bad thing at a time of a day that is counted back from now: `days` ago, `hours` and `minutes` into that day. */
export function spell(now: Instant, days: number, hours: number, minutes: number): Interval {
  const start = Math.floor(now / DAY) * DAY - days * DAY + hours * HOUR;
  return { start, end: start + minutes * MINUTE };
}

/** When the checkout is down by its structure: network, either hosting, payment and the shop's own application. */
export function checkoutDown(down: Readonly<Record<'network' | 'east' | 'west' | 'payment' | 'shop', readonly Interval[]>>): readonly Interval[] {
  return union(union(down.network, down.payment), union(down.shop, intersect(down.east, down.west)));
}

/** Status changes that say the intervals one after the other, up where nothing else is said, from the first instant to the last: what a source has said nothing about since is not known. */
export function changesOf({ down, unknown }: ComponentStory, from: Instant, until: Instant): readonly { readonly at: Instant; readonly state: 'up' | 'down' | 'unknown' }[] {
  const told = subtract(normalise([...unknown]), normalise([...down]));
  const edges = [
    ...normalise([...down]).flatMap(({ start, end }) => [{ at: start, state: 'down' as const }, { at: end, state: 'up' as const }]),
    ...told.flatMap(({ start, end }) => [{ at: start, state: 'unknown' as const }, { at: end, state: 'up' as const }]),
  ];
  const ordered = edges.filter(({ at }) => at > from && at <= until).sort((one, other) => one.at - other.at || (one.state === 'up' ? -1 : 1));
  const last = ordered.at(-1)?.at === until ? [] : [{ at: until, state: 'up' as const }];
  return [{ at: from, state: 'up' as const }, ...ordered, ...last];
}
