import type { Instant } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofFraction, plus, rational, times } from '../src/exact/rational.ts';
import type { Rational } from '../src/exact/rational.ts';
import { compareAttribution } from '../src/index.ts';
import type { AttributionRule, Fact, SharedMetricTerms, Structure } from '../src/index.ts';
import { MARGIN, period, TICK } from './arbitraries.ts';
import { runs } from './runs.ts';
import { aSharedCase } from './shared-arbitraries.ts';
import type { SharedCase } from './shared-arbitraries.ts';
import { effectsAt, isOpenAt, seenAt } from './time-oracle.ts';

/** Which components are down at an instant, by their own sources and outside their exclusions. */
function downAt({ terms, facts, asOf }: SharedCase, t: Instant): readonly string[] {
  return terms.components.filter(({ component, method }) => seenAt(method, component, facts, t, asOf) === 'bad' && !isExcluded(terms, component, facts, t)).map(({ component }) => component);
}

function isExcluded(terms: SharedMetricTerms, component: string, facts: readonly Fact[], t: Instant): boolean {
  const measured = Math.max(period.start, terms.inForce.start) <= t && t < Math.min(period.end, terms.inForce.end ?? Infinity);
  return measured && isOpenAt(terms.calendar, t) && effectsAt(terms.exclusions, component, facts, t).length > 0;
}

function isBroken(structure: Structure, down: readonly string[]): boolean {
  if ('component' in structure) return down.includes(structure.component);
  if ('series' in structure) return structure.series.some((part) => isBroken(part, down));
  if ('parallel' in structure) return structure.parallel.every((part) => isBroken(part, down));
  return structure.of.filter((part) => !isBroken(part, down)).length < structure.atLeast;
}

/** Since when a component has been down at every tick up to this one. */
function downSince(one: SharedCase, component: string, t: Instant): Instant {
  let since = t;
  while (since > period.start - MARGIN && downAt(one, since - TICK).includes(component)) since -= TICK;
  return since;
}

type Parts = ReadonlyMap<string, Rational>;

/** The rules in the words of SEMANTICS.md, for one instant in which these components are down and the structure with them. */
function partsAt(rule: AttributionRule, one: SharedCase, down: readonly string[], t: Instant): Parts {
  const partyOf = (component: string) => one.terms.components.find((known) => known.component === component)?.party ?? '';
  const parties = [...new Set(down.map(partyOf))];
  const whole = rational(1);
  const share = (some: readonly string[]): Parts => new Map(some.map((party) => [party, rational(1, some.length)]));
  if (rule === 'equal-among-down') return share(parties);
  if (rule === 'all-pay') return new Map(parties.map((party) => [party, whole]));
  if (rule === 'but-for') {
    const needed = parties.filter((party) => !isBroken(one.terms.structure, down.filter((component) => partyOf(component) !== party)));
    return new Map(needed.map((party) => [party, whole]));
  }
  const since = parties.map((party) => Math.min(...down.filter((component) => partyOf(component) === party).map((component) => downSince(one, component, t))));
  return share(parties.filter((_, place) => since[place] === Math.min(...since)));
}

function sharesByHand(rule: AttributionRule, one: SharedCase): Readonly<Record<string, Rational>> {
  const shares: Record<string, Rational> = {};
  for (const { party } of one.terms.components) shares[party] = rational(0);
  const { terms, facts, asOf } = one;
  const whole = terms.endToEnd?.component ?? terms.id;
  for (let t = Math.max(period.start, terms.inForce.start); t < Math.min(period.end, terms.inForce.end ?? Infinity); t += TICK) {
    if (!isOpenAt(terms.calendar, t) || effectsAt(terms.exclusions, whole, facts, t).length > 0) continue;
    const down = downAt(one, t);
    const isBad = terms.endToEnd === undefined || seenAt(terms.endToEnd.method, whole, facts, t, asOf) === 'bad';
    if (!isBad || !isBroken(terms.structure, down)) continue;
    for (const [party, part] of partsAt(rule, one, down, t)) shares[party] = plus(shares[party] ?? rational(0), times(part, rational(TICK)));
  }
  return shares;
}

const anEndedCase = aSharedCase.filter(({ asOf }) => asOf >= period.end);

describe('S32 the engine says what the oracle says of every rule', () => {
  it.each(['equal-among-down', 'but-for', 'first-failed', 'all-pay'] as const)('%s, instant by instant', (rule) => {
    fc.assert(fc.property(anEndedCase, (one) => {
      const shares = compareAttribution(one.terms, one.facts, period, one.asOf).find((known) => known.rule === rule)?.shares ?? [];
      const borne = Object.fromEntries(shares.filter(({ party }) => party !== 'unattributed').map(({ party, share }) => [party, ofFraction(share)]));
      expect(borne).toEqual(sharesByHand(rule, one));
    }), runs(320, 60));
  });
});
