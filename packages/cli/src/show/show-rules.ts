import type { RulesCompared } from '../evaluate/rules-compared.ts';
import { minutesOf, periodOf } from './show-numbers.ts';
import { tableOf } from './table.ts';

/** What each rule would charge, a row a rule and a column a party, in minutes. */
export function rulesInWords(compared: readonly RulesCompared[]): string {
  return compared.flatMap(({ terms, period, rules }) => {
    const parties = rules[0]?.shares.map(({ party }) => party) ?? [];
    const columns = [{ head: 'Rule, in minutes' }, ...parties.map((head) => ({ head, side: 'right' as const })), { head: 'Adds up' }];
    const rows = rules.map(({ rule, shares, residual }) => [rule, ...shares.map(({ share }) => minutesOf(share)), residual.numerator === '0' ? 'yes' : `no, ${residual.numerator.startsWith('-') ? 'over' : 'short'} by ${minutesOf(residual).replace('−', '')}`]);
    return [`${terms.name}, ${periodOf(period, terms.period.zone)}`, ...tableOf(columns, rows), ''];
  }).join('\n').trim();
}
