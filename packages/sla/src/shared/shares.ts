import type { Duration } from '@entente/worktime';
import { ONE, rational, sumOf, times, toFraction } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { SharedMetricTerms } from '../model.ts';
import { fractionInWords } from '../words.ts';
import type { PartyShare, SharedMetricResult, SharedSegment } from './shared-model.ts';
import type { Attribution, PartOfFailure } from './attribution.ts';
import type { LaidStretch } from './lay-causes.ts';
import { UNATTRIBUTED } from './measure-component.ts';

/** What the failures come to, by party and exact (S32). */
export interface Shares {
  /** Every party of the metric, zero included, and unattributed. */
  readonly attributed: ReadonlyMap<string, Rational>;
  /** By the party in whose own time it does not lie (S34). */
  readonly uncovered: ReadonlyMap<string, Rational>;
  /** The same with how long each of them bore which part. */
  readonly borne: { readonly attributed: readonly BorneShare[]; readonly uncovered: readonly BorneShare[] };
}

/** What a party bears, part by part. */
export interface BorneShare {
  readonly party: string;
  readonly share: Rational;
  readonly parts: readonly BornePart[];
}

export interface BornePart {
  readonly part: Rational;
  readonly time: Duration;
}

/** Adds up the bad time that is shared and what is unattributed; fractions once a distinct part, and not once a stretch. */
export function sharesOf({ components }: SharedMetricTerms, readings: readonly LaidStretch[], attribution: Attribution): Shares {
  const attributed: BearingParties = new Map([...components.map(({ party }) => party), UNATTRIBUTED].map((party) => [party, new Map()]));
  const uncovered: BearingParties = new Map();
  const lengths = new Map<readonly PartOfFailure[], number>();
  for (const stretch of readings.filter(isBorne)) {
    const parts = partsOf(stretch, attribution);
    const length = stretch.end - stretch.start;
    if (stretch.uncovered.length === 0) lengths.set(parts, (lengths.get(parts) ?? 0) + length);
    else for (const part of parts) charge(stretch.uncovered.includes(part.party) ? uncovered : attributed, part, length);
  }
  for (const [parts, length] of lengths) for (const part of parts) charge(attributed, part, length);
  const borne = { attributed: addedUp(attributed), uncovered: addedUp(uncovered) };
  return { attributed: byParty(borne.attributed), uncovered: byParty(borne.uncovered), borne };
}

type BearingParties = Map<string, Map<string, BornePart>>;

function charge(bearing: BearingParties, { party, part }: PartOfFailure, length: Duration): void {
  const parts = bearing.get(party) ?? new Map<string, BornePart>();
  const inWords = fractionInWords(part);
  parts.set(inWords, { part, time: (parts.get(inWords)?.time ?? 0) + length });
  bearing.set(party, parts);
}

function addedUp(bearing: BearingParties): readonly BorneShare[] {
  return [...bearing].map(([party, byPart]) => {
    const parts = [...byPart.values()];
    return { party, parts, share: sumOf(parts.map(({ part, time }) => times(part, rational(time)))) };
  });
}

function byParty(borne: readonly BorneShare[]): ReadonlyMap<string, Rational> {
  return new Map(borne.map(({ party, share }) => [party, share]));
}

/** Whether somebody bears the stretch, or the unattributed party does (S31). */
export function isBorne({ reading }: Pick<LaidStretch, 'reading'>): boolean {
  return reading === 'shared' || reading === 'unattributed';
}

const TO_NOBODY: readonly PartOfFailure[] = [{ party: UNATTRIBUTED, part: ONE }];

function partsOf(stretch: LaidStretch, attribution: Attribution): readonly PartOfFailure[] {
  return stretch.reading === 'shared' ? attribution(stretch) : TO_NOBODY;
}

/** A stretch as a segment of the result. */
export function segmentOf(stretch: LaidStretch, attribution: Attribution, shown: ShownShare): SharedSegment {
  const { start, end, reading, down } = stretch;
  const parts = isBorne(stretch) ? partsOf(stretch, attribution) : [];
  const sharesOfThose = (some: readonly PartOfFailure[]) => some.map(({ party, part }) => shown(party, times(part, rational(end - start))));
  const uncovered = parts.filter(({ party }) => stretch.uncovered.includes(party));
  const split = sharesOfThose(parts.filter((part) => !uncovered.includes(part)));
  return { start, end, reading, down, split, ...(uncovered.length === 0 ? {} : { uncovered: sharesOfThose(uncovered) }) };
}

export type ShownShare = (party: string, share: Rational) => PartyShare;

/** How shares are written: exact, and marked where they lie outside the party's contract (S35). */
export function shownShare({ components, outsideContract = [] }: SharedMetricTerms): ShownShare {
  const own = new Set([UNATTRIBUTED, ...components.map(({ party }) => party)]);
  return (party, share) => ({ party, share: toFraction(share), ...(!own.has(party) || outsideContract.includes(party) ? { inContract: false } : {}) });
}

/**
 * The shares that count in credits (S35): those within the parties' contracts, and of those outside the ones that a
 * collaboration agreement lets count.
 */
export function creditedShares({ collaboration = [] }: Pick<SharedMetricTerms, 'collaboration'>, { shares, uncovered }: Pick<SharedMetricResult, 'shares' | 'uncovered'>): readonly PartyShare[] {
  return [
    ...shares.filter(({ party, inContract }) => party !== UNATTRIBUTED && (inContract !== false || collaboration.includes(party))),
    ...uncovered.filter(({ party, inContract }) => inContract === false && collaboration.includes(party)),
  ];
}
