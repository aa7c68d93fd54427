import { measure } from '@entente/worktime';
import { ofFraction } from '../exact/rational.ts';
import type { Measure, SharedMetricTerms, TraceStep } from '../model.ts';
import type { Move, PartyShare, SharedMetricResult, SupplierRelief } from './shared-model.ts';
import type { CountedCauses } from '../relief/causes-that-count.ts';
import { durationInWords, fractionInWords } from '../words.ts';
import type { AttributionRule } from './attribution-model.ts';
import { excludedBad } from './measure-component.ts';
import type { MeasuredComponent } from './measure-component.ts';
import type { ReadSharedMetric } from './read-shared-metric.ts';
import type { Reading, ReadStretch } from './readings.ts';
import { accountWorkings, SHARE, shareWorkings, UNCOVERED } from './share-workings.ts';
import type { ReliefAccount } from './relief-workings.ts';
import { shownShare } from './shares.ts';
import type { Shares } from './shares.ts';

/** What a result was worked out of beside what was read. */
export interface Worked {
  readonly borne: Shares['borne'];
  /** By supplier, in their order. */
  readonly relief: readonly ReliefAccount[];
}

/** The account of the shares: how every instant was read, what causes moved, what each party bears, and that nothing was lost. */
export function sharedSteps(terms: SharedMetricTerms, { readings, components, causes }: ReadSharedMetric, result: Omit<SharedMetricResult, 'trace'>, { borne, relief }: Worked): readonly TraceStep[] {
  const shown = shownShare(terms);
  return [
    { rule: 'S31', says: terms.endToEnd === undefined ? 'There is no end-to-end measurement: the structure of the components is the measure (derived).' : `Measured end to end at ${terms.endToEnd.component}, and at each component.` },
    ...READINGS.flatMap((reading) => readingStep(reading, readings)),
    ...components.flatMap(excludedStep),
    ...result.moves.map((move) => moveStep(move, causes)),
    ...causes.refused.map(({ cause, problem }): TraceStep => ({ rule: 'S34', says: `A cause of incident ${cause.incident} moves nothing: ${problem.message}`, facts: [cause.id] })),
    ...relief.map(({ supplier, workings }): TraceStep => ({ rule: 'S34', says: supplierInWords(supplier), workings })),
    ...borne.attributed.map(({ party, share, parts }) => ({ ...shareStep(terms.rule, shown(party, share)), workings: shareWorkings(SHARE, party, parts) })),
    ...borne.uncovered.map(({ party, share, parts }) => ({ ...uncoveredStep(shown(party, share)), workings: shareWorkings(UNCOVERED, party, parts) })),
    { ...conservationStep(result), workings: accountWorkings(result) },
  ];
}

function supplierInWords({ party, raw, relieved }: SupplierRelief): string {
  const inWords = ({ shown }: Measure) => (shown === undefined ? 'no percentage' : `${shown} %`);
  return `${party}, all its components together: raw ${inWords(raw)}, relieved ${inWords(relieved)}.`;
}

const READINGS = ['shared', 'unattributed', 'contradiction', 'no-business-impact', 'end-to-end-unknown'] as const satisfies readonly Reading[];

const READING_IN_WORDS: Readonly<Record<Reading, string>> = {
  shared: 'bad end to end while the structure was down: shared among the down parties',
  unattributed: 'bad end to end while the structure stood: unattributed',
  contradiction: 'good end to end while the structure was down: a contradiction, listed and shared by nobody',
  'no-business-impact': 'good end to end with a component down that the structure could spare: no business impact',
  'end-to-end-unknown': 'unknown end to end: no share',
};

const RULE_IN_WORDS: Readonly<Record<AttributionRule, string>> = {
  shapley: 'Shapley',
  'equal-among-down': 'in equal parts among those down',
  'but-for': 'but for it, it had stood',
  'first-failed': 'first failed',
  'root-cause': 'root cause',
  weighted: 'fixed percentages',
  'time-in-hand': 'time in hand',
  'all-pay': 'all pay',
};

function readingStep(reading: Reading, readings: readonly ReadStretch[]): readonly TraceStep[] {
  const stretches = readings.filter((stretch) => stretch.reading === reading);
  if (stretches.length === 0) return [];
  const length = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  return [{ rule: 'S31', says: `${durationInWords(length)} ${READING_IN_WORDS[reading]}.`, amount: `${length} ms` }];
}

function excludedStep(component: MeasuredComponent): readonly TraceStep[] {
  const length = measure(excludedBad(component));
  if (length === 0) return [];
  return [{ rule: 'S31', says: `${component.terms.name} was bad for ${durationInWords(length)} inside its own exclusions: not down.`, amount: `${length} ms` }];
}

function moveStep({ from, to, taken, uncovered, causes }: Move, { counting }: CountedCauses): TraceStep {
  const [inHours, beyond] = [ofFraction(taken), ofFraction(uncovered)];
  const rest = beyond.numerator === 0n ? '' : `, and ${lengthInWords(uncovered)} more outside its hours: uncovered`;
  return {
    rule: 'S34', says: `${from} is relieved of what ${to} caused: ${lengthInWords(taken)} in its hours${rest}.`,
    amount: `${fractionInWords(inHours)} + ${fractionInWords(beyond)} ms`, facts: counting.filter(({ id }) => causes.includes(id)).map(({ id }) => id),
  };
}

function shareStep(rule: AttributionRule, { party, share, inContract }: PartyShare): TraceStep {
  const where = inContract === false ? ', outside its contract' : '';
  return { rule: 'S32', says: `${party} bears ${lengthInWords(share)} (${RULE_IN_WORDS[rule]})${where}.`, amount: `${fractionInWords(ofFraction(share))} ms` };
}

function uncoveredStep({ party, share, inContract }: PartyShare): TraceStep {
  return inContract === false
    ? { rule: 'S35', says: `${party} brought about ${lengthInWords(share)} outside its contract: recorded, and in no level.`, amount: `${fractionInWords(ofFraction(share))} ms` }
    : { rule: 'S34', says: `${party} caused ${lengthInWords(share)} outside its hours: uncovered.`, amount: `${fractionInWords(ofFraction(share))} ms` };
}

function lengthInWords(share: PartyShare['share']): string {
  const { numerator, denominator } = ofFraction(share);
  return `${denominator === 1n ? '' : 'about '}${durationInWords(Number(numerator / denominator))}`;
}

/** S33 the shares add up; by a rule that is not efficient the rest is named. */
function conservationStep({ endToEnd, shares, uncovered, account }: Omit<SharedMetricResult, 'trace'>): TraceStep {
  const exact = [...shares, ...uncovered].map(({ share }) => fractionInWords(ofFraction(share)));
  const residual = ofFraction(account.residual);
  const bad = endToEnd.time.bad;
  if (residual.numerator === 0n) return { rule: 'S33', says: `The shares add up to the bad time end to end, ${durationInWords(bad)}.`, amount: `${exact.join(' + ')} = ${bad} ms` };
  const says = residual.numerator > 0n ? 'The shares are less than the bad time end to end; nobody bears the rest.' : 'The shares are more than the bad time end to end; the rule lets several bear the whole.';
  return { rule: 'S32', says, amount: `${exact.join(' + ')} + ${fractionInWords(residual)} = ${bad} ms` };
}
