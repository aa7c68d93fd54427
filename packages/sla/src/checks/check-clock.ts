import { checkCalendarTerms } from '@entente/worktime';
import type { TermsProblem } from '@entente/worktime';
import type { ClockLevelTerms, ClockTarget } from '../kinds/kind-model.ts';
import { checkSources } from './check-method.ts';
import { checkAllowance, checkCommonTerms, prefix } from './check-value-level.ts';
import { checkDuration, checkTargets } from './check-values.ts';

/** What is wrong with a level of clocks (S4, S6 to S11). */
export function checkClockTerms(terms: ClockLevelTerms, path: string): readonly TermsProblem[] {
  const within = prefix(path);
  return [
    ...checkTargets(terms, within),
    ...checkCommonTerms(terms, within),
    ...checkSources(terms.method.sources, `${within}method`),
    ...checkAllowance(terms.allowance, `${within}allowance`),
    ...checkNamed(terms.targets, `${within}targets`),
    ...terms.targets.flatMap((target, place) => checkTarget(target, `${within}targets.${place}`)),
    ...checkChain(terms, within),
  ];
}

/** There is a target, and one for each priority. */
function checkNamed(targets: readonly ClockTarget[], path: string): readonly TermsProblem[] {
  if (targets.length === 0) return [{ code: 'TARGETS_MISSING', path, message: 'No clock has a target.', fix: 'State how long the work may take.' }];
  const named = targets.map(({ priority }) => priority);
  return named.flatMap((priority, place) => (named.indexOf(priority) === place ? [] : [{
    code: 'PRIORITY_TWICE', path: `${path}.${place}`,
    message: priority === undefined ? 'Two targets are for every other priority.' : `Priority "${priority}" has two targets.`, fix: 'State one target for each.',
  }]));
}

function checkTarget({ within: target, calendar }: ClockTarget, path: string): readonly TermsProblem[] {
  return [...checkWithin(target, `${path}.within`), ...(calendar === undefined ? [] : checkCalendarTerms(calendar, `${path}.calendar`))];
}

function checkWithin(target: ClockTarget['within'], path: string): readonly TermsProblem[] {
  if (typeof target === 'number') return checkDuration(target, path);
  if (target.unit === 'end-of-business-day' || (Number.isSafeInteger(target.count) && target.count >= 1)) return [];
  return [{ code: 'COUNT_INVALID', path: `${path}.count`, message: `${target.count} is no number of units.`, fix: 'Write a whole number, one or more.' }];
}

function checkChain({ chain }: ClockLevelTerms, within: string): readonly TermsProblem[] {
  if (chain === undefined) return [];
  return [...checkDuration(chain.reserve, `${within}chain.reserve`), ...checkClockTerms(chain.parent, `${within}chain.parent`)];
}
