import { readFileSync } from 'node:fs';
import { DAY } from '@entente/worktime';
import type { Interval, ZoneName } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asIfAlways, simulate } from '../../src/index.ts';
import type { AgreedLevel, AgreementTerms, Fact, Simulation } from '../../src/index.ts';
import { runs } from '../runs.ts';
import { exact } from './fraction.ts';
import { measured } from './measured-time.ts';
import { aDecidedCase, anAgreementOfSeveralVersions, LEVELS, YEARS } from './some-agreements.ts';
import type { DecidedCase } from './some-agreements.ts';
import { someOutages } from './some-outages.ts';
import { reckonWhatIf } from './what-if.ts';
import type { Amounts, Stood, WhatIf } from './what-if.ts';

interface Case extends DecidedCase {
  readonly other: AgreementTerms;
  readonly facts: readonly Fact[];
  readonly range: Interval;
}

/** The last version of the terms from the beginning on; with other money, levels and periods; with periods of another zone; or another agreement altogether. */
const otherThan = (terms: AgreementTerms): fc.Arbitrary<AgreementTerms> => fc.tuple(fc.constantFrom('always', 'amended', 'moved', 'another'), anAgreementOfSeveralVersions).map(([way, another]) => {
  const { number = 1 } = terms.versions.at(-1) ?? {};
  if (way === 'always') return asFromTheBeginning(terms, number);
  if (way === 'moved') return withPeriodsIn(terms.zone === 'Europe/Amsterdam' ? 'America/New_York' : 'Europe/Amsterdam', terms);
  const [first] = another.versions;
  return way === 'another' || first === undefined ? another : { ...terms, versions: [...terms.versions.slice(0, -1), { ...first, number, effectiveFrom: terms.versions.at(-1)?.effectiveFrom ?? terms.startsAt }] };
});

/** Its levels are measured by the months of another place than it is settled by. */
function withPeriodsIn(zone: ZoneName, terms: AgreementTerms): AgreementTerms {
  const moved = (level: AgreedLevel): AgreedLevel => ({ ...level, period: { ...level.period, zone } });
  return { ...terms, versions: terms.versions.map((version) => ({ ...version, levels: version.levels.map(moved) })) };
}

function asFromTheBeginning(terms: AgreementTerms, number: number): AgreementTerms {
  const versions = terms.versions.flatMap((version) => (version.number === number ? [{ ...version, effectiveFrom: terms.startsAt }] : []));
  expect(asIfAlways(terms, number)).toEqual({ ...terms, versions });
  return { ...terms, versions };
}

const aRange = (from: number): fc.Arbitrary<Interval> => fc.oneof(fc.constant(YEARS), fc.tuple(fc.integer({ min: -20, max: 200 }), fc.integer({ min: 1, max: 150 })).map(([after, days]) => ({ start: from + after * DAY, end: from + (after + days) * DAY })));

const aCase: fc.Arbitrary<Case> = aDecidedCase.chain(({ terms, decisions, asOf }) => fc.record({
  terms: fc.constant(terms), decisions: fc.constant(decisions), asOf: fc.constant(asOf), other: otherThan(terms), facts: someOutages(LEVELS, terms.startsAt), range: aRange(terms.startsAt),
}));

const amountsOf = ({ before, after, difference }: Simulation['credited']): Amounts => ({ before, after, difference });

type Stand = NonNullable<Simulation['periods'][number]['levels'][number]['before']>;

function stoodOf(stand: Stand | undefined): Stood | undefined {
  if (stand === undefined) return undefined;
  const { state, value, shown = 'none', consecutive, finding, incident } = stand;
  const { top, bottom } = value === undefined ? { top: 0n, bottom: 0n } : exact(BigInt(value.numerator), BigInt(value.denominator));
  return { state, shown, consecutive, finding, incident, value: bottom === 0n ? 'none' : `${top}/${bottom}` };
}

const told = ({ periods, credited, payable }: Simulation): WhatIf => ({
  credited: amountsOf(credited), payable: amountsOf(payable),
  periods: periods.map(({ period, levels, credits, says, ...all }) => ({
    period, differs: all.differs, sentences: says.length, credited: amountsOf(all.credited), payable: amountsOf(all.payable),
    levels: levels.map(({ before, after, ...level }) => ({ ...level, before: stoodOf(before), after: stoodOf(after) })), credits: new Map(credits.map(({ level, ...amounts }) => [level, amountsOf(amounts)])),
  })),
});

/** In which order things are told is not what they come to. */
const inOrder = ({ periods, ...all }: WhatIf): WhatIf => ({
  ...all, periods: periods.toSorted((a, b) => a.period.start - b.period.start || a.period.end - b.period.end).map(({ levels, ...period }) => ({ ...period, levels: levels.map((level, place) => ({ level, place })).toSorted((a, b) => a.level.period - b.level.period || (a.level.level < b.level.level ? -1 : a.level.level > b.level.level ? 1 : a.place - b.place)).map(({ level }) => level) })),
});

function agree({ terms, other, decisions, facts, asOf, range }: Case): void {
  const books = { asOf, decisions };
  const reckoned = reckonWhatIf({ ...books, terms, outcomeOf: measured({ terms, asOf, facts }) }, { ...books, terms: other, outcomeOf: measured({ terms: other, asOf, facts }) }, range);
  const simulation = simulate(terms, other, facts, range, asOf, decisions);
  expect(inOrder(told(simulation))).toEqual(inOrder(reckoned));
  expect(simulation.says).toHaveLength(reckoned.periods.reduce((sum, { sentences }) => sum + sentences, 0));
}

const corpus: readonly Case[] = JSON.parse(readFileSync(new URL('../what-if-corpus.json', import.meta.url), 'utf8'));

describe('S36 what would have been under other terms, told from the text alone', () => {
  it('level by level and period by period, with every credit and what is payable', () => fc.assert(fc.property(aCase, agree), runs(3610, 20)));

  it('of every counterexample that was ever found', () => corpus.forEach(agree));
});
