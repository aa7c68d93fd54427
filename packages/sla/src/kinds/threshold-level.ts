import type { MethodTerms } from '../model.ts';
import { aheadOf } from '../level/ahead.ts';
import { coverageIn } from './counted-samples.ts';
import type { CountedSamples, Sample } from './counted-samples.ts';
import { hitAccount } from './hits.ts';
import type { Hits } from './hits.ts';
import type { ThresholdTerms } from './kind-model.ts';
import type { ValueAccount } from './judgement/value-account.ts';

/** Values on the good side of the threshold, or on it, ÷ all values (S22a). In a window that counts as good all are good (S13). */
export function thresholdAccount(terms: ThresholdTerms, samples: CountedSamples): ValueAccount {
  const { view, toDate, judged, steps } = samples;
  const [all, decisive] = [valuesOf(toDate, terms.method), valuesOf(judged ?? toDate, terms.method)];
  const ahead = aheadOf(terms, view, decisive.counted);
  const words = { one: 'value', many: 'values', hit: sideInWords(terms.method) };
  return { ...hitAccount(terms, words, all, judged === undefined ? undefined : decisive, ahead), ...coverageIn(samples, terms, terms.unknown), steps };
}

function valuesOf(samples: readonly Sample[], { threshold }: MethodTerms): Hits {
  const hits = samples.flatMap(({ value, countsGood }) => (value === undefined ? [] : countsGood || isGood(value, threshold)));
  return { counted: hits.length, hit: hits.filter((isHit) => isHit).length };
}

/** Where no threshold is stated, no value is on the wrong side of it (S1a). */
function isGood(value: number, threshold: MethodTerms['threshold']): boolean {
  if (threshold === undefined) return true;
  return threshold.good === 'at-most' ? value <= threshold.value : value >= threshold.value;
}

function sideInWords({ threshold }: MethodTerms): string {
  if (threshold === undefined) return 'good';
  return `${threshold.good === 'at-most' ? 'at most' : 'at least'} ${threshold.value}`;
}
