import { MINUTE } from '@entente/worktime';
import { expect, it } from 'vitest';
import { aLevel, at, down, log, says, theDay, up } from '../../testing/story.ts';
import type { AvailabilityTerms } from '../model.ts';
import { evaluateLevel } from '../evaluate-level.ts';

/** Bad for half an hour and for ninety seconds, unknown for an hour. */
const facts = log(up('00:00'), down('10:00'), up('10:30'), down('11:00'), up('11:01:30'), says('unknown', '12:00'), up('13:00'));

function toldOf(terms: Partial<AvailabilityTerms>) {
  const { trace } = evaluateLevel(aLevel(terms), facts, theDay, at('2026-03-10T00:00Z'));
  const workings = trace.find(({ rule }) => rule === 'S1a')?.workings ?? [];
  return workings.map(({ name, of, value }) => `${name} = ${of.map((one) => `${one.name} ${Number(one.value) / MINUTE}`).join(', ')} = ${Number(value) / MINUTE}`);
}

const badTime = 'bad time = bad time 1 30, bad time 2 1.5 = 31.5';
const nothingForgiven = ['forgiven =  = 0', 'bad time that counts = bad time 31.5, forgiven 0 = 31.5'];
const good = 'to date: good = good time 1348.5, forgiven 0 = 1348.5';
const bad = 'to date: bad = bad time that counts 31.5 = 31.5';

it.each([
  ['S12 bad stretches are bad, and what is unknown is neither', {}, [...nothingForgiven, good, bad]],
  ['S12 what is unknown is good', { unknown: { policy: 'good' } }, [...nothingForgiven, 'to date: good = good time 1348.5, forgiven 0, unknown 60 = 1408.5', bad]],
  ['S12 what is unknown is bad', { unknown: { policy: 'bad' } }, [...nothingForgiven, good, 'to date: bad = bad time that counts 31.5, unknown 60 = 91.5']],
  ['S12 the last state is held', { unknown: { policy: 'hold-last' } }, [...nothingForgiven, 'to date: good = good time 1348.5, forgiven 0, good by rounding or holding 60 = 1408.5', bad]],
  ['S16 a short outage is forgiven', { outages: { minimumLength: 2 * MINUTE } }, ['forgiven = forgiven 1 1.5 = 1.5', 'bad time that counts = bad time 31.5, forgiven 1.5 = 30', 'to date: good = good time 1348.5, forgiven 1.5 = 1350', 'to date: bad = bad time that counts 30 = 30']],
  ['S16 a part minute is rounded up', { outages: { rounding: 'minute-up' } }, [...nothingForgiven, 'to date: good = good time 1348.5, forgiven 0, good by rounding or holding -0.5 = 1348', 'to date: bad = bad time that counts 31.5, bad by rounding or holding 0.5 = 32']],
] as const)('%s', (_, terms, told) => {
  expect(toldOf(terms)).toEqual([badTime, ...told]);
});

it('S16 of another basis than time the stretches come to the bad time only', () => {
  expect(toldOf({ basis: 'timeslices', slice: { length: 5 * MINUTE, target: '50' } })).toEqual([badTime]);
});
