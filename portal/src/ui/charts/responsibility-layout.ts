/** The bad time of a period end to end at one scale, grouped by what was close together. Pure. */
export interface ShareOfSegment<Party> {
  readonly party: Party | null;
  readonly milliseconds: { readonly numerator: string; readonly denominator: string };
}

export interface Segment<Party> {
  readonly start: string;
  readonly end: string;
  readonly down: readonly string[];
  readonly split: readonly ShareOfSegment<Party>[];
}

export interface Piece<Party> {
  readonly segment: Segment<Party>;
  readonly x: number;
  readonly width: number;
  readonly parts: readonly { party: Party | null; y: number; height: number; fraction: string }[];
}

export interface Group<Party> {
  readonly start: number;
  readonly end: number;
  readonly bad: number;
  readonly x: number;
  readonly width: number;
  readonly pieces: readonly Piece<Party>[];
}

const TOGETHER = 6 * 3_600_000;
const GAP = 11;
const LEAST = 44;

/** Segments within six hours of each other are one group. Widths follow the bad time; the shortest group stays readable. */
export function responsibilityGroups<Party>(segments: readonly Segment<Party>[], width: number, height: number): readonly Group<Party>[] {
  const clusters: Segment<Party>[][] = [];
  for (const segment of segments.toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start))) {
    const last = clusters.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && Date.parse(segment.start) - Date.parse(before.end) <= TOGETHER) last.push(segment);
    else clusters.push([segment]);
  }
  const widths = shareWidth(clusters.map(badOf), width - GAP * Math.max(0, clusters.length - 1));
  let x = 0;
  return clusters.map((cluster, index) => {
    const own = widths[index] ?? 0;
    const group = groupOf(cluster, x, own, height);
    x += own + GAP;
    return group;
  });
}

/** In proportion, but none under the least width while there is room for that. */
function shareWidth(amounts: readonly number[], width: number): readonly number[] {
  const least = Math.min(LEAST, width / Math.max(1, amounts.length));
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const small = amounts.map((amount) => amount / total * width < least);
  const rest = amounts.reduce((sum, amount, index) => (small[index] ? sum : sum + amount), 0);
  const room = width - least * small.filter(Boolean).length;
  return amounts.map((amount, index) => (small[index] ? least : amount / rest * room));
}

function groupOf<Party>(cluster: readonly Segment<Party>[], x: number, width: number, height: number): Group<Party> {
  const bad = badOf(cluster);
  let at = x;
  const pieces = cluster.map((segment): Piece<Party> => {
    const own = lengthOf(segment) / bad * width;
    const piece = { segment, x: at, width: own, parts: partsOf(segment, height) };
    at += own;
    return piece;
  });
  return { start: Date.parse(cluster[0]?.start ?? ''), end: Date.parse(cluster.at(-1)?.end ?? ''), bad, x, width, pieces };
}

function partsOf<Party>(segment: Segment<Party>, height: number) {
  let y = 0;
  return segment.split.map(({ party, milliseconds }) => {
    const [numerator, denominator] = reduced(BigInt(milliseconds.numerator), BigInt(milliseconds.denominator) * BigInt(lengthOf(segment)));
    const own = Number(numerator) / Number(denominator) * height;
    const part = { party, y, height: own, fraction: fractionText(numerator, denominator) };
    y += own;
    return part;
  });
}

const GLYPHS: Readonly<Record<string, string>> = { '1/2': '½', '1/3': '⅓', '2/3': '⅔', '1/4': '¼', '3/4': '¾', '1/5': '⅕', '1/6': '⅙', '5/6': '⅚', '1/8': '⅛' };

function fractionText(numerator: bigint, denominator: bigint): string {
  if (denominator === 1n && numerator === 1n) return '';
  const text = `${numerator}/${denominator}`;
  return GLYPHS[text] ?? (text.length <= 5 ? text : `${Math.round(Number(numerator) / Number(denominator) * 100)}%`);
}

function reduced(numerator: bigint, denominator: bigint): readonly [bigint, bigint] {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b > 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [numerator / a, denominator / a];
}

function badOf(cluster: readonly { start: string; end: string }[]): number {
  return cluster.reduce((sum, segment) => sum + lengthOf(segment), 0);
}

function lengthOf(segment: { start: string; end: string }): number {
  return Date.parse(segment.end) - Date.parse(segment.start);
}

/** The piece and instant of the n-th bad minute; arrow keys go from one to the next. */
export function badMinute<Party>(groups: readonly Group<Party>[], minute: number): { piece: Piece<Party>; at: number; x: number } | undefined {
  let rest = minute * 60_000;
  for (const piece of groups.flatMap((group) => group.pieces)) {
    const length = lengthOf(piece.segment);
    if (rest < length) return { piece, at: Date.parse(piece.segment.start) + rest, x: piece.x + rest / length * piece.width };
    rest -= length;
  }
  return undefined;
}

export function badMinutes<Party>(groups: readonly Group<Party>[]): number {
  return Math.ceil(groups.reduce((sum, group) => sum + group.bad, 0) / 60_000);
}
