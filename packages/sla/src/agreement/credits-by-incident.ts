import type { Interval } from '@entente/worktime';
import { sharedOut } from '../money/caps.ts';
import type { AgreementPeriod, LevelJudgement } from './agreement-model.ts';
import type { CreditShare } from './pass-through-model.ts';

/** A part of a credit with the incident that it is put down to; NO_INCIDENT where there is none. */
export interface IncidentCredit extends CreditShare {
  readonly incident: string;
}

export const NO_INCIDENT = '';

/**
 * Credits after caps by incident (S36). A failure that one incident brought about is put down to it whole; another is
 * shared out by bad time, and what no incident explains stays without one. To the cent, largest remainders first.
 */
export function creditsByIncident(agreement: string, periods: readonly AgreementPeriod[]): readonly IncidentCredit[] {
  return periods.filter(({ standing }) => standing !== 'running').flatMap(({ settlement, levels }) => (settlement?.credits ?? []).flatMap(({ level, afterYearCap }) => {
    const weights = weightsOf(levels.filter((one) => one.level === level && one.result.state === 'failed'));
    return sharedOut(weights, afterYearCap).filter(({ money }) => money > 0).map(({ level: incident, money }) => ({ agreement, level, incident, amount: money }));
  }));
}

/** How much of a level's failures each incident stands for. */
function weightsOf(failures: readonly LevelJudgement[]) {
  const weights = new Map<string, number>();
  for (const failure of failures) for (const { incident, weight } of weightsOfOne(failure)) weights.set(incident, (weights.get(incident) ?? 0) + weight);
  return [...weights].map(([incident, money]) => ({ level: incident, money }));
}

function weightsOfOne({ incident, incidents, result }: LevelJudgement): readonly { readonly incident: string; readonly weight: number }[] {
  const bad = 'kind' in result ? [] : result.stretches.filter(({ state }) => state === 'bad');
  const whole = Math.max(1, lengthOf(bad));
  if (incident !== undefined) return [{ incident, weight: whole }];
  const explained = incidents.reduce((sum, { time }) => sum + time, 0);
  return [...incidents.map((one) => ({ incident: one.incident, weight: one.time })), { incident: NO_INCIDENT, weight: whole - explained }];
}

function lengthOf(stretches: readonly Interval[]): number {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0);
}
