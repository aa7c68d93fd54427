import type { Account, LedgerEntry } from './ledger-model.ts';
import type { Money } from './money-model.ts';

/** What stands in each account; `failure` is minus all the others, so that everything together is nothing. */
export function balancesOf(ledger: readonly LedgerEntry[]): ReadonlyMap<Account, Money> {
  const balances = new Map<Account, Money>();
  for (const { from, to, amount } of ledger) {
    balances.set(from, (balances.get(from) ?? 0) - amount);
    balances.set(to, (balances.get(to) ?? 0) + amount);
  }
  return balances;
}
