import type { Entente } from '@entente/terms';
import { RowProblem } from '../facts/fact-fields.ts';
import type { FactKind } from '../facts/fact-of-row.ts';

/** The word of people: whoever declares exclusions and causes without a source of the terms. */
const PEOPLE = 'people';

/** Whose word a row is that names no source: the one source that may speak for its component. */
export function sourceOf({ sources, metrics, agreements, sharedMetrics, sharedSums }: Entente): (component: string, kind: FactKind) => string {
  const measured = new Map<string, Set<string>>();
  const note = (component: string, names: readonly string[]) => measured.set(component, new Set([...(measured.get(component) ?? []), ...names]));
  for (const { terms } of agreements) for (const level of terms.versions.flatMap(({ levels }) => levels)) note(level.component, level.method.sources);
  for (const { terms } of [...sharedMetrics, ...sharedSums]) {
    if (terms.endToEnd !== undefined) note(terms.endToEnd.component, terms.endToEnd.method.sources);
    for (const { component, method } of terms.components) note(component, method.sources);
  }
  const all = new Set([...sources.map(({ about }) => about.name), ...metrics.flatMap(({ terms }) => terms.sources)]);

  return (component, kind) => {
    if (kind === 'exclusion' || kind === 'cause') return PEOPLE;
    const [only, ...others] = measured.get(component) ?? all;
    if (only === undefined || others.length === 0) return only ?? PEOPLE;
    throw new RowProblem('source', `Several sources speak for "${component}": ${[only, ...others].join(', ')}.`, 'Give the row a "source".');
  };
}
