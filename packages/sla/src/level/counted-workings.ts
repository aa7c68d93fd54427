import type { Interval } from '@entente/worktime';
import type { AvailabilityTerms } from '../model.ts';
import { amount, working } from '../trace/working.ts';
import type { Amount, Calculation, Working } from '../trace/working-model.ts';
import type { TimeAccount } from './time-totals.ts';

/**
 * From the bad stretches to what counts good and bad of the time to date (S12, S16): without the outages that are
 * forgiven, with the unknown time that counts, and with what rounding and holding the last state change.
 */
export function countedWorkings({ basis, unknown: { policy } }: AvailabilityTerms, { bad, forgiven, totals: { time, toDate } }: TimeAccount): readonly Working[] {
  const badTime = sumOfStretches('bad time', bad);
  if (basis !== 'time') return [badTime];

  const forgivenTime = sumOfStretches('forgiven', forgiven);
  const kept = working('bad time that counts', 'difference', badTime, forgivenTime);
  const counting = (colour: 'good' | 'bad', ...known: readonly Amount[]): Calculation => {
    const all = policy === colour ? [...known, amount('unknown', time.unknown)] : known;
    const rest = toDate[colour] - all.reduce((sum, { value }) => sum + Number(value), 0);
    return working(`to date: ${colour}`, 'sum', ...all, ...(rest === 0 ? [] : [amount(`${colour} by rounding or holding`, rest)]));
  };
  return [badTime, forgivenTime, kept, counting('good', amount('good time', time.good), forgivenTime), counting('bad', kept)];
}

function sumOfStretches(name: string, stretches: readonly Interval[]): Calculation {
  return working(name, 'sum', ...stretches.map(({ start, end }, place) => amount(`${name} ${place + 1}`, end - start)));
}
