import type { UnknownTerms } from '../model.ts';
import type { Counted } from './level-totals.ts';

/**
 * How unknown time counts (S12): as good or as bad where the policy says so, else not at all. `hold-last` has turned
 * what it can into good and bad before this; what is left stays out.
 */
export function applyPolicy(policy: UnknownTerms['policy'], { good, bad, unknown }: Counted & { readonly unknown: number }): Counted {
  switch (policy) {
    case 'good': return { good: good + unknown, bad };
    case 'bad': return { good, bad: bad + unknown };
    case 'ignore':
    case 'hold-last':
    case 'fail-period': return { good, bad };
  }
}
