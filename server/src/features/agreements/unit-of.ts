import type { AgreedLevel } from '@entente/sla';

/** The fields of a level's terms that tell its unit. */
export type UnitTerms =
  | { readonly kind: 'availability' | 'ratio' | 'threshold' | 'clock' | 'score' }
  | Pick<Extract<AgreedLevel, { readonly kind: 'percentile' }>, 'kind' | 'unit'>
  | Pick<Extract<AgreedLevel, { readonly kind: 'goal' }>, 'kind' | 'unit'>
  | Pick<Extract<AgreedLevel, { readonly kind: 'money' }>, 'kind' | 'currency'>;

/** What the numbers of a level are in: `%` where they are a part of one, a currency for its minor units; a score has a scale and no unit. */
export function unitOf(terms: UnitTerms): string {
  switch (terms.kind) {
    case 'availability':
    case 'ratio':
    case 'threshold':
    case 'clock': return '%';
    case 'percentile':
    case 'goal': return terms.unit;
    case 'score': return '';
    case 'money': return terms.currency;
  }
}
