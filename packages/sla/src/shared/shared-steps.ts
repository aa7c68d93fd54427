import { measure } from '@entente/worktime';
import type { Intervals } from '@entente/worktime';
import { ofFraction, sumOf } from '../exact/rational.ts';
import type { PartyShare, SharedMetricTerms, TraceStep } from '../model.ts';
import { durationInWords, fractionInWords } from '../words.ts';
import { excludedBad } from './measure-component.ts';
import type { MeasuredComponent } from './measure-component.ts';
import type { Reading, ReadStretch } from './readings.ts';

/** The account of the shares: how every instant was read, what each down set split into, and that nothing was lost. */
export function sharedSteps(terms: SharedMetricTerms, bad: Intervals, readings: readonly ReadStretch[], shares: readonly PartyShare[], components: readonly MeasuredComponent[]): readonly TraceStep[] {
  return [
    { rule: 'S31', says: terms.endToEnd === undefined ? 'There is no end-to-end measurement: the structure of the components is the measure (derived).' : `Measured end to end at ${terms.endToEnd.component}, and at each component.` },
    ...READINGS.flatMap((reading) => readingStep(reading, readings)),
    ...components.flatMap(excludedStep),
    ...shares.map(shareStep),
    conservationStep(bad, shares),
  ];
}

const READINGS = ['shared', 'unattributed', 'contradiction', 'no-business-impact', 'end-to-end-unknown'] as const satisfies readonly Reading[];

const READING_IN_WORDS: Readonly<Record<Reading, string>> = {
  shared: 'bad end to end while the structure was down: shared among the down parties',
  unattributed: 'bad end to end while the structure stood: unattributed',
  contradiction: 'good end to end while the structure was down: a contradiction, listed and shared by nobody',
  'no-business-impact': 'good end to end with a component down that the structure could spare: no business impact',
  'end-to-end-unknown': 'unknown end to end: no share',
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

function shareStep({ party, share }: PartyShare): TraceStep {
  const exact = ofFraction(share);
  const approximately = exact.denominator === 1n ? '' : 'about ';
  const length = durationInWords(Number(exact.numerator / exact.denominator));
  return { rule: 'S32', says: `${party} bears ${approximately}${length} (Shapley).`, amount: `${fractionInWords(exact)} ms` };
}

function conservationStep(bad: Intervals, shares: readonly PartyShare[]): TraceStep {
  const exact = shares.map(({ share }) => ofFraction(share));
  return {
    rule: 'S33',
    says: `The shares add up to the bad time end to end, ${durationInWords(measure(bad))}.`,
    amount: `${exact.map(fractionInWords).join(' + ')} = ${fractionInWords(sumOf(exact))} ms`,
  };
}
