import { checkDate, checkZone } from '@entente/worktime';
import type { Instant, TermsProblem } from '@entente/worktime';
import { checkDuration } from '../checks/check-values.ts';
import { checkReachedClocks } from '../checks/check-reached-clocks.ts';
import { checkCombinedWith } from '../checks/check-versions.ts';
import { instantInWords } from '../words.ts';
import type { AgreementTerms, AgreementVersion } from './agreement-model.ts';
import { checkVersion } from './check-version.ts';
import { levelsOf, segmentsOf } from './versions.ts';

/** Everything that is wrong with an agreement, each with its place and its way out; empty when it can be judged and settled. */
export function checkAgreementTerms(terms: AgreementTerms, path = ''): readonly TermsProblem[] {
  const within = path === '' ? '' : `${path}.`;
  return [
    ...checkParties(terms, within),
    ...checkZone(terms.zone, `${within}zone`),
    ...checkDate(terms.settlement.anchor, `${within}settlement.anchor`),
    ...checkDuration(terms.grace, `${within}grace`),
    ...checkLife(terms, within),
    ...checkOrder(terms, within),
    ...checkCurrency(terms, within),
    ...checkSegments(terms, within),
    ...terms.versions.flatMap((version, place) => checkVersion(terms, version, `${within}versions.${place}`)),
  ];
}

/** An amendment must not reach into a period that is closed (S23). */
export function checkAmendment({ number, effectiveFrom }: AgreementVersion, closedUntil: Instant, path = 'effectiveFrom'): readonly TermsProblem[] {
  if (effectiveFrom >= closedUntil) return [];
  return [{
    code: 'AMENDMENT_IN_CLOSED_PERIOD', path, message: `Version ${number} begins at ${instantInWords(effectiveFrom)}, and all is closed until ${instantInWords(closedUntil)}.`,
    fix: 'Let it begin when the last closed period has ended, or restate that period.',
  }];
}

function checkParties({ provider, customer }: AgreementTerms, within: string): readonly TermsProblem[] {
  const missing = (party: string, path: string): readonly TermsProblem[] => (party.trim() !== '' ? [] : [{ code: 'PARTY_MISSING', path, message: 'Nobody is named.', fix: 'Name the party.' }]);
  const problems = [...missing(provider, `${within}provider`), ...missing(customer, `${within}customer`)];
  if (problems.length > 0 || provider !== customer) return problems;
  return [{ code: 'PARTIES_SAME', path: `${within}customer`, message: 'Provider and customer are the same party.', fix: 'Name two parties.' }];
}

function checkLife({ startsAt, endsAt }: AgreementTerms, within: string): readonly TermsProblem[] {
  if (endsAt === undefined || startsAt < endsAt) return [];
  return [{ code: 'FORCE_REVERSED', path: `${within}endsAt`, message: 'The agreement ends before it begins.', fix: 'Let it end after it begins.' }];
}

/** Versions follow each other in the order of their numbers, the first from the start on and the others within the agreement's life. */
function checkOrder({ versions, startsAt, endsAt = Infinity }: AgreementTerms, within: string): readonly TermsProblem[] {
  if (versions.length === 0) return [{ code: 'VERSIONS_MISSING', path: `${within}versions`, message: 'Nothing is agreed.', fix: 'State a first version.' }];
  return versions.flatMap(({ number, effectiveFrom }, place): readonly TermsProblem[] => {
    const at = `${within}versions.${place}.effectiveFrom`;
    const before = versions[place - 1];
    if (before === undefined) return effectiveFrom <= startsAt ? [] : [{ code: 'VERSION_AFTER_START', path: at, message: 'From its start until the first version nothing is agreed.', fix: 'Let the first version begin with the agreement.' }];
    if (number <= before.number) return [{ code: 'VERSION_NUMBERS', path: `${within}versions.${place}.number`, message: `Version ${number} follows version ${before.number}.`, fix: 'Number the versions upwards.' }];
    if (effectiveFrom <= startsAt) return [{ code: 'AMENDMENT_BEFORE_START', path: at, message: `Version ${number} begins no later than the agreement.`, fix: 'Let an amendment begin after the start.' }];
    if (effectiveFrom <= before.effectiveFrom) return [{ code: 'VERSIONS_OVERLAP', path: at, message: `Version ${number} begins no later than version ${before.number}.`, fix: 'Let each version begin after the one before it.' }];
    return effectiveFrom < endsAt ? [] : [{ code: 'AMENDMENT_AFTER_END', path: at, message: `Version ${number} begins when the agreement has ended.`, fix: 'Let an amendment begin before the end.' }];
  });
}

/** Segments that are to be combined are counted alike (S18), and clocks that an amendment reaches are kept alike (S10). */
function checkSegments(terms: AgreementTerms, within: string): readonly TermsProblem[] {
  return levelsOf(terms).flatMap((level) => {
    const segments = segmentsOf(terms, level);
    return segments.flatMap(({ terms: own, versions: [first] }, place) => {
      const at = terms.versions.findIndex((version) => version === first?.version);
      const path = `${within}versions.${at}.levels.${terms.versions[at]?.levels.findIndex(({ id }) => id === level)}`;
      const earlier = segments.slice(0, place).map((segment) => segment.terms);
      return [...checkCombinedWith(own, earlier, path), ...checkReachedClocks(own, earlier, path)];
    });
  });
}

/** Caps and carried amounts go on through versions, so they all reckon in one currency. */
function checkCurrency({ versions }: AgreementTerms, within: string): readonly TermsProblem[] {
  const first = versions.find(({ money }) => money !== undefined)?.money?.currency;
  return versions.flatMap(({ money }, place) => (money === undefined || money.currency === first ? [] : [{
    code: 'CURRENCY_CHANGED', path: `${within}versions.${place}.money.currency`, message: `${money.currency} follows ${first}.`, fix: 'End the agreement and begin another one in the new currency.',
  }]));
}
