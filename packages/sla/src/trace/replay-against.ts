import type { TraceStep } from '../model.ts';
import { replayTrace } from './replay-trace.ts';
import type { Disagreement } from './replay-trace.ts';

/** Numbers of a result by their names in its account; what it does not say is passed over. */
export type Stated = Readonly<Record<string, string | undefined>>;

/** Works an account through again and compares what it comes to with what is stated elsewhere, by name (S24). */
export function replayAgainst(trace: readonly TraceStep[], stated: Stated): readonly Disagreement[] {
  const { amounts, starts, disagreements } = replayTrace(trace);
  const otherwise = Object.entries(stated).flatMap(([name, value]): readonly Disagreement[] => {
    const recomputed = amounts[name] ?? starts[name] ?? 'not in the account';
    return value === undefined || value === recomputed ? [] : [{ rule: 'S24', name, stated: value, recomputed }];
  });
  return [...disagreements, ...otherwise];
}
