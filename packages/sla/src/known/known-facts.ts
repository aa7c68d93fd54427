import type { Instant } from '@entente/worktime';
import type { Fact } from '../model.ts';

/** The facts as they were known at an instant (S23): recorded then or before, whenever they happened. A later correction is not among them, so what it superseded counts. */
export function knownAt(facts: readonly Fact[], instant: Instant): readonly Fact[] {
  return facts.filter(({ recordedAt }) => recordedAt <= instant);
}

/** The same by the place in the log that a statement pins (S24). */
export function knownUpTo(facts: readonly Fact[], position: number): readonly Fact[] {
  return facts.filter((fact) => fact.position <= position);
}
