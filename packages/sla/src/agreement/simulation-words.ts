import { intervalInWords } from '../words.ts';
import type { AmountDifference, LevelDifference, LevelStand, PeriodDifference } from './simulation-model.ts';

/** What differs in one period, a sentence each; nothing when nothing does. */
export function periodInWords({ period, levels, credits, payable }: Omit<PeriodDifference, 'says'>): readonly string[] {
  const when = intervalInWords(period);
  return [
    ...levels.filter(({ differs }) => differs).map((level) => `${when}: ${levelInWords(level)}`),
    ...credits.filter(isOther).map((credit) => `${when}: level ${credit.level} is credited ${amountInWords(credit)}`),
    ...(isOther(payable) ? [`${when}: payable is ${amountInWords(payable)}`] : []),
  ];
}

function isOther({ before, after }: AmountDifference): boolean {
  return before !== after;
}

function amountInWords({ before, after, difference }: AmountDifference): string {
  const more = difference === undefined ? 'in another currency' : difference > 0 ? `${difference} more` : `${-difference} less`;
  return `${after} instead of ${before}, ${more}.`;
}

function levelInWords({ level, before, after }: LevelDifference): string {
  const [was, is] = [before, after].map((stand) => (stand === undefined ? undefined : standInWords(stand)));
  if (was === undefined) return `level ${level} is new: ${is}.`;
  if (is === undefined) return `level ${level} is not judged; it was ${was}.`;
  return `level ${level} is ${is} instead of ${was}.`;
}

function standInWords({ state, shown, consecutive, finding }: LevelStand): string {
  const inARow = consecutive > 1 ? `, failure ${consecutive} in a row` : '';
  const found = finding === 'expected-failed-repeatedly' ? ', a default by repetition' : '';
  return `${state}${shown === undefined ? '' : ` at ${shown}`}${inARow}${found}`;
}
