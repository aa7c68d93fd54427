import { normalise, subtract, union } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import { unreachable } from '../exact/unreachable.ts';
import type { MethodTerms } from '../model.ts';
import { NOTHING_SEEN } from './colours.ts';
import type { Colours } from './colours.ts';

/** One colour from several sources, over those known at each instant (S1a): a majority that ties is bad. */
export function combineSources(sources: readonly Colours[], how: MethodTerms['combine']): Colours {
  const [only, ...others] = sources;
  if (only === undefined) return NOTHING_SEEN;
  if (others.length === 0) return only;

  const bad = union(...sources.map((source) => source.bad));
  const good = union(...sources.map((source) => source.good));
  switch (how) {
    case 'any-bad': return { bad, good: subtract(good, bad) };
    case 'all-bad': return { bad: subtract(bad, good), good };
    case 'majority': return majority(sources);
    default: return unreachable(how);
  }
}

/** Sweeps over every change of any source and counts the voices in between. */
function majority(sources: readonly Colours[]): Colours {
  const changes = sources.flatMap(({ good, bad }) => [...good.flatMap(asVotes('good')), ...bad.flatMap(asVotes('bad'))]).sort((a, b) => a.at - b.at);
  const bad: Interval[] = [];
  const good: Interval[] = [];
  let [votesBad, votesGood, since] = [0, 0, -Infinity];
  for (const { at, colour, weight } of changes) {
    if (votesBad + votesGood > 0) (votesBad >= votesGood ? bad : good).push({ start: since, end: at });
    if (colour === 'bad') votesBad += weight;
    else votesGood += weight;
    since = at;
  }
  return { bad: normalise(bad), good: normalise(good) };
}

interface Vote {
  readonly at: Instant;
  readonly colour: 'good' | 'bad';
  readonly weight: 1 | -1;
}

function asVotes(colour: Vote['colour']): (interval: Interval) => readonly Vote[] {
  return ({ start, end }) => [{ at: start, colour, weight: 1 }, { at: end, colour, weight: -1 }];
}
