import type { AgreementPeriod, AgreementTerms, SharedMetricResult } from '@entente/sla';
import type { EvaluatedAgreement, EvaluatedSharedMetric, EvaluatedSharedSum, Evaluation } from '../evaluate/evaluation.ts';
import { headOf, LEVEL_COLUMNS, levelRow } from './show-level.ts';
import { minutesOf, moneyOf, percentOf, periodOf } from './show-numbers.ts';
import { tableOf } from './table.ts';

/** An evaluation for a person on a terminal. */
export function evaluationInWords({ agreements, sharedMetrics, sharedSums }: Evaluation): string {
  return [...agreements.flatMap(agreementLines), ...[...sharedMetrics, ...sharedSums].flatMap(sharedMetricLines)].join('\n').trim();
}

function agreementLines({ terms, result }: EvaluatedAgreement): readonly string[] {
  const title = `${terms.name} (${terms.kind.toUpperCase()} of ${terms.provider} with ${terms.customer})`;
  if (result.periods.length === 0) return [title, 'Not in force in this period.', ''];
  return [title, ...result.periods.flatMap((period) => periodLines(terms, period)), ''];
}

function periodLines(terms: AgreementTerms, { period, standing, version, levels, settlement }: AgreementPeriod): readonly string[] {
  const rows = levels.map(({ level, version: number, weight, result }) => {
    const agreed = terms.versions.find((each) => each.number === number)?.levels.find(({ id }) => id === level);
    const part = weight.numerator === weight.denominator ? '' : ` (version ${number}, ${percentOf(weight)} of the period)`;
    return agreed === undefined ? [level] : levelRow({ ...headOf(agreed), name: `${agreed.name}${part}` }, result);
  });
  return ['', `${periodOf(period, terms.zone)}, version ${version}, ${standing}`, ...tableOf(LEVEL_COLUMNS, rows), ...(settlement === undefined ? [] : moneyLines(terms, version, settlement))];
}

function moneyLines({ versions }: AgreementTerms, version: number, { credits, covered, total, payable, waived, carriedOut }: NonNullable<AgreementPeriod['settlement']>): readonly string[] {
  const money = versions.find(({ number }) => number === version)?.money;
  if (money === undefined) return [];
  const amount = (units: number) => moneyOf(units, money.currency);
  const rows = credits.map((credit) => [credit.level, amount(credit.rounded), amount(credit.afterYearCap), credit.arithmetic]);
  const rest = [...(waived > 0 ? [`${amount(waived)} is below the minimum and waived.`] : []), ...(carriedOut > 0 ? [`${amount(carriedOut)} is below the minimum and carried to the next period.`] : [])];
  const through = covered.map(({ level, by, incident }) => `${level} is credited through ${by}: one incident, ${incident}.`);
  if (rows.length === 0) return [`Credits: none${total > 0 ? `; ${amount(total)} was carried in` : ''}.`, ...rest];
  return ['', ...tableOf([{ head: 'Credit' }, { head: 'Exact', side: 'right' }, { head: 'After caps', side: 'right' }, { head: 'How' }], rows), ...through, `Payable: ${amount(payable)}.`, ...rest];
}

function sharedMetricLines({ terms, results }: EvaluatedSharedMetric | EvaluatedSharedSum): readonly string[] {
  if (results.length === 0) return [terms.name, 'Not in force in this period.', ''];
  return [`${terms.name} (shared metric)`, ...results.flatMap((result) => sharedResultLines(terms, result)), ''];
}

function sharedResultLines(terms: (EvaluatedSharedMetric | EvaluatedSharedSum)['terms'], { period, derived, endToEnd, components, shares }: SharedMetricResult): readonly string[] {
  const levels = [
    levelRow({ name: derived ? 'End to end, from its structure' : 'End to end', expected: `${terms.expected} %`, unit: '%' }, endToEnd),
    ...components.map(({ component, party, result }) => levelRow({ name: `${component} (${party})`, expected: '', unit: '%' }, result)),
  ];
  const rows = shares.map(({ party, share }) => [party, minutesOf(share)]);
  return [
    '', periodOf(period, terms.period.zone), ...tableOf(LEVEL_COLUMNS, levels),
    '', ...tableOf([{ head: 'Share of the bad time' }, { head: 'Minutes', side: 'right' }], rows),
  ];
}
