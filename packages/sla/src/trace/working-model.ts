/**
 * The arithmetic of an account, so that a machine can do it again (S24): a working names what it comes to, how, and of
 * what. Numbers are exact and in text, "24" or "23/24"; `none` is what a division by zero comes to (S17) and all that is
 * worked out of it; a comparison comes to `yes` or `no`, and of `none` to `no`.
 */
export interface Amount {
  readonly name: string;
  readonly value: string;
}

/** One case of a choice: if it is `yes`, and none before it was, the choice comes to `leadsTo`. */
export interface Case extends Amount {
  readonly leadsTo: string;
  /** The name of the number that `leadsTo` is, where it is one of the account. */
  readonly from?: string;
}

export type Working = Calculation | Choice;

export interface Calculation extends Amount {
  readonly operation: Operation;
  readonly of: readonly Amount[];
}

export interface Choice extends Amount {
  readonly operation: 'choice';
  readonly of: readonly Case[];
}

/**
 * `difference` takes all others from the first; `whole` is the greatest whole number in the sum; `reaches`: every one is at
 * least the next; `misses`: every one is less; `lacks`: one of them is no number.
 */
export type Operation = 'sum' | 'product' | 'difference' | 'quotient' | 'whole' | 'reaches' | 'misses' | 'lacks';
