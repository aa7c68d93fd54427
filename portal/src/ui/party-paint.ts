const COLOURS = 5;

/** What tells parties of one colour apart: none for the first five, dots for the next, then lines. */
export type PartyPattern = 'dots' | 'lines';

export interface PartyPaint {
  readonly fill: string;
  readonly ink: string;
  readonly pattern: PartyPattern | undefined;
  /** The same for an element of the page: a patterned edge, and plain fill under the letters. */
  readonly background: string;
}

/**
 * The colour of a party by its place in the tenant's book. The first in it is the tenant itself, in the colour of its
 * brand; the five after it have the palette, which then repeats with a pattern. Letters always stand with it.
 */
export function partyPaint(ordinal: number): PartyPaint {
  if (ordinal <= 1) return { fill: 'var(--accent)', ink: 'var(--on-accent)', pattern: undefined, background: 'var(--accent)' };
  const index = ordinal - 2;
  const place = (index % COLOURS) + 1;
  const [fill, ink] = [`var(--p${place})`, `var(--on-p${place})`];
  const pattern = PATTERNS[Math.min(Math.floor(index / COLOURS), PATTERNS.length - 1)];
  return { fill, ink, pattern, background: pattern === undefined ? fill : `linear-gradient(90deg, transparent ${PATTERN_EDGE}, ${fill} ${PATTERN_EDGE}), ${BACKGROUNDS[pattern]}, ${fill}` };
}

/** As wide as the pattern of a tag; the letters begin after it. */
export const PATTERN_EDGE = '7px';
const PATTERNS: readonly (PartyPattern | undefined)[] = [undefined, 'dots', 'lines'];

const BACKGROUNDS: Readonly<Record<PartyPattern, string>> = {
  dots: 'radial-gradient(circle at 1.5px 1.5px, color-mix(in srgb, var(--sheet) 60%, transparent) 1px, transparent 1.2px) 0 0 / 5px 5px',
  lines: 'repeating-linear-gradient(45deg, color-mix(in srgb, var(--sheet) 45%, transparent) 0 1px, transparent 1px 5px)',
};
