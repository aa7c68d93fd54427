import type { TraceStep } from '../model.ts';
import { replayTrace } from './replay-trace.ts';
import type { Disagreement } from './replay-trace.ts';

/** Works an account through again and compares what it comes to with what is stated elsewhere, by name (S24). */
export function replayAgainst(trace: readonly TraceStep[], stated: Readonly<Record<string, string | undefined>>): readonly Disagreement[] {
  const { amounts, starts, disagreements } = replayTrace(trace);
  const otherwise = Object.entries(stated).flatMap(([name, value]): readonly Disagreement[] => {
    const recomputed = amounts[name] ?? starts[name] ?? 'not in the account';
    return value === undefined || value === recomputed ? [] : [{ rule: 'S24', name, stated: value, recomputed }];
  });
  return [...disagreements, ...otherwise];
}
