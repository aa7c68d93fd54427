import type { StoredSharedMetric } from '../terms-json.ts';
import type { KeptSharedSum, MetricName, Promised, SumTerms } from './kept-terms.ts';

type Parties = Pick<StoredSharedMetric, 'weights' | 'outsideContract' | 'collaboration'>;

/** Terms whose parties are called otherwise: by their ids where they are stored, by their names where they are written. */
export function renamedParties<T extends Parties>(terms: T, party: (name: string) => string): T {
  const { weights, outsideContract, collaboration } = terms;
  return {
    ...terms,
    ...(weights === undefined ? {} : { weights: Object.fromEntries(Object.entries(weights).map(([name, percent]) => [party(name), percent])) }),
    ...(outsideContract === undefined ? {} : { outsideContract: outsideContract.map(party) }),
    ...(collaboration === undefined ? {} : { collaboration: collaboration.map(party) }),
  };
}

/** A sum as its JSON has it: parties and metrics by their ids. */
interface StoredSum extends Pick<Promised, 'expected' | 'minimum' | 'every' | 'anchor'> {
  readonly terms: SumTerms;
  readonly endToEnd: string | null;
  readonly components: readonly { readonly metric: string; readonly party: string; readonly name: string; readonly ownLimit: string }[];
}

export function sumFrom(text: string, names: { readonly party: (id: string) => string; readonly metric: (id: string) => MetricName }): Omit<KeptSharedSum, 'key' | 'name' | 'calendar'> {
  // Written by sumText.
  const { terms, endToEnd, components, ...promised }: StoredSum = JSON.parse(text);
  return {
    ...promised,
    terms: renamedParties(terms, names.party),
    endToEnd: endToEnd === null ? null : names.metric(endToEnd),
    components: components.map((component) => ({ ...component, metric: names.metric(component.metric), party: names.party(component.party) })),
  };
}

export function sumText({ terms, endToEnd, components, expected, minimum, every, anchor }: KeptSharedSum, ids: { readonly party: (name: string) => string; readonly metric: (name: MetricName) => string }): string {
  const stored: StoredSum = {
    expected, minimum, every, anchor,
    terms: renamedParties(terms, ids.party),
    endToEnd: endToEnd === null ? null : ids.metric(endToEnd),
    components: components.map((component) => ({ ...component, metric: ids.metric(component.metric), party: ids.party(component.party) })),
  };
  return JSON.stringify(stored);
}
