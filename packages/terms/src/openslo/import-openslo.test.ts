import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { compileDocuments } from '../compile/compile-documents.ts';
import { unwritten } from '../source/source-document.ts';
import { importOpenSlo } from './import-openslo.ts';

const options = { provider: 'platform', customer: 'product', zone: 'UTC', starts: '2026-01-01' };

/** The levels that a text becomes, and what is lost, a line each. */
function imported(text: string) {
  const { documents, lost, problems } = importOpenSlo([{ name: 'slo.yaml', text }], options);
  if (documents === undefined) throw new Error(problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  const { entente, problems: wrong } = compileDocuments(documents.map((content) => unwritten(content)));
  if (entente === undefined) throw new Error(wrong.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return { entente, levels: entente.agreements.flatMap(({ terms }) => terms.versions.flatMap(({ levels }) => levels)), lost: lost.map(({ line, says }) => `${line} ${says}`) };
}

function problemsOf(text: string): readonly string[] {
  return (importOpenSlo([{ name: 'slo.yaml', text }], options).problems ?? []).map(({ line, code, message }) => `${line} ${code} ${message}`);
}

const slo = (spec: string, name = 'answers') => `apiVersion: openslo/v1
kind: SLO
metadata: { name: ${name} }
spec:
  service: Orders
${spec.replace(/^/gm, '  ')}
`;
const ratio = 'indicator: { metadata: { name: answered }, spec: { ratioMetric: { good: { metricSource: { type: Prometheus } }, total: { metricSource: { type: Prometheus } } } } }';
const calendarMonth = 'timeWindow: [{ duration: 1M, isRolling: false, calendar: { startTime: 2026-01-01 00:00:00, timeZone: Europe/Paris } }]';

describe('OpenSLO that comes in', () => {
  it('becomes a ratio when occurrences are counted, its target exact', () => {
    const { levels, lost } = imported(slo(`${ratio}\n${calendarMonth}\nbudgetingMethod: Occurrences\nobjectives: [{ target: 0.99950 }]`));

    expect(levels).toEqual([{
      id: 'answers', name: 'answers', kind: 'ratio', component: 'orders', obligor: 'platform', expected: '99.950',
      method: { metric: 'answered', measures: 'samples', combine: 'any-bad', sources: ['prometheus'] },
      calendar: { kind: 'always' }, period: { zone: 'Europe/Paris', anchor: '2026-01-01', every: 'P1M' }, exclusions: { effect: 'remove' }, partialPeriod: 'prorate',
    }]);
    expect(lost).toEqual([]);
  });

  it('becomes a level for each objective, in slices where slices are counted', () => {
    const { levels, lost } = imported(slo(`${ratio}\n${calendarMonth}\nbudgetingMethod: Timeslices\nobjectives:\n  - { displayName: Inner Line, targetPercent: 99.5, timeSliceTarget: 0.95, timeSliceWindow: 5 }\n  - { displayName: Contract, target: 0.99, timeSliceTarget: 1.0, timeSliceWindow: 1h }`));

    expect(levels).toMatchObject([
      { id: 'answers-inner-line', name: 'answers: Inner Line', kind: 'availability', basis: 'timeslices', slice: { length: 5 * MINUTE, target: '95' }, expected: '99.5' },
      { id: 'answers-contract', kind: 'availability', slice: { length: 60 * MINUTE, target: '100' }, expected: '99' },
    ]);
    expect(lost).toEqual([]);
  });

  it('becomes a threshold by a metric of its own where values are compared; a strict comparison is told', () => {
    const { levels, entente, lost } = imported(slo(`indicator: { spec: { thresholdMetric: { metricSource: { metricSourceRef: My Source } } } }\n${calendarMonth}\nbudgetingMethod: Occurrences\nobjectives: [{ op: lt, value: 0.5, target: 0.9 }]`));

    expect(levels).toMatchObject([{ kind: 'threshold', expected: '90', method: { metric: 'answers-lt-0.5', sources: ['my-source'], threshold: { good: 'at-most', value: 0.5 } } }]);
    expect(entente.sources.map(({ about }) => about.name)).toEqual(['my-source']);
    expect(lost).toEqual(['9 answers: a value equal to 0.5 counts as good (S21).']);
  });

  it('keeps services, indicators and data sources that stand for themselves, with their words and labels', () => {
    const { entente, levels, lost } = imported(`apiVersion: openslo/v1
kind: Service
metadata: { name: Orders, displayName: Order intake, labels: { team: [red, blue], tier: "1" }, annotations: { example.com/page: page-7 } }
spec: { description: Takes orders }
---
apiVersion: openslo/v1
kind: DataSource
metadata: { name: metrics }
spec: { type: Prometheus, connectionDetails: { url: "http://localhost" } }
---
apiVersion: openslo/v1
kind: SLI
metadata: { name: answered, displayName: Answered in time }
spec: { ratioMetric: { counter: true, bad: { metricSource: { metricSourceRef: metrics } }, total: { metricSource: { metricSourceRef: metrics, spec: { query: anything } } } } }
---
${slo(`indicatorRef: answered\n${calendarMonth}\nbudgetingMethod: Occurrences\nobjectives: [{ target: 0.9 }]\nalertPolicies: [{ alertPolicyRef: page }]`)}---
apiVersion: openslo/v1
kind: AlertPolicy
metadata: { name: page }
spec: { alertWhenBreaching: true }
`);

    expect(entente.services).toEqual([{ about: { name: 'orders', displayName: 'Order intake', description: 'Takes orders', labels: { team: 'red, blue', tier: '1' }, annotations: { 'example.com/page': 'page-7' } }, terms: { provider: 'platform', components: [{ name: 'orders' }] } }]);
    expect(entente.sources).toEqual([{ about: { name: 'metrics', description: 'Prometheus' }, terms: {} }]);
    expect(entente.metrics).toMatchObject([{ about: { name: 'answered', displayName: 'Answered in time', description: 'Good is total less bad.' } }]);
    expect(levels).toHaveLength(1);
    expect(lost).toEqual([
      '28 AlertPolicy page: alerts are no part of an agreement; burn rates are alerted on by S37.',
      '25 answers: its alert policies are no part of an agreement; burn rates are alerted on by S37.',
    ]);
  });

  it('says what our terms cannot say: rolling and odd windows, noon, averaged slices, divided ratios, values of a ratio', () => {
    const raw = 'indicator: { spec: { ratioMetric: { rawType: success, raw: { metricSource: {} } } } }';

    expect(imported(slo(`${raw}\ntimeWindow: [{ duration: 4w, isRolling: true }]\nbudgetingMethod: RatioTimeslices\nobjectives: [{ op: gt, target: 0.9, timeSliceWindow: 1m }]`)).lost).toEqual([
      '7 answers: there are no periods of 4w; it is judged by P1W.',
      '7 answers: a rolling window is judged period by period, from the agreement\'s start in its zone.',
      '9 answers: a ratio is not compared with a value; its op and value are left out.',
      '9 answers: a ratio that was divided before cannot be added up (S20); send its good and total.',
      '8 answers: ratios of slices are not averaged (S20); all events of the period count alike.',
    ]);
    expect(imported(slo(`${ratio}\ntimeWindow: [{ duration: 2M, calendar: { startTime: 2026-01-01 12:00:00, timeZone: UTC } }]\nbudgetingMethod: Timeslices\nobjectives: [{ target: 0.9, timeSliceTarget: 0.9, timeSliceWindow: 1M }]`)).lost).toEqual([
      '7 answers: there are no periods of 2M; it is judged by P1M.',
      '7 answers: periods begin at midnight, not at 12:00:00.',
      '9 answers: 1M has no fixed length; its slices are days.',
    ]);
    expect(imported(slo(`${ratio}\nbudgetingMethod: Occurrences\nobjectives: [{ target: 0.9 }]`)).lost).toEqual(['4 answers: it has no time window; it is judged by the month.']);
  });

  it('gives levels and services of one name each a name of its own', () => {
    const twice = ['Orders!', 'orders'].map((name) => slo(`${ratio}\n${calendarMonth}\nbudgetingMethod: Occurrences\nobjectives: [{ target: 0.9 }]`, name)).join('---\n');

    expect(imported(twice).levels.map(({ id }) => id)).toEqual(['orders', 'orders-2']);
    expect(imported(twice).entente.metrics.map(({ about }) => about.name)).toEqual(['answered', 'answered-2']);
  });
});

describe('OpenSLO that is invalid', () => {
  const sound = `${ratio}\n${calendarMonth}\nbudgetingMethod: Occurrences\nobjectives: [{ target: 0.9 }]`;

  it.each([
    ['another version', slo(sound).replace('openslo/v1', 'openslo/v2alpha'), ['1 VALUE_UNKNOWN "openslo/v2alpha" is not openslo/v1.']],
    ['a kind that nobody knows', slo(sound).replace('kind: SLO', 'kind: SLA'), ['2 VALUE_UNKNOWN "SLA" is not one of Service, SLI, SLO, DataSource, AlertPolicy, AlertCondition, AlertNotificationTarget.']],
    ['a target of one', slo(sound.replace('0.9', '1.0')), ['9 TARGET_INVALID It is not from 0 to below 1.']],
    ['two targets', slo(sound.replace('target: 0.9', 'target: 0.9, targetPercent: 90')), ['9 TARGET_MISSING An objective has a target or a targetPercent.']],
    ['no target', slo(sound.replace('target: 0.9', 'displayName: none')), ['9 TARGET_MISSING An objective has a target or a targetPercent.']],
    ['no objectives', slo(sound.replace('[{ target: 0.9 }]', '[]')), ['9 LIST_EMPTY Nothing is named here.']],
    ['a duration of nothing', slo(sound.replace('1M', '0M')), ['7 DURATION_INVALID "0M" is not a duration of OpenSLO.']],
    ['slices without a length', slo(sound.replace('Occurrences', 'Timeslices')), ['9 FIELD_MISSING "timeSliceTarget" is missing.', '9 FIELD_MISSING "timeSliceWindow" is missing.']],
    ['an indicator that is nowhere', slo(sound.replace(ratio, 'indicatorRef: nowhere')), ['6 REFERENCE_UNKNOWN There is no SLI "nowhere".']],
    ['no indicator', slo(sound.replace(ratio, 'description: none')), ['4 INDICATOR_INVALID An SLO has an indicator or an indicatorRef.']],
    ['an indicator of two forms', slo(sound.replace('ratioMetric:', 'thresholdMetric: { metricSource: {} }, ratioMetric:')), ['6 INDICATOR_INVALID An indicator has a ratioMetric or a thresholdMetric.']],
    ['a ratio of nothing', slo(sound.replace('good:', 'raw:')), ['6 RATIO_INVALID A ratio is good or bad of a total, or raw.']],
    ['a threshold without a value', slo(sound.replace(/ratioMetric: .*/, 'thresholdMetric: { metricSource: {} } } }')), ['9 FIELD_MISSING "op" is missing.', '9 FIELD_MISSING "value" is missing.']],
    ['a misspelt field', slo(sound.replace('budgetingMethod', 'budgetMethod')), ['4 FIELD_MISSING "budgetingMethod" is missing.', '8 FIELD_UNKNOWN There is no field "budgetMethod" here.']],
    ['one name twice', `${slo(sound)}---\n${slo(sound)}`, ['13 NAME_TWICE There is a SLO "answers" already.']],
  ])('is refused with its line: %s', (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });
});

const folder = `${process.env['ENTENTE_REAL_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url))}/openslo`;
const absent = existsSync(folder) ? '' : ' (skipped: no folder of real data)';

describe.skipIf(absent !== '')(`OpenSLO documents as they were published${absent}`, () => {
  const published = absent === '' ? readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') })) : [];
  const isOfVersion1 = ({ text }: { readonly text: string }) => /^apiVersion: openslo\/v1$/m.test(text);

  it.each(published.filter(isOfVersion1))('$name goes in whole', ({ text }) => {
    expect(imported(text).levels.length).toBe(text.match(/^ +target: |^ +- target:/gm)?.length);
  });

  it.each(published.filter((one) => !isOfVersion1(one)))('$name is of another language, and refused with its line', ({ text }) => {
    const line = text.split('\n').findIndex((one) => one.startsWith('apiVersion')) + 1;

    expect(problemsOf(text).some((problem) => problem.startsWith(`${line} VALUE_UNKNOWN "blameless/v1alpha" is not openslo/v1.`) || /^\d+ VALUE_UNKNOWN "(UserJourney|ErrorBudgetPolicy)"/.test(problem))).toBe(true);
  });
});
