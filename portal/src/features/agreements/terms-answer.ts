import type { ImportTermsMutation } from '../../api/graphql/graphql.ts';

type Outcome = ImportTermsMutation['importTerms'];
type Imported = Extract<Outcome, { readonly __typename: 'ImportedTerms' }>;
export type MadeKind = Exclude<keyof Imported, '__typename'>;

const KINDS: readonly MadeKind[] = ['parties', 'services', 'components', 'sources', 'calendars', 'metrics', 'sharedMetrics', 'agreements', 'amendments'];

/** What an import made, kind by kind; kinds of which nothing was made are left out. */
export function madeBy(outcome: Outcome | undefined): readonly { readonly kind: MadeKind; readonly count: number }[] {
  if (outcome?.__typename !== 'ImportedTerms') return [];
  return KINDS.map((kind) => ({ kind, count: outcome[kind] })).filter(({ count }) => count > 0);
}
