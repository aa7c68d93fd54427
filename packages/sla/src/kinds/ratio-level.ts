import { aheadOf } from '../level/ahead.ts';
import type { CountedSamples, Sample } from './counted-samples.ts';
import { hitAccount } from './hits.ts';
import type { Hits } from './hits.ts';
import type { RatioTerms } from './kind-model.ts';
import type { ValueAccount } from './judgement/value-account.ts';

/** Good events ÷ all events (S16, S22a). A sample that lacks either number counts none; in a window that counts as good all are good (S13). */
export function ratioAccount(terms: RatioTerms, { view, toDate, judged, steps }: CountedSamples): ValueAccount {
  const [all, decisive] = [eventsOf(toDate), eventsOf(judged ?? toDate)];
  const ahead = aheadOf(terms, view, decisive.counted);
  return { ...hitAccount(terms, { one: 'event', many: 'events', hit: 'good' }, all, judged === undefined ? undefined : decisive, ahead), steps };
}

function eventsOf(samples: readonly Sample[]): Hits {
  let [hit, counted] = [0, 0];
  for (const { good, total, countsGood } of samples) {
    if (good === undefined || total === undefined) continue;
    counted += total;
    hit += countsGood ? total : good;
  }
  return { hit, counted };
}
