import { canonical } from '@entente/statement';

/** Whether they say the same, in whatever order their fields stand. */
export function sameTerms(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}
