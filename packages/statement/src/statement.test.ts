import type { Fact, LevelTerms } from '@entente/sla';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { aKey, at, change, input, march, terms } from '../testing/statements.ts';
import { buildStatement, canonical, chainRoot, type Signed, type SigningKey, signStatement, termsInPeriod, type TrustedKeys, verifyStatement } from './index.ts';

let key: SigningKey;
let trust: TrustedKeys;
let signed: Signed;
let evidence: string;

beforeAll(async () => {
  ({ key, trust } = await aKey('k1'));
  const built = await buildStatement(input());
  signed = await signStatement(built.statement, key);
  evidence = built.lines.join('\n');
});

const codes = async (...given: Parameters<typeof verifyStatement>) => (await verifyStatement(...given)).findings.map(({ code }) => code);

describe('a statement', () => {
  test('carries the numbers that its facts give', () => {
    const [level] = signed.statement.levels;

    expect(level?.result).toMatchObject({ state: 'met', running: false, toDate: { bad: String(40 * 60_000), shown: '99.910' } });
  });

  test('is verified by a trusted key and its evidence: the same bytes', async () => {
    const verification = await verifyStatement(signed.text, { evidence, trust });

    expect(verification.findings.map(({ code }) => code)).toEqual(['SIGNATURE_VALID', 'EVIDENCE_COMPLETE', 'NUMBERS_RECOMPUTED']);
    expect(verification).toMatchObject({ outcome: 'verified', bytes: new TextEncoder().encode(signed.text).length });
  });

  test('is consistent, signer unknown, without a trusted key', async () => {
    expect(await verifyStatement(signed.text, { evidence })).toMatchObject({ outcome: 'consistent' });
  });

  test('without evidence its numbers are not recomputed, and it says so', async () => {
    expect(await codes(signed.text, { trust })).toEqual(['SIGNATURE_VALID', 'NOT_RECOMPUTED']);
  });

  test('the same inputs give the same bytes, in any order of keys (S24, RFC 8785)', async () => {
    const again = await signStatement((await buildStatement(JSON.parse(canonical(input())))).statement, key);

    expect(again.text).toBe(signed.text);
  });

  test('that was laid out anew is put into its canonical form before it is checked', async () => {
    expect(await codes(JSON.stringify(JSON.parse(signed.text), null, 2), { evidence, trust })).toEqual(['NOT_CANONICAL', 'SIGNATURE_VALID', 'EVIDENCE_COMPLETE', 'NUMBERS_RECOMPUTED']);
  });
});

describe('a statement of levels of other kinds (S22a)', () => {
  const { calendar, period, exclusions, partialPeriod, inForce } = terms();
  const common = { name: 'Help', component: 'desk', obligor: 'p', calendar, period, exclusions, partialPeriod, inForce } as const;
  const clocks: LevelTerms = { ...common, id: 'level-2', kind: 'clock', method: { measures: 'clocks', sources: ['desk'] }, targets: [{ within: 3_600_000 }], reopening: 'continue', priorityChange: 'retroactive', expected: '90' };
  const goal: LevelTerms = { ...common, id: 'level-3', kind: 'goal', method: { measures: 'samples', sources: ['desk'], combine: 'any-bad' }, counts: 'events', unit: 'reports', promised: '4', better: 'higher' };
  const told = { source: 'desk', component: 'desk', recordedAt: at('20T00:00:00') } as const;
  const work: readonly Fact[] = [
    { ...told, kind: 'clock', id: 'fact-4', position: 4, clock: 'T-1', event: 'start', at: at('03T10:00:00') },
    { ...told, kind: 'clock', id: 'fact-5', position: 5, clock: 'T-1', event: 'stop', at: at('03T10:30:00') },
    { ...told, kind: 'samples', id: 'fact-6', position: 6, at: [at('04T10:00:00')], good: [3], total: [3] },
  ];
  const levels = [{ key: 'clocks', terms: clocks }, { key: 'goal', terms: goal }];

  test('carries their numbers, and they are recomputed from its evidence', async () => {
    const built = await buildStatement(input({ levels, facts: work }));
    const { statement, text } = await signStatement(built.statement, key);

    expect(statement.levels.map(({ result }) => result)).toMatchObject([{ kind: 'clock', state: 'met', toDate: { counted: '1', missed: '0' } }, { kind: 'goal', state: 'failed', toDate: { shown: '3.000' } }]);
    expect(await codes(text, { evidence: built.lines.join('\n'), trust })).toEqual(['SIGNATURE_VALID', 'EVIDENCE_COMPLETE', 'NUMBERS_RECOMPUTED']);
  });

  test('has the clocks that began before there were any terms in a period that is measured in full, of segments that are judged each or combined (S8a, S18)', async () => {
    const segments = ([first, last]: readonly [Partial<typeof clocks>, Partial<typeof clocks>]) => [
      { ...clocks, ...first, partialPeriod: 'full' as const, inForce: { start: at('02T00:00:00'), end: at('10T00:00:00') } }, { ...clocks, ...last, partialPeriod: 'full' as const, inForce: { start: at('10T00:00:00') } },
    ];
    const early: readonly Fact[] = [
      { ...told, kind: 'clock', id: 'fact-1', position: 1, clock: 'T-0', event: 'start', at: march.start - 1_800_000 },
      { ...told, kind: 'clock', id: 'fact-2', position: 2, clock: 'T-0', event: 'stop', at: march.start + 60_000 },
    ];
    const stated = async (changes: readonly [object, object]) => {
      const built = await buildStatement(input({ levels: termsInPeriod(segments(changes), march).map((own) => ({ key: 'clocks', ...own })), facts: early }));
      const { statement, text } = await signStatement(built.statement, key);
      expect(await codes(text, { evidence: built.lines.join('\n'), trust })).toEqual(['SIGNATURE_VALID', 'EVIDENCE_COMPLETE', 'NUMBERS_RECOMPUTED']);
      return statement.levels.map(({ result: { state, toDate } }) => [state, 'counted' in toDate ? toDate.counted : undefined]);
    };

    expect([await stated([{}, {}]), await stated([{}, { amended: 'combine' }])]).toEqual([[['met', '1'], ['not-applicable', '0']], [['met', '1']]]);
  });

  test('keeps the calendars of its clocks under other time zones, for they began before its period', async () => {
    const office = { kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['tue'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } as const;
    const built = await buildStatement(input({ levels: levels.map((level) => ({ ...level, terms: { ...level.terms, calendar: office } })), facts: work }));
    const elsewhere = { ...built.statement, levels: built.statement.levels.map((level) => ({ ...level, open: [] })) };

    const { findings } = await verifyStatement((await signStatement(elsewhere, key)).text, { evidence: built.lines.join('\n'), trust });

    expect(findings.filter(({ path }) => path?.startsWith('levels.0.result'))).toEqual([]);
    expect(findings.filter(({ path }) => path?.startsWith('levels.1.result')).length).toBeGreaterThan(0);
  });
});

describe('a statement of a level whose number is rounded (S21)', () => {
  const built = () => buildStatement(input({ levels: [{ key: 'availability', terms: terms({ expected: '99.95', rounding: { digits: 1, way: 'up' } }) }] }));
  const verified = async (change: (text: string) => string) => {
    const { statement, lines } = await built();
    const { signature: _, ...unsigned } = JSON.parse(change((await signStatement(statement, key)).text));
    return codes((await signStatement(unsigned, key)).text, { evidence: lines.join('\n'), trust });
  };

  test('carries both numbers, and they are recomputed from its evidence', async () => {
    const { statement } = await built();

    expect(statement.levels[0]?.result).toMatchObject({ state: 'met', toDate: { ratio: { numerator: '1', denominator: '1' }, exact: { numerator: '1115', denominator: '1116' }, shown: '100.000' } });
    expect(await verified((text) => text)).toEqual(['SIGNATURE_VALID', 'EVIDENCE_COMPLETE', 'NUMBERS_RECOMPUTED']);
  });

  test('pins how it is rounded, as a term like any other', async () => {
    const otherWay = await verified((text) => text.replace('"rounding":{"digits":1,"way":"up"}', '"rounding":{"digits":1,"way":"down"}'));

    expect([...new Set(otherWay)]).toEqual(['SIGNATURE_VALID', 'TERMS_CHANGED', 'EVIDENCE_COMPLETE', 'NUMBER_DIFFERS']);
    expect(await verified((text) => text.replace(',"rounding":{"digits":1,"way":"up"}', ''))).toContain('TERMS_CHANGED');
    expect(await verified((text) => text.replace('"exact":{"denominator":"1116","numerator":"1115"}', '"exact":{"denominator":"1116","numerator":"1116"}'))).toEqual(['SIGNATURE_VALID', 'EVIDENCE_COMPLETE', 'NUMBER_DIFFERS']);
  });
});

/** The statement with one thing changed, and signed by somebody. */
async function forged(change: (text: string) => string, signer = key): Promise<string> {
  const { signature: _, ...unsigned } = JSON.parse(change(signed.text));
  return (await signStatement(unsigned, signer)).text;
}

describe('what was done to it is told apart:', () => {
  test('a number that was changed after signing', async () => {
    const text = signed.text.replace('"shown":"99.910"', '"shown":"99.990"');

    const { outcome, findings } = await verifyStatement(text, { evidence, trust });

    expect(outcome).toBe('refused');
    expect(findings.map(({ code }) => code)).toEqual(['SIGNATURE_INVALID', 'EVIDENCE_COMPLETE', 'NUMBER_DIFFERS']);
    expect(findings.at(-1)).toMatchObject({ path: 'levels.0.result.toDate.shown', says: 'levels.0.result.toDate.shown says "99.990"; the facts give "99.910".' });
  });

  test('a term that was changed and moves no number', async () => {
    const found = await codes(await forged((text) => text.replace('"name":"Mail is up"', '"name":"Mail"')), { evidence, trust });

    expect(found).toEqual(['SIGNATURE_VALID', 'TERMS_CHANGED', 'EVIDENCE_COMPLETE', 'NUMBERS_RECOMPUTED']);
  });

  test('a number that its own signer made up', async () => {
    expect(await codes(await forged((text) => text.replace('"state":"met"', '"state":"failed"')), { evidence, trust })).toEqual(['SIGNATURE_VALID', 'EVIDENCE_COMPLETE', 'NUMBER_DIFFERS']);
  });

  test('a term that was changed', async () => {
    const { findings } = await verifyStatement(await forged((text) => text.replace('"minimum":"99.5"', '"minimum":"99.95"')), { evidence, trust });

    expect(findings).toContainEqual(expect.objectContaining({ code: 'TERMS_CHANGED', path: 'pins.terms' }));
    expect(findings.some(({ code, path }) => code === 'NUMBER_DIFFERS' && path?.startsWith('levels.0.result.'))).toBe(true);
  });

  test('a fact that was changed', async () => {
    const found = await codes(signed.text, { evidence: evidence.replace('"down"', '"degraded"'), trust });

    expect(found).toContain('FACT_CHANGED');
    expect(found).toContain('NUMBER_DIFFERS');
  });

  test.each([
    ['dropped', (lines: string[]) => lines.slice(0, -1), 'FACT_DROPPED'],
    ['added', (lines: string[]) => [...lines, canonical(change(4, '09T00:00:00', 'down'))], 'FACT_ADDED'],
    ['moved', (lines: string[]) => lines.toReversed(), 'FACT_CHANGED'],
  ])('a fact that was %s', async (_how, edit, code) => {
    expect(await codes(signed.text, { evidence: edit(evidence.split('\n')).join('\n'), trust })).toContain(code);
  });

  test('a foreign signature', async () => {
    const { key: foreign } = await aKey('k2');

    expect(await codes(await forged((text) => text, foreign), { trust })).toContain('KEY_FOREIGN');
    expect(await codes(await forged((text) => text, { ...foreign, kid: 'k1' }), { trust })).toContain('SIGNATURE_INVALID');
  });

  test('a key that was revoked', async () => {
    expect(await codes(signed.text, { trust: { keys: trust.keys.map((each) => ({ ...each, revoked: true })) } })).toContain('KEY_REVOKED');
  });

  test('other time zones: the stated hours are taken, and it says so (S2)', async () => {
    const calendar = { kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } as const;
    const built = await buildStatement(input({ levels: [{ key: 'availability', terms: terms({ calendar }) }] }));
    const elsewhere = { ...built.statement, pins: { ...built.statement.pins, tzdb: '1999a' }, levels: built.statement.levels.map((level) => ({ ...level, terms: { ...level.terms, calendar: { ...calendar, zone: 'Asia/Tokyo' } } })) };

    const { findings } = await verifyStatement((await signStatement(elsewhere, key)).text, { evidence, trust });

    expect(findings.find(({ code }) => code === 'TZDB_DIFFERS')).toMatchObject({ weight: 'note' });
    expect(findings.filter(({ code, path }) => code === 'NUMBER_DIFFERS' && !path?.includes('trace'))).toEqual([]);
  });

  test.each([
    ['no JSON', 'statement', 'NOT_A_STATEMENT'],
    ['another format', '{"format":"other/1"}', 'FORMAT_UNKNOWN'],
    ['a statement cut short', '{"format":"entente-statement/1"}', 'NOT_A_STATEMENT'],
  ])('%s', async (_what, text, code) => {
    expect(await verifyStatement(text)).toMatchObject({ outcome: 'refused', findings: [{ code }] });
  });

  test('a revision of the semantics that is not known is refused by its name (S24)', async () => {
    expect(await codes(await forged((text) => text.replace(/"semantics":\d+/, '"semantics":99')), { trust })).toEqual(['SEMANTICS_UNKNOWN']);
  });
});

describe('the chain of evidence', () => {
  test('has one end for one sequence of lines: any other sequence ends elsewhere', async () => {
    const lines = fc.array(fc.string(), { maxLength: 6 });
    await fc.assert(fc.asyncProperty(lines, lines, async (some, others) => {
      const same = some.length === others.length && some.every((line, place) => line === others[place]);
      expect((await chainRoot(some)) === (await chainRoot(others))).toBe(same);
    }), { seed: 11, numRuns: 200 });
  });
});
