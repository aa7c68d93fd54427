import type { Basis } from '../../api/graphql/graphql.ts';
import { useFormat } from '../../ui/use-format.ts';

/** What a level counts: milliseconds by time, or of users and devices added up; events by occurrences, and slices. */
export function useAmount() {
  const format = useFormat();
  return (amount: string, basis: Basis | null) => (basis === 'OCCURRENCES' || basis === 'TIMESLICES' ? format.count(amount) : format.duration(amount));
}
