import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreedLevel, anAgreement, aVersion, someMoney } from '../testing/agreement-story.ts';
import { evaluateAgreement, evaluateLevel } from '../src/index.ts';
import type { AgreementTerms, Decision, EarnBackTerms, LevelResult, MeasureLevel, MoneyTerms } from '../src/index.ts';
import { keepByHand } from './agreement-oracle.ts';
import type { ClerkAgreement, ClerkMonth, ClerkNote, ClerkResult } from './agreement-oracle.ts';
import { runs } from './runs.ts';

const DAY = 86_400_000;
const NEW_YEAR = Date.UTC(2026, 0, 1);
const dayOf = (day: number) => NEW_YEAR + day * DAY;
const startOf = (month: number) => Date.UTC(2026, month, 1);
const monthOf = (start: number) => (new Date(start).getUTCFullYear() - 2026) * 12 + new Date(start).getUTCMonth();

function without<T extends object>(record: T): { [key in keyof T]: Exclude<T[key], undefined> } {
  return JSON.parse(JSON.stringify(record));
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const deadline = fc.record({ days: fc.integer({ min: 1, max: 70 }), after: fc.constantFrom('period-end', 'statement') });
const tiers = [{ from: '0', to: '90', factor: '150' }, { from: '90', to: '100' }];

const aMoney: fc.Arbitrary<MoneyTerms> = fc.record({
  yearCap: optional(fc.nat(200_000)), periodCap: optional(fc.nat(150_000)), minimumPayable: optional(fc.record({ amount: fc.nat(120_000), below: fc.constantFrom('waive', 'carry') })),
  singleIncident: fc.constantFrom('all', 'highest', 'customer-picks'), pickBy: optional(deadline), claimBy: optional(deadline),
  earnBack: optional(fc.record({
    test: fc.record({ kind: fc.constant('met'), periods: fc.integer({ min: 1, max: 3 }), inARow: fc.boolean() }), window: fc.integer({ min: 1, max: 5 }),
    notAfter: optional(fc.record({ failures: fc.integer({ min: 1, max: 3 }), inPeriods: fc.integer({ min: 1, max: 4 }) })),
  }).map((terms): EarnBackTerms => without(terms))),
}).map((terms): MoneyTerms => ({
  ...someMoney(), ...without(terms), credits: [aCredit({ level: 'a', allocation: '33.33', multiplier: ['1', '1.7'], tiers }), aCredit({ level: 'b', allocation: '66.67', tiers })],
}));

const aResult: fc.Arbitrary<ClerkResult> = fc.record({ state: fc.constantFrom('met', 'met', 'failed', 'failed', 'below-expected', 'not-applicable', 'indeterminate'), percent: fc.integer({ min: 80, max: 99 }) });
const aMonth: fc.Arbitrary<ClerkMonth> = fc.record({ results: fc.record({ a: aResult, b: aResult }), storm: fc.boolean() });
const aNote: fc.Arbitrary<ClerkNote> = fc.nat(11).chain((month) => fc.record({
  kind: fc.constantFrom('claim', 'claim', 'statement', 'pick'), month: fc.constant(month), level: fc.constantFrom('', 'a', 'b'), day: fc.integer({ min: month * 30 + 25, max: month * 30 + 120 }),
}));

const aCase: fc.Arbitrary<ClerkAgreement> = fc.record({
  money: aMoney, fee: fc.constant(1_000_000), graceDays: fc.nat(12), yearBegins: fc.integer({ min: -6, max: 5 }), lastMonth: optional(fc.integer({ min: 2, max: 11 })),
  months: fc.array(aMonth, { minLength: 18, maxLength: 18 }), notes: fc.array(aNote, { maxLength: 10 }),
}).map(without);

function termsOf({ money, graceDays, yearBegins, lastMonth }: ClerkAgreement): AgreementTerms {
  const anchor = new Date(Date.UTC(2026, yearBegins - 12, 1)).toISOString().slice(0, 10);
  return anAgreement({
    settlement: { anchor, every: 'P1M' }, grace: graceDays * DAY, ...(lastMonth === undefined ? {} : { endsAt: startOf(lastMonth + 1) }),
    versions: [aVersion({ levels: [anAgreedLevel({ id: 'a' }), anAgreedLevel({ id: 'b' })], money })],
  });
}

/** What was measured is told, not measured. */
function measuring({ months }: ClerkAgreement): MeasureLevel {
  return (terms, facts, period, asOf): LevelResult => {
    const measured = evaluateLevel(terms, facts, period, asOf);
    const told = months[monthOf(period.start)]?.results[terms.id];
    if ('kind' in measured || told === undefined) return measured;
    return { ...measured, state: told.state, toDate: { good: String(told.percent), bad: String(100 - told.percent), ratio: { numerator: String(told.percent), denominator: '100' } } };
  };
}

function decisionsOf({ notes, months, graceDays }: ClerkAgreement): readonly Decision[] {
  const told = notes.map(({ kind, month, level, day }, place): Decision => {
    const made = { id: `note-${place}`, at: dayOf(day), period: startOf(month) };
    if (kind === 'statement') return { kind, ...made };
    return kind === 'claim' ? { kind, ...made, ...(level === '' ? {} : { level }) } : { kind, incident: 'storm', level, ...made };
  });
  const storms = months.flatMap(({ storm }, month) => (storm ? ['a', 'b'] : []).map((level): Decision => ({ kind: 'incident', incident: 'storm', level, id: `storm-${month}-${level}`, at: startOf(month + 1) + graceDays * DAY, period: startOf(month) })));
  return [...told, ...storms];
}

/** Where the money of each month and level stands, by the engine's ledger. */
function traysOf(agreement: ClerkAgreement, lastDay: number) {
  const { ledger } = evaluateAgreement(termsOf(agreement), [], { start: 0, end: dayOf(lastDay) }, dayOf(lastDay), decisionsOf(agreement), measuring(agreement));
  const trays = new Map<string, number>();
  for (const { period, level, from, to, amount } of ledger) {
    const month = monthOf(period);
    for (const [account, moved] of [[from, -amount], [to, amount]] as const) {
      const key = `${month} ${level} ${account}`;
      trays.set(key, (trays.get(key) ?? 0) + moved);
    }
  }
  return [...trays].filter(([key, amount]) => amount !== 0 && !/failure|capped|covered/.test(key)).map(([key, amount]) => `${key} ${amount}`).sort();
}

describe('S25 to S30 an agreement is kept as a clerk keeps it', () => {
  it('in every tray on any day lies the same money', () => {
    fc.assert(fc.property(aCase, fc.integer({ min: 30, max: 520 }), (agreement, lastDay) => {
      const slips = keepByHand(agreement, lastDay);
      expect(traysOf(agreement, lastDay)).toEqual(slips.map(({ month, level, tray, amount }) => `${month} ${level} ${tray} ${amount}`).sort());
    }), runs(25, 250));
  });
});
