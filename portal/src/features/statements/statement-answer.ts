import { isFine, type LevelState } from '../../ui/status.ts';

interface Line {
  readonly level: string;
  readonly state: LevelState;
}

/** What a statement says in its first sentence, and the lines that need one of their own. */
export function statementAnswer<L extends Line>(lines: readonly L[]) {
  const kept = lines.filter((line) => isFine(line.state)).length;
  const told = lines.filter((line): line is L & { state: 'FAILED' | 'BELOW_EXPECTED' | 'INDETERMINATE' } => line.state === 'FAILED' || line.state === 'BELOW_EXPECTED' || line.state === 'INDETERMINATE');
  const mood = kept === lines.length ? 'all' as const : kept === 0 ? 'none' as const : 'some' as const;
  return { mood, kept, total: lines.length, told };
}
