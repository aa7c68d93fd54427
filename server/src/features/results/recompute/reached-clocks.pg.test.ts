import { evaluateLevel } from '@entente/sla';
import type { ClockEventKind } from '@entente/sla';
import { describe, expect, test } from 'vitest';
import { oneAgreement } from '../../../../../packages/terms/testing/one-agreement.ts';
import { aTermsStory } from '../../../../test/terms-story.ts';
import { testWorld } from '../../../../test/world.ts';
import { agreedLevels, importTerms } from '../../agreements/index.ts';

const world = testWorld();
const now = Date.parse('2026-03-20T12:00:00Z');

const terms = (amended: string) => oneAgreement({
  versions: `    - number: 1
      levels:
        - { name: response, kind: clock, component: work, expected: 80, targets: [{ within: 8h }], method: { measures: clocks, metric: response, sources: [tool] } }
        - { name: speed, kind: ratio, component: work, expected: 90, method: { measures: samples, metric: speed, sources: [tool] } }
    - number: 2
      effectiveFrom: 2026-03-11
      levels:
        - { name: response, kind: clock, component: work, expected: 80, targets: [{ within: 4h }], ${amended}method: { measures: clocks, metric: response, sources: [tool] } }
        - { name: speed, kind: ratio, component: work, expected: 95, amended: combine, method: { measures: samples, metric: speed, sources: [tool] } }
`,
});

describe('S10 S18 terms that an amendment brings', () => {
  test.each([
    ['', [['1', '1', '0'], ['2', '0', '0']]],
    ['reaches: running-clocks, ', [['1', '0', '0'], ['2', '1', '1']]],
    ['reaches: running-clocks, priorityChange: fresh, ', [['1', '0', '0'], ['2', '1', '0']]],
  ])('a clock that runs is taken over by an amendment that reaches it, and by no other: "%s"', async (amended, counted) => {
    expect(await judgedUnder(amended)).toEqual(counted);
  });

  test('what is combined is kept as it was said', async () => {
    const { tenant } = await aTermsStory(world, terms(''), now);
    const levels = await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id }));

    expect(levels.flatMap(({ key, version, terms: { amended } }) => (key === 'speed' ? [[version, amended]] : []))).toEqual([[1, undefined], [2, 'combine']]);
  });

  test('what it cannot reach is told with its line', async () => {
    const tenant = await world.aTenant();
    const text = terms('reaches: running-clocks, repeats: true, ');
    const { problems } = await tenant.within((session) => importTerms(session, text));

    const amended = text.split('\n').findIndex((line) => line.includes('reaches: ')) + 1;
    expect(problems?.map(({ code, line }) => [code, line])).toEqual([['REACHED_CLOCKS_DIFFER', amended]]);
  });

  test('a level that is asked for alone knows its other versions', async () => {
    const { tenant } = await aTermsStory(world, terms('reaches: running-clocks, '), now);
    const all = await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id }));
    const ids = all.flatMap(({ key, terms: { id } }) => (key === 'response' ? [id] : []));
    const alone = await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id, levels: ids.slice(1) }));

    expect(alone.map(({ terms: own }) => (own.kind === 'clock' ? own.versions?.map(({ id }) => id) : []))).toEqual([ids]);
    expect(alone.map(({ terms: own }) => evaluateLevel(own, [], { start: Date.parse('2026-03-01T00:00Z'), end: Date.parse('2026-04-01T00:00Z') }, now).state)).toEqual(['not-applicable']);
  });
});

/** Of each version what it counted of a clock that began six hours before the amendment and stopped an hour after it, and how many missed. */
async function judgedUnder(amended: string): Promise<readonly (readonly string[])[]> {
  const { tenant, clocks, settle } = await aTermsStory(world, terms(amended), now);
  const said = (event: ClockEventKind, at: string) => ({ metric: 'response', clock: 'T-1', event, at: Date.parse(at) });
  await clocks([said('start', '2026-03-10T18:00Z'), said('stop', '2026-03-11T01:00Z')]);
  await settle();

  const rows = await world.admin<{ number: number; value: string }>(
    `select v.number, r.value from entente.level_result r join entente.level l on l.tenant_id = r.tenant_id and l.id = r.level_id join entente.agreement_version v on v.tenant_id = l.tenant_id and v.id = l.version_id
     where r.tenant_id = $1 and l.key = 'response' order by v.number`, [tenant.id]);
  return rows.map(({ number, value }) => {
    const { toDate: { counted, missed } }: { readonly toDate: { readonly counted: string; readonly missed: string } } = JSON.parse(value);
    return [String(number), counted, missed];
  });
}
