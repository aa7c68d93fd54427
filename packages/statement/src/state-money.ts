import { evaluateAgreement } from '@entente/sla';
import type { AgreementTerms, Decision, Fact, LevelJudgement } from '@entente/sla';
import type { Instant, Interval } from '@entente/worktime';
import type { StatedMoney } from './model.ts';

/** What a period costs rests on all of the agreement until then: its terms in every version, and what people decided. */
export interface MoneyInput {
  readonly agreement: AgreementTerms;
  readonly decisions: readonly Decision[];
}

/** The money of one period of an agreement, from the facts of all its periods (S25 to S28). Undefined where the agreement has no such period. */
export function stateMoney({ agreement, decisions }: MoneyInput, facts: readonly Fact[], period: Interval, asOf: Instant): StatedMoney | undefined {
  const { periods, ledger } = evaluateAgreement(agreement, facts, period, asOf, decisions);
  const own = periods.find((each) => each.period.start === period.start);
  if (own === undefined) return undefined;
  const { standing, closesAt, levels, settlement, settledAt } = own;
  return {
    agreement, decisions, standing, closesAt,
    judgements: levels.map(judgementOf),
    ...(settlement === undefined ? {} : { settlement }),
    ...(settledAt === undefined ? {} : { settledAt }),
    ledger: ledger.filter((entry) => entry.period === period.start),
  };
}

/** The judgement without the result, which stands with its level. */
function judgementOf({ level, version, result: { state }, weight, consecutive, finding, incident }: LevelJudgement): StatedMoney['judgements'][number] {
  return { level, version, state, weight, consecutive, finding, ...(incident === undefined ? {} : { incident }) };
}
