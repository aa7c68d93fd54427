import type { ExclusionFact, Fact, AvailabilityResult, AvailabilityTerms, Stretch } from '@entente/sla';

/** A stretch with why it is excluded, or what the source is called that it comes from. */
export interface NamedStretch extends Stretch {
  readonly state: 'bad' | 'excluded' | 'unknown';
  readonly reason?: string;
  readonly source?: string;
}

/** The stretches of a result, named: an excluded one by the reasons of its exclusions, another by its one source. */
export function namedStretches(result: Pick<AvailabilityResult, 'stretches'>, { sources }: Pick<AvailabilityTerms['method'], 'sources'>, facts: readonly Fact[], nameOf: (source: string) => string): readonly NamedStretch[] {
  const exclusions = facts.filter((fact): fact is ExclusionFact => fact.kind === 'exclusion' && fact.approved);
  const [only, ...others] = sources;
  const source = only === undefined || others.length > 0 ? {} : { source: nameOf(only) };
  return result.stretches.flatMap(({ start, end, state }): readonly NamedStretch[] => {
    switch (state) {
      case 'excluded': {
        const reasons = exclusions.filter(({ window }) => window.start < end && start < window.end).map(({ reason }) => reason);
        return [{ start, end, state, ...(reasons.length === 0 ? {} : { reason: [...new Set(reasons)].join('; ') }) }];
      }
      case 'bad':
      case 'unknown':
        return [{ start, end, state, ...source }];
      case 'good':
      case 'out-of-hours':
      case 'not-yet-known':
        return [];
    }
  });
}
