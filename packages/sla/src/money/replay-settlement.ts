import { ofFraction } from '../exact/rational.ts';
import { replayAgainst } from '../trace/replay-against.ts';
import type { Disagreement } from '../trace/replay-trace.ts';
import { fractionInWords } from '../words.ts';
import type { Settlement } from './money-model.ts';

/** Where the account of a settlement does not add up, or comes to other amounts than it says (S24). */
export function replaySettlement({ trace, credits, total, payable, waived, carriedOut }: Settlement): readonly Disagreement[] {
  const ofCredits = credits.flatMap(({ level, exact, rounded, afterYearCap }) => [
    [`${level}: exact`, fractionInWords(ofFraction(exact))], [`${level}: rounded`, String(rounded)], [`${level}: credited`, String(afterYearCap)],
  ] as const);
  const told = new Set(trace.flatMap(({ workings = [] }) => workings.map(({ name }) => name)));
  const rest = ([['waived', waived], ['carried out', carriedOut]] as const).filter(([name, money]) => money !== 0 || told.has(name));
  return replayAgainst(trace, { ...Object.fromEntries([...ofCredits, ...rest.map(([name, money]) => [name, String(money)] as const)]), total: String(total), payable: String(payable) });
}
