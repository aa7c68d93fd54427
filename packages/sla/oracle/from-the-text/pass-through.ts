/** S36: credits owed beside credits due, incident by incident, and what keeps them apart, as SEMANTICS.md reads. */
import type { Instant, Interval } from '@entente/worktime';
import type { AgreedLevel, AgreementCase, AgreementVersion, Fact, GapReason, MoneyTerms, Underpinning } from '../../src/index.ts';
import { keepBooks } from './books.ts';
import { exact, isBelow, less, multiply, whole } from './fraction.ts';
import type { Entry } from './judged-levels.ts';
import { measured } from './measured-time.ts';

export interface Passing {
  readonly customers: readonly AgreementCase[];
  readonly suppliers: readonly AgreementCase[];
  readonly underpinnings: readonly Underpinning[];
  readonly range: Interval;
  readonly asOf: Instant;
}

export interface ReckonedRow {
  readonly incident: string | undefined;
  readonly owed: ReadonlyMap<string, number>;
  readonly due: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<GapReason, number>;
}

interface Portion {
  readonly incident: string | undefined;
  readonly agreement: string;
  readonly level: string;
  readonly amount: number;
}

const NONE = '';

/** A failure that one incident brought about is put down to it whole; any other is shared out by bad time, and so are several that are credited together. */
function partsOf(failures: readonly Entry[]): ReadonlyMap<string, bigint> {
  const parts = new Map<string, bigint>();
  const put = (incident: string, time: bigint) => parts.set(incident, (parts.get(incident) ?? 0n) + time);
  for (const { incident, bad, badByIncident } of failures) {
    const explained = [...badByIncident].map(([name, time]) => [name, BigInt(time)] as const);
    if (incident !== undefined) put(incident, bad);
    else for (const [name, time] of [...explained, [NONE, bad - explained.reduce((sum, [, one]) => sum + one, 0n)] as const]) put(name, time);
  }
  return parts;
}

/** To the unit: the last ones by the largest remainders, ties to those without an incident and then to the lower id. */
function portionsOf(agreement: string, level: string, failures: readonly Entry[], amount: number): readonly Portion[] {
  const parts = partsOf(failures);
  const all = [...parts.values()].reduce((sum, part) => sum + part, 0n);
  const shares = [...parts].map(([incident, part]) => {
    const share = multiply(exact(amount), exact(part, all));
    return { incident, units: Number(whole(share)), remainder: less(share, exact(whole(share))) };
  });
  let left = amount - shares.reduce((sum, { units }) => sum + units, 0);
  return shares.toSorted((a, b) => (isBelow(b.remainder, a.remainder) ? -1 : isBelow(a.remainder, b.remainder) ? 1 : a.incident < b.incident ? -1 : 1)).map(({ incident, units }) => {
    const last = left > 0 ? 1 : 0;
    left -= last;
    return { agreement, level, amount: units + last, incident: incident === NONE ? undefined : incident };
  });
}

/** What periods that are over were credited, after caps. */
function creditsOf({ terms, facts, decisions = [] }: AgreementCase, { range, asOf }: Passing): readonly Portion[] {
  const kept = keepBooks({ terms, asOf, decisions, outcomeOf: measured({ terms, facts, asOf }) });
  const over = kept.filter(({ period }) => Math.min(period.end, terms.endsAt ?? period.end) <= asOf && period.start < range.end && range.start < period.end);
  return over.flatMap(({ entries, settlement }) => (settlement?.credits ?? []).flatMap(({ level, afterYearCap }) =>
    portionsOf(terms.id, level, entries.filter((entry) => entry.level === level && entry.state === 'failed'), afterYearCap)));
}

type Step = (supplier: AgreementCase, passing: Passing) => AgreementCase;

const withVersions = (one: AgreementCase, change: (version: AgreementVersion) => AgreementVersion): AgreementCase => ({ ...one, terms: { ...one.terms, versions: one.terms.versions.map(change) } });

function withoutCaps({ periodCap: _period, yearCap: _year, singleIncident: _rule, pools, credits, ...money }: MoneyTerms): MoneyTerms {
  return { ...money, pools: pools.map(({ cap: _cap, ...pool }) => pool), credits: credits.map(({ cap: _cap, ...credit }) => credit) };
}

/** The customer's level that one of a supplier's stands under, as it last stood, with what was said about it. */
function above({ customers, underpinnings }: Passing, agreement: string, level: string): { readonly level: AgreedLevel; readonly facts: readonly Fact[] } | undefined {
  const [over] = underpinnings.filter(({ supplier }) => supplier.agreement === agreement && supplier.level === level).map(({ customer }) => customer);
  const customer = customers.find(({ terms }) => terms.id === over?.agreement);
  const found = customer?.terms.versions.flatMap(({ levels }) => levels).findLast(({ id }) => id === over?.level);
  return customer === undefined || found === undefined ? undefined : { level: found, facts: customer.facts };
}

const likeAbove = (one: AgreementCase, passing: Passing, change: (own: AgreedLevel, customers: AgreedLevel) => AgreedLevel): AgreementCase =>
  withVersions(one, (version) => ({ ...version, levels: version.levels.map((level) => { const over = above(passing, one.terms.id, level.id); return over === undefined ? level : change(level, over.level); }) }));

/** What the customer granted for its own component is granted for the supplier's, and nothing else is. */
function withExclusionsAbove(one: AgreementCase, passing: Passing): AgreementCase {
  let { facts } = one;
  for (const { id, component } of one.terms.versions.at(-1)?.levels ?? []) {
    const over = above(passing, one.terms.id, id);
    if (over === undefined) continue;
    const granted = over.facts.filter((fact) => fact.kind === 'exclusion' && fact.component === over.level.component);
    facts = [...facts.filter((fact) => fact.kind !== 'exclusion' || fact.component !== component), ...granted.map((fact) => ({ ...fact, component }))];
  }
  return likeAbove({ ...one, facts }, passing, (own, { exclusions }) => ({ ...own, exclusions }));
}

function withTargetsAbove(own: AgreedLevel, over: AgreedLevel): AgreedLevel {
  if (own.kind !== 'availability' || over.kind !== 'availability') return own;
  const { minimum: _minimum, rounding: _rounding, ...level } = own;
  const { expected, minimum, rounding } = over;
  return { ...level, expected, ...(minimum === undefined ? {} : { minimum }), ...(rounding === undefined ? {} : { rounding }) };
}

const STEPS: readonly (readonly [GapReason, Step])[] = [
  ['caps', (one) => withVersions(one, ({ money, ...version }) => (money === undefined ? version : { ...version, money: withoutCaps(money) }))],
  ['exclusions', withExclusionsAbove],
  ['calendars', (one, passing) => likeAbove(one, passing, (own, { calendar }) => ({ ...own, calendar }))],
  ['targets', (one, passing) => likeAbove(one, passing, withTargetsAbove)],
];

const sumOf = (portions: readonly Portion[]): number => portions.reduce((sum, { amount }) => sum + amount, 0);

export function reckonPassThrough(passing: Passing): readonly ReckonedRow[] {
  const owed = passing.customers.flatMap((one) => creditsOf(one, passing));
  let { suppliers } = passing;
  const dues: (readonly Portion[])[] = [suppliers.flatMap((one) => creditsOf(one, passing))];
  for (const [, step] of STEPS) {
    suppliers = suppliers.map((one) => step(one, passing));
    dues.push(suppliers.flatMap((one) => creditsOf(one, passing)));
  }
  const isUnderpinned = ({ agreement, level }: Portion) => passing.underpinnings.some(({ customer }) => customer.agreement === agreement && customer.level === level);
  const incidents = [...new Set([...owed, ...dues.flat()].filter(({ amount }) => amount > 0).map(({ incident }) => incident))];
  return incidents.map((incident): ReckonedRow => {
    const of = (portions: readonly Portion[]) => portions.filter((one) => one.incident === incident);
    const byLevel = (portions: readonly Portion[]) => Map.groupBy(of(portions), ({ agreement, level }) => `${agreement} ${level}`);
    const totals = (portions: readonly Portion[]) => new Map([...byLevel(portions)].map(([name, all]) => [name, sumOf(all)] as const).filter(([, amount]) => amount > 0));
    const reasons = new Map<GapReason, number>(STEPS.map(([reason], place) => [reason, sumOf(of(dues[place + 1] ?? [])) - sumOf(of(dues[place] ?? []))]));
    reasons.set('not-underpinned', sumOf(of(owed.filter((one) => !isUnderpinned(one)))));
    reasons.set('amounts', sumOf(of(owed.filter(isUnderpinned))) - sumOf(of(dues.at(-1) ?? [])));
    return { incident, owed: totals(owed), due: totals(dues[0] ?? []), reasons: new Map([...reasons].filter(([, amount]) => amount !== 0)) };
  });
}
