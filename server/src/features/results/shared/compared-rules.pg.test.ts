import { DAY, MINUTE } from '@entente/worktime';
import { describe, expect, test } from 'vitest';
import { aSharedMetric } from '../../../../test/agreement-seeds.ts';
import { testWorld } from '../../../../test/world.ts';
import { numberPending } from '../../../store/log/sequencer.ts';
import { recordStatusChanges } from '../../facts/index.ts';
import { markTouched } from '../marks/mark-touched.ts';
import { recomputeNext } from '../recompute/recompute-next.ts';
import { inputs } from '../tenant-inputs.ts';
import { COMPARED_RULES, comparedRulesOf } from './compared-rules.ts';
import { shownRules } from './shown-shared-result.ts';

const world = testWorld();
const begin = Date.parse('2026-01-01T00:00:00Z');
const now = begin + 20 * DAY;
const hour = 60 * MINUTE;

/** Two suppliers in series, each up from the start of January, and what their sources say of it. */
async function twoInSeries() {
  const tenant = await world.aTenant();
  const { id, parts } = await aSharedMetric(tenant, ['first', 'second'], { series: [{ component: 'first' }, { component: 'second' }] }, { startsAt: new Date(begin) });
  const says = async (which: number, at: number, state: 'up' | 'down'): Promise<void> => {
    const part = parts[which];
    if (part === undefined) throw new Error('there are two');
    await tenant.within((session) => recordStatusChanges(session, part.sourceId, now, [{ metricId: part.metricId, at: begin + at, state }]));
  };
  const stored = async () => {
    await numberPending(world.store, tenant.id, [markTouched(inputs, () => now)]);
    while ((await recomputeNext({ store: world.store, inputs, clock: () => now }, tenant.id)) === 'recomputed');
    const [row] = await world.admin<{ rules: string; log_position: string }>('select rules, log_position from entente.shared_result where shared_metric_id = $1', [id]);
    return { rules: row?.rules ?? '', position: Number(row?.log_position) };
  };
  for (const which of [0, 1]) await says(which, 0, 'up');
  return { says, stored };
}

/** Minutes of each share by the name of its rule, and of what is left. */
const minutesOf = (rules: string) => Object.fromEntries(comparedRulesOf(rules).map(({ rule, shares, residual }) =>
  [rule, [...shares.map(({ share }) => share).map(minutes).sort((one, other) => one - other), minutes(residual)]]));
const minutes = ({ numerator, denominator }: { readonly numerator: string; readonly denominator: string }) => Number(numerator) / Number(denominator) / MINUTE;

describe('what each rule would charge', () => {
  test('is stored with the result: some add up, the others say by how much they do not', async () => {
    const { says, stored } = await twoInSeries();
    await says(0, DAY, 'down');
    await says(1, DAY + hour / 2, 'down');
    await says(0, DAY + hour, 'up');
    await says(1, DAY + 2 * hour, 'up');

    const { rules } = await stored();

    expect(comparedRulesOf(rules).map(({ rule }) => rule)).toEqual(COMPARED_RULES);
    expect(minutesOf(rules)).toEqual({
      'shapley': [0, 45, 75, 0],
      'first-failed': [0, 60, 60, 0],
      'equal-among-down': [0, 45, 75, 0],
      'but-for': [0, 30, 60, 30],
      'all-pay': [0, 60, 90, -30],
    });
  });

  test('stands while nothing happens, and moves with the next bad minute', async () => {
    const { says, stored } = await twoInSeries();
    await says(0, DAY, 'down');
    await says(0, DAY + hour, 'up');
    const first = await stored();

    await says(1, 2 * DAY, 'up');
    const quiet = await stored();
    await says(1, 3 * DAY, 'down');
    await says(1, 3 * DAY + hour, 'up');
    const moved = await stored();

    expect(quiet.position).toBeGreaterThan(first.position);
    expect(quiet.rules).toBe(first.rules);
    expect([first, moved].map(({ rules }) => minutesOf(rules)['all-pay'])).toEqual([[0, 0, 60, 0], [0, 60, 60, 0]]);
  });

  test('is shown with its shares, and nobody\'s without a party', () => {
    const third = { numerator: '100000', denominator: '3' };
    const nothing = { numerator: '0', denominator: '1' };

    const shown = shownRules(JSON.stringify([{ rule: 'but-for', shares: [{ party: 'one', share: third }, { party: 'unattributed', share: nothing }], residual: third }]));

    expect(shown).toEqual([{ rule: 'but-for', residual: third, shares: [{ partyId: 'one', milliseconds: third, shown: '0.56' }, { partyId: null, milliseconds: nothing, shown: '0.00' }] }]);
    expect(shownRules('[]')).toEqual([]);
  });
});
