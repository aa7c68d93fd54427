import { useFormat } from '../../ui/use-format.ts';

/** What a level counts: milliseconds by time, events by occurrences. */
export function useAmount() {
  const format = useFormat();
  return (amount: string, basis: 'TIME' | 'OCCURRENCES') => (basis === 'TIME' ? format.duration(amount) : format.count(amount));
}
