/** The states of a level: one icon, one ink each. The word has the same name under `states.level`. */
export type LevelState = 'ON_COURSE' | 'MET' | 'AT_RISK' | 'BELOW_EXPECTED' | 'FAILED' | 'INDETERMINATE' | 'NOT_APPLICABLE' | 'WAIVED' | 'PENDING';

interface Look {
  readonly icon: string;
  readonly ink: string;
  readonly soft: string;
}

export const looks: Readonly<Record<LevelState, Look>> = {
  ON_COURSE: { icon: 'i-lucide-circle-check', ink: 'text-good-ink', soft: 'bg-good-soft' },
  MET: { icon: 'i-lucide-circle-check', ink: 'text-good-ink', soft: 'bg-good-soft' },
  AT_RISK: { icon: 'i-lucide-triangle-alert', ink: 'text-risk-ink', soft: 'bg-risk-soft' },
  BELOW_EXPECTED: { icon: 'i-lucide-diamond', ink: 'text-missed', soft: 'bg-risk-soft' },
  FAILED: { icon: 'i-lucide-octagon-x', ink: 'text-bad-ink', soft: 'bg-bad-soft' },
  INDETERMINATE: { icon: 'i-lucide-circle-help', ink: 'text-unk-ink', soft: 'bg-hover' },
  NOT_APPLICABLE: { icon: 'i-lucide-minus', ink: 'text-unk-ink', soft: 'bg-hover' },
  WAIVED: { icon: 'i-lucide-minus', ink: 'text-unk-ink', soft: 'bg-hover' },
  PENDING: { icon: 'i-lucide-hourglass', ink: 'text-unk-ink', soft: 'bg-hover' },
};

/** The worst first: who needs somebody stands before who does not. */
export const WORST_FIRST: readonly LevelState[] = ['FAILED', 'BELOW_EXPECTED', 'AT_RISK', 'INDETERMINATE', 'PENDING', 'NOT_APPLICABLE', 'WAIVED', 'ON_COURSE', 'MET'];

export function isFine(state: LevelState): boolean {
  return state === 'ON_COURSE' || state === 'MET';
}

/** The ink of a number of that state: good and neutral numbers are plain text. */
export function numberInk(state: LevelState): string {
  switch (state) {
    case 'FAILED': return 'text-bad-ink';
    case 'BELOW_EXPECTED': return 'text-missed';
    case 'AT_RISK': return 'text-risk-ink';
    default: return 'text-t1';
  }
}
