import { HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, theDay } from '../../testing/story.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import type { AvailabilityTerms } from '../model.ts';
import { proveLevel } from './prove-level.ts';

/** Of a day so many hours may be bad, and nothing else is forgiven. */
const level = (id: string, hours: number, changes: Partial<AvailabilityTerms> = {}) =>
  aLevel({ id, expected: String(100 - hours * 100 / 24), unknown: { policy: 'bad' }, exclusions: { effect: 'remove', cap: 0 }, ...changes });
const ownProbe = { method: { measures: 'status' as const, sources: ['customer'], combine: 'any-bad' as const } };
const prove = (above: AvailabilityTerms, ...below: readonly AvailabilityTerms[]) => proveLevel(above, below, theDay);
const statesOf = (levels: readonly AvailabilityTerms[], facts: ReturnType<typeof prove>['counterexample'] = []) => levels.map((one) => evaluateLevel(one, facts, theDay, at('2026-03-10T00:00Z')).state);

describe('S36a a level under the levels of its own component', () => {
  it('is proved when they allow no more bad time than it does', () => {
    expect(prove(level('sla', 6), level('uc', 6))).toMatchObject({ outcome: 'proved', isExact: true, worst: { least: 6 * HOUR, most: 6 * HOUR }, gaps: [], bounds: [{ component: 'shop', levels: [{ level: 'uc', binds: true }] }] });
  });

  it('is refuted when they allow more, by facts that the engine judges so', () => {
    const [above, below] = [level('sla', 3), level('uc', 6)];

    const proof = prove(above, below);

    expect(proof).toMatchObject({ outcome: 'refuted', isExact: true, worst: { least: 6 * HOUR, most: 6 * HOUR } });
    expect(statesOf([above, below], proof.counterexample)).toEqual(['failed', 'met']);
  });

  it('that only falls below what is expected is missed too', () => {
    const above = level('sla', 3, { minimum: '50' });

    const proof = prove(above, level('uc', 6));

    expect(proof.outcome).toBe('refuted');
    expect(statesOf([above], proof.counterexample)).toEqual(['below-expected']);
  });

  it('measured by other sources is refuted by what the one below excludes', () => {
    const [above, below] = [level('sla', 3, ownProbe), level('uc', 1, { exclusions: { effect: 'remove', cap: 4 * HOUR } })];

    const proof = prove(above, below);

    expect(proof).toMatchObject({ outcome: 'refuted', worst: { most: 4 * HOUR + 20 * HOUR / 24 } });
    expect(statesOf([above, below], proof.counterexample)).toEqual(['failed', 'met']);
  });

  it('measured by the same facts and free to exclude as much is neither: what is excluded below is excluded above', () => {
    const excluding = { exclusions: { effect: 'remove' as const, cap: 4 * HOUR } };

    const proof = prove(level('sla', 3, excluding), level('uc', 1, excluding));

    expect(proof).toMatchObject({ outcome: 'not-proved', isExact: false, worst: { least: HOUR, most: 4 * HOUR + 20 * HOUR / 24 } });
    expect(proof).not.toHaveProperty('counterexample');
    expect(proof.gaps.map(({ code }) => code)).toEqual(['EXCLUSIONS_UNMATCHED']);
  });

  it('measured by the same facts is refuted by what is seen and not excluded, where that is enough', () => {
    const lenient = { exclusions: { effect: 'remove' as const, cap: 4 * HOUR }, unknown: { policy: 'ignore' as const, minimumCoverage: '50' } };
    const [above, below] = [level('sla', 3, lenient), level('uc', 6, lenient)];

    const proof = prove(above, below);

    expect(proof).toMatchObject({ outcome: 'refuted', worst: { least: 6 * HOUR } });
    expect(proof.counterexample?.map(({ kind }) => kind)).not.toContain('exclusion');
    expect(statesOf([above, below], proof.counterexample)).toEqual(['failed', 'met']);
  });

  it('that forgives short outages itself is refuted only by facts that it does not forgive', () => {
    expect(prove(level('sla', 3, { outages: { minimumLength: 5 * MINUTE } }), level('uc', 6)).outcome).toBe('refuted');
    expect(prove(level('sla', 3, { outages: { minimumLength: 7 * HOUR } }), level('uc', 6))).toMatchObject({ outcome: 'not-proved', worst: { least: 6 * HOUR, most: 6 * HOUR } });
  });

  it('allows what is rounded to its target (S21)', () => {
    const rounded = (way: 'half-up' | 'down') => prove(level('sla', 0, { expected: '75', rounding: { digits: 0, way } }), level('uc', 6.1));

    expect(rounded('half-up')).toMatchObject({ outcome: 'proved', allowed: { numerator: String(6.12 * HOUR), denominator: '1' } });
    expect(rounded('down')).toMatchObject({ outcome: 'refuted', allowed: { numerator: String(6 * HOUR), denominator: '1' } });
  });

  it('that measures all of a partial period promises all of it (S18)', () => {
    const begins = { inForce: { start: at('12:00') } };

    expect(prove(level('sla', 6, { ...begins, partialPeriod: 'full' }), level('uc', 6)).outcome).toBe('proved');
    expect(prove(level('sla', 6, begins), level('uc', 6)).outcome).toBe('refuted');
  });

  it('has the levels of its component below it, each in its own periods', () => {
    const monthly = { period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } } as const;
    const [above, below] = [level('sla', 3), level('uc', 1, monthly)];

    const proof = prove(above, below);

    expect(proof.outcome).toBe('refuted');
    expect(evaluateLevel(below, proof.counterexample ?? [], { start: at('2026-03-01T00:00Z'), end: at('2026-04-01T00:00Z') }, at('2026-04-10T00:00Z')).state).toBe('met');
    expect(prove(level('sla', 3), level('uc', 1, { component: 'elsewhere' }))).toMatchObject({ outcome: 'refuted', gaps: [{ code: 'NOT_UNDERPINNED' }] });
  });

  it('is not held by a level that is waived, or has no hours, in its period', () => {
    const waived = level('uc', 1, { inForce: { start: at('12:00') }, partialPeriod: 'waive' });
    const closed = level('uc', 1, { calendar: { kind: 'stated', zone: 'UTC', open: [] } });

    const proofs = [waived, closed].map((below) => ({ below, proof: prove(level('sla', 3), below) }));

    expect(proofs.map(({ below, proof }) => [proof.outcome, proof.worst.least, ...statesOf([below], proof.counterexample)])).toEqual([['refuted', 24 * HOUR, 'waived'], ['refuted', 24 * HOUR, 'not-applicable']]);
  });

  it('of the same source and another metric has an account of its own', () => {
    const metric = (name: string) => ({ method: { measures: 'status' as const, sources: ['probe'], combine: 'any-bad' as const, metric: name } });
    const lenient = { exclusions: { effect: 'remove' as const }, ...metric('reachable') };

    const { counterexample = [] } = prove(level('sla', 3, metric('usable')), level('uc', 1, lenient));

    expect([...new Set(counterexample.map(({ metric: named }) => named))]).toEqual(expect.arrayContaining(['usable', 'reachable']));
  });
});
