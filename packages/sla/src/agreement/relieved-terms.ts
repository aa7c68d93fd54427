import { contains, intersect, normalise, openIntervals, subtract } from '@entente/worktime';
import type { Intervals } from '@entente/worktime';
import type { LevelResult, LevelTerms } from '../kinds/kind-model.ts';
import type { CauseFact, Fact } from '../model.ts';
import { causesThatCount } from '../relief/causes-that-count.ts';
import { rootsOf } from '../relief/relieve.ts';
import type { AgreementTerms } from './agreement-model.ts';

/** What relief is judged from: who the parties are, and what was said of causes. */
export interface Relieving {
  readonly terms: Pick<AgreementTerms, 'provider' | 'customer' | 'answersFor'>;
  readonly facts: readonly Fact[];
}

/**
 * The terms of a level of availability without the bad time that others brought about (S27, S34): by an accepted cause on
 * its component these instants leave both sides, as if the level did not count in them, unless its obligor, or somebody
 * whom it answers for, has caused something at that instant: stands at the end of a chain of causes, whatever its component.
 * The same terms where nothing is relieved.
 */
export function relievedTerms<T extends LevelTerms>({ terms: { provider, customer, answersFor = [] }, facts }: Relieving, terms: T, raw: LevelResult): T {
  if ('kind' in raw) return terms;
  const obligor = terms.obligor === 'provider' ? provider : terms.obligor === 'customer' ? customer : terms.obligor;
  const answering = obligor === provider ? [obligor, ...answersFor] : [obligor];
  const causes = causesThatCount(facts).counting;
  const relieving = causes.filter(({ relieved, component }) => relieved === obligor && component === terms.component).map(({ window }) => window);
  const taken = intersect(badTime(raw), subtract(normalise(relieving), timeCausedBy(answering, causes)));
  if (taken.length === 0) return terms;
  return { ...terms, calendar: { kind: 'stated', zone: terms.period.zone, open: subtract(openIntervals(terms.calendar, raw.period), taken) } };
}

/** When some chain of causes ends at one of these parties. */
function timeCausedBy(parties: readonly string[], causes: readonly CauseFact[]): Intervals {
  const edges = [...new Set(causes.flatMap(({ window }) => [window.start, window.end]))].sort((a, b) => a - b);
  return normalise(edges.flatMap((start, place) => edges.slice(place + 1, place + 2).map((end) => ({ start, end })))
    .filter(({ start }) => causes.some(({ relieved, window }) => contains([window], start) && rootsOf(relieved, start, causes).some(({ party }) => parties.includes(party)))));
}

function badTime({ stretches }: Extract<LevelResult, { readonly stretches: unknown }>): Intervals {
  return normalise(stretches.filter(({ state }) => state === 'bad'));
}
