import type { Fields } from './fields.ts';
import { optionalText, text } from './fields.ts';
import { RowProblem } from './refusals.ts';
import type { Scope, SpokenMetric } from '../../features/facts/index.ts';

/** Finds what a row speaks of among what its source may speak for; anything else is the same refusal. */
export function spokenBy(scope: Scope, fields: Fields, measures?: SpokenMetric['measures']): SpokenMetric {
  const component = text(fields, 'component');
  const named = optionalText(fields, 'metric');
  const mine = scope.get(component);
  if (mine === undefined) {
    throw new RowProblem('component', 'OUTSIDE_SCOPE', `This source may not speak for "${component}".`, `It speaks for ${list([...scope.keys()])}. Its scope is set where the source is.`);
  }
  const metrics = named === null ? mine : mine.filter((each) => each.metric === named);
  if (metrics.length === 0) throw new RowProblem('metric', 'UNKNOWN_METRIC', `"${component}" has no metric "${named}" for this source.`, `Name one of ${list(mine.map((each) => each.metric))}, or leave it out when there is one.`);
  const fitting = measures === undefined ? metrics : metrics.filter((each) => each.measures === measures);
  const [only] = fitting;
  if (only === undefined) {
    const sent = SENT[metrics[0]?.measures ?? 'status'];
    throw new RowProblem('metric', 'WRONG_KIND', `"${component}" is measured by ${sent.words}.`, `Send them to /v1/ingest/${sent.to}.`);
  }
  if (fitting.length > 1 && named === null) throw new RowProblem('metric', 'METRIC_AMBIGUOUS', `"${component}" has several metrics.`, `Name one of ${list(fitting.map((each) => each.metric))}.`);
  return only;
}

const SENT = {
  status: { words: 'status changes', to: 'status' },
  samples: { words: 'samples', to: 'samples' },
  clocks: { words: 'the events of clocks', to: 'clock-events' },
} as const satisfies Record<SpokenMetric['measures'], { readonly words: string; readonly to: string }>;

const list = (names: readonly string[]): string => [...new Set(names)].toSorted().slice(0, 10).map((name) => `"${name}"`).join(', ') || 'nothing yet';
