import { checkDate } from '@entente/worktime';
import type { TermsProblem } from '@entente/worktime';
import { checkLevelTerms } from '../checks/check-level-terms.ts';
import { checkPercent } from '../checks/check-values.ts';
import { checkCount, checkSoManyIn } from '../money/check-claims.ts';
import { checkMoneyTerms } from '../money/check-money.ts';
import type { AgreementTerms, AgreementVersion } from './agreement-model.ts';
import type { RatchetTerms } from './ratchet-model.ts';
import { canRollUp, scaleOf } from './roll-up.ts';
import { isCritical } from './versions.ts';

/** Everything that is wrong with one version: its levels, what it says of defaults, its money and its ratchets. */
export function checkVersion(terms: AgreementTerms, version: AgreementVersion, path: string): readonly TermsProblem[] {
  const { levels, criticalLevels = [], defaultRule, money, ratchets = [] } = version;
  const scales = new Map(levels.map((level) => [level.id, scaleOf(level)]));
  return [
    ...checkLevels(terms, version, path),
    ...criticalLevels.flatMap((level, place) => (scales.has(level) ? [] : [unknownLevel(level, `${path}.criticalLevels.${place}`)])),
    ...(defaultRule === undefined ? [] : checkSoManyIn(defaultRule.expectedFailures, defaultRule.inPeriods, `${path}.defaultRule`)),
    ...(money === undefined ? [] : checkMoneyTerms(money, `${path}.money`, scales)),
    ...checkCreditedLevels(terms, version, `${path}.money`),
    ...ratchets.flatMap((ratchet, place) => checkRatchet(version, ratchet, `${path}.ratchets.${place}`)),
  ];
}

function checkLevels({ startsAt }: AgreementTerms, { levels }: AgreementVersion, path: string): readonly TermsProblem[] {
  return levels.flatMap((level, place) => {
    const at = `${path}.levels.${place}`;
    const repeated = levels.findIndex(({ id }) => id === level.id) === place ? [] : [{ code: 'LEVEL_REPEATED', path: `${at}.id`, message: `There is a level "${level.id}" already.`, fix: 'Give it an id of its own.' }];
    return [...repeated, ...checkLevelTerms({ ...level, inForce: { start: startsAt } }, at)];
  });
}

function unknownLevel(level: string, path: string): TermsProblem {
  return { code: 'LEVEL_UNKNOWN', path, message: `There is no level "${level}".`, fix: 'Name one of the levels of this version.' };
}

/** Credits come from critical levels that the supplier owes; a mean is asked only of what can be added up (S20, S22a, S28). */
function checkCreditedLevels({ customer }: AgreementTerms, version: AgreementVersion, path: string): readonly TermsProblem[] {
  return (version.money?.credits ?? []).flatMap(({ level }, place): readonly TermsProblem[] => {
    const at = `${path}.credits.${place}.level`;
    const terms = version.levels.find(({ id }) => id === level);
    if (terms === undefined) return [];
    if (terms.obligor === customer || terms.obligor === 'customer') return [{ code: 'CREDIT_OF_CUSTOMER', path: at, message: `Level "${level}" is owed by the customer.`, fix: 'Credit what the provider owes.' }];
    if (!isCritical(version, level)) return [{ code: 'CREDIT_NOT_CRITICAL', path: at, message: `Level "${level}" is reported only.`, fix: 'Make it critical, or leave the credit out.' }];
    if (version.money?.earnBack?.test.kind !== 'mean' || canRollUp(terms)) return [];
    return [{ code: 'EARN_BACK_MEAN', path: at, message: `Level "${level}" has no mean over several periods.`, fix: 'Test how many periods are met.' }];
  });
}

/** A ratchet raises a percentage that can be added up over periods (S29). */
function checkRatchet({ levels }: AgreementVersion, { level, from, formula, cap }: RatchetTerms, path: string): readonly TermsProblem[] {
  const terms = levels.find(({ id }) => id === level);
  const unfit = terms !== undefined && scaleOf(terms).unit !== 'percent';
  return [
    ...(terms === undefined ? [unknownLevel(level, `${path}.level`)] : []),
    ...(unfit ? [{ code: 'RATCHET_UNFIT', path: `${path}.level`, message: `Level "${level}" is no percentage.`, fix: 'Raise a level that is a percentage.' }] : []),
    ...checkDate(from, `${path}.from`),
    ...(formula.kind === 'best' ? checkCount(formula.periods, `${path}.formula.periods`) : []),
    ...checkPercent(cap, `${path}.cap`),
  ];
}
