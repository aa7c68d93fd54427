import type { Instant, Interval } from '@entente/worktime';
import { evaluateLevel } from '../evaluate-level.ts';
import type { Fact } from '../model.ts';
import type { AgreementResult, AgreementTerms, Decision } from './agreement-model.ts';
import { decidedBy } from './deadlines.ts';
import { historyOf } from './earn-back-record.ts';
import { judgeLevel } from './judge-levels.ts';
import { ledgerOf } from './ledger.ts';
import type { MeasureLevel } from './measure-level.ts';
import { proposeRatchets } from './ratchet.ts';
import { settlePeriods } from './settle-periods.ts';
import { settlementPeriods } from './settlement-periods.ts';
import { levelsOf } from './versions.ts';

/**
 * An agreement as it stands at `asOf`: every period of the range with its levels, their judgements (S25, S30) and its
 * settlement (S26, S27), the ledger of all money so far (S28) and what ratchets propose (S29). All that a period depends
 * on is worked out from the agreement's start: repeat counters, what the contract year was credited, what was carried.
 */
export function evaluateAgreement(
  terms: AgreementTerms, facts: readonly Fact[], range: Interval, asOf: Instant, decisions: readonly Decision[] = [], measure: MeasureLevel = evaluateLevel,
): AgreementResult {
  const known = decidedBy(decisions, asOf);
  const periods = settlementPeriods(terms, asOf);
  const byLevel = levelsOf(terms).map((level) => ({ level, judged: judgeLevel({ terms, facts, decisions: known, periods, asOf, measure }, level) }));
  const settled = settlePeriods({ terms, periods, judged: byLevel.flatMap(({ judged }) => judged), decisions: known, asOf });
  const history = byLevel.flatMap(({ level, judged }) => historyOf(level, judged));
  return {
    agreement: terms.id,
    periods: settled.filter(({ period }) => period.start < range.end && range.start < period.end),
    ledger: ledgerOf({ terms, periods: settled, history, decisions: known, asOf }),
    proposals: proposeRatchets(terms, history, asOf),
  };
}
