import type { TraceStep } from '../model.ts';

/** The account of any result for a person: a line a step, the rule first (S24). */
export function explain({ trace }: { readonly trace: readonly TraceStep[] }): readonly string[] {
  const width = Math.max(0, ...trace.map(({ rule }) => rule.length));
  return trace.map(({ rule, says, amount }) => `${rule.padEnd(width)}  ${says}${amount === undefined ? '' : ` (${amount})`}`);
}
