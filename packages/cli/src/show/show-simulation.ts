import type { AgreementTerms, AmountDifference, LevelStand, PeriodDifference } from '@entente/sla';
import type { Simulated } from '../evaluate/simulation.ts';
import { moneyOf, periodOf } from './show-numbers.ts';
import { tableOf } from './table.ts';

const COLUMNS = [{ head: 'Level' }, { head: 'Was', side: 'right' }, { head: '' }, { head: 'Would be', side: 'right' }, { head: '' }, { head: '' }] as const;

/** What would have been, beside what was: every level of every period, and the money. */
export function simulationsInWords(simulated: readonly Simulated[]): string {
  return simulated.flatMap(({ terms, simulation: { periods, credited, payable } }) => {
    const currency = terms.versions.findLast(({ money }) => money !== undefined)?.money?.currency;
    return [
      terms.name, ...periods.flatMap((period) => periodLines(terms, period)),
      ...(currency === undefined ? [] : ['', amountLine('Credits', credited, currency), amountLine('Payable', payable, currency)]), '',
    ];
  }).join('\n').trim();
}

function periodLines({ zone }: AgreementTerms, { period, levels }: PeriodDifference): readonly string[] {
  const rows = levels.map(({ level, before, after, differs }) => [level, ...stand(before), ...stand(after), differs ? 'differs' : '']);
  return ['', periodOf(period, zone), ...tableOf(COLUMNS, rows)];
}

function stand(one: LevelStand | undefined): readonly [string, string] {
  return one === undefined ? ['–', 'not there'] : [one.shown ?? '–', one.state];
}

function amountLine(what: string, { before, after, difference }: AmountDifference, currency: string): string {
  const change = difference === undefined ? '' : ` (${difference > 0 ? '+' : ''}${moneyOf(difference, currency)})`;
  return `${what}: ${moneyOf(before, currency)}, would be ${moneyOf(after, currency)}${change}.`;
}
