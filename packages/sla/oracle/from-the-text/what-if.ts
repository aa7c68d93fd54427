/** S36: the same facts and decisions under other terms, beside what they came to, as SEMANTICS.md reads. */
import type { Instant, Interval } from '@entente/worktime';
import type { AgreementTerms, DefaultFinding, LevelState } from '../../src/index.ts';
import { keepBooks } from './books.ts';
import type { KeptPeriod } from './books.ts';
import { exact, whole } from './fraction.ts';
import type { Exact } from './fraction.ts';
import type { Books, Entry } from './judged-levels.ts';
import { roundedAs } from './rounding.ts';

/** A level in one of its periods, by one set of terms. */
export interface Stood {
  readonly state: LevelState;
  readonly value: string;
  readonly shown: string;
  readonly consecutive: number;
  readonly finding: DefaultFinding;
  readonly incident: string | undefined;
}

export interface BesideEachOther<T> {
  readonly before: T;
  readonly after: T;
}

/** Of different currencies there is no difference. */
export interface Amounts extends BesideEachOther<number> {
  readonly difference: number | undefined;
}

export interface LevelBeside extends BesideEachOther<Stood | undefined> {
  readonly level: string;
  readonly period: Instant;
  readonly differs: boolean;
}

export interface PeriodBeside {
  readonly period: Interval;
  readonly levels: readonly LevelBeside[];
  readonly credits: ReadonlyMap<string, Amounts>;
  readonly credited: Amounts;
  readonly payable: Amounts;
  readonly differs: boolean;
  /** How many things there are to say of it. */
  readonly sentences: number;
}

export interface WhatIf {
  readonly periods: readonly PeriodBeside[];
  readonly credited: Amounts;
  readonly payable: Amounts;
}

const inFull = ({ top, bottom }: Exact): string => `${top}/${bottom}`;

/** S21: three digits, rounded toward the worse, which for an availability is down. */
function shownOf(ratio: Exact): string {
  const thousandths = whole(exact(ratio.top * 100_000n, ratio.bottom));
  return `${thousandths / 1000n}.${String(thousandths % 1000n).padStart(3, '0')}`;
}

function stoodAt({ state, good, bad, terms, consecutive, finding, incident }: Entry): Stood {
  const counted = good + bad;
  const ratio = counted === 0n ? undefined : roundedAs(exact(good, counted), terms.rounding, 'percent');
  return { state, consecutive, finding, incident, value: ratio === undefined ? 'none' : inFull(ratio), shown: ratio === undefined ? 'none' : shownOf(ratio) };
}

/** The segments of one own period stand beside those of the other terms by their place. */
function byPlace(kept: KeptPeriod | undefined): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const entry of kept?.entries ?? []) {
    let place = 0;
    while (entries.has(`${entry.level} ${entry.period.start} ${place}`)) place += 1;
    entries.set(`${entry.level} ${entry.period.start} ${place}`, entry);
  }
  return entries;
}

const allIn = (periods: readonly KeptPeriod[], range: Interval): ReadonlyMap<string, KeptPeriod> =>
  new Map(periods.filter(({ period }) => period.start < range.end && range.start < period.end).map((kept) => [`${kept.period.start} ${kept.period.end}`, kept]));

const namesIn = <T>(...maps: readonly ReadonlyMap<string, T>[]): readonly string[] => [...new Set(maps.flatMap((map) => [...map.keys()]))];

const currencyOf = ({ versions }: AgreementTerms): string | undefined => versions.flatMap(({ money }) => money?.currency ?? []).at(-1);

const creditsOf = (kept: KeptPeriod | undefined): ReadonlyMap<string, number> => new Map(kept?.settlement?.credits.map(({ level, afterYearCap }) => [level, afterYearCap]) ?? []);

const sumOf = (amounts: Iterable<Amounts>, side: 'before' | 'after'): number => [...amounts].reduce((sum, amount) => sum + amount[side], 0);

export function reckonWhatIf(before: Books, after: Books, range: Interval): WhatIf {
  const isOneCurrency = currencyOf(before.terms) === currencyOf(after.terms);
  const beside = (was: number, is: number): Amounts => ({ before: was, after: is, difference: isOneCurrency ? is - was : undefined });
  const [was, is] = [allIn(keepBooks(before), range), allIn(keepBooks(after), range)];
  const periods = namesIn(was, is).flatMap((name) => besideEachOther(was.get(name), is.get(name), beside));
  const over = (amountOf: (period: PeriodBeside) => Amounts) => beside(sumOf(periods.map(amountOf), 'before'), sumOf(periods.map(amountOf), 'after'));
  return { periods, credited: over(({ credited }) => credited), payable: over(({ payable }) => payable) };
}

function besideEachOther(was: KeptPeriod | undefined, is: KeptPeriod | undefined, beside: (was: number, is: number) => Amounts): readonly PeriodBeside[] {
  const [period] = [was, is].flatMap((kept) => kept?.period ?? []);
  if (period === undefined) return [];
  const [stood, stands] = [byPlace(was), byPlace(is)];
  const levels = namesIn(stood, stands).flatMap((name): readonly LevelBeside[] => {
    const [one, other] = [stood.get(name), stands.get(name)];
    const [any] = [one, other].flatMap((entry) => entry ?? []);
    if (any === undefined) return [];
    const both = { before: one === undefined ? undefined : stoodAt(one), after: other === undefined ? undefined : stoodAt(other) };
    return [{ level: any.level, period: any.period.start, ...both, differs: JSON.stringify(both.before) !== JSON.stringify(both.after) }];
  });
  const [credited, wouldBe] = [creditsOf(was), creditsOf(is)];
  const credits = new Map(namesIn(credited, wouldBe).map((level) => [level, beside(credited.get(level) ?? 0, wouldBe.get(level) ?? 0)]));
  const payable = beside(was?.settlement?.payable ?? 0, is?.settlement?.payable ?? 0);
  const sentences = levels.filter(({ differs }) => differs).length + [payable, ...credits.values()].filter((amount) => amount.before !== amount.after).length;
  return [{ period, levels, credits, payable, sentences, differs: sentences > 0, credited: beside(sumOf(credits.values(), 'before'), sumOf(credits.values(), 'after')) }];
}
