import { evaluateAgreement, leavesOf, levelsInForce, proveBackToBack, uncoveredExposure } from '@entente/sla';
import type { AgreementTerms, AvailabilityTerms, BackToBackProof, Fact, SharedMetricTerms } from '@entente/sla';
import type { Entente } from '@entente/terms';
import type { Interval } from '@entente/worktime';
import { nothingAsked } from './evaluation.ts';
import { rangeOf } from './period-range.ts';

/** What the counterexample costs: credits owed above, and due from below, in minor units. */
export interface Exposure {
  readonly currency: string;
  readonly owed: number;
  readonly due: number;
  readonly uncovered: number;
}

export interface Proved {
  readonly terms: SharedMetricTerms;
  readonly proof: BackToBackProof;
  /** One for each currency; none where nothing is refuted, or nothing costs anything. */
  readonly exposures: readonly Exposure[];
}

/** Whether each shared metric keeps its promise whenever the OLAs and UCs below it are met (S36a). */
export function proveTerms({ agreements, sharedMetrics }: Entente, period: string, only?: string): readonly Proved[] {
  const asked = sharedMetrics.filter(({ about: { name } }) => only === undefined || only === name);
  if (asked.length === 0) throw nothingAsked({ agreements: [], sharedMetrics, sharedSums: [] }, only);
  const all = agreements.map(({ terms }) => terms);
  return asked.map(({ terms }) => {
    const range = rangeOf(period, terms.period.zone);
    const proof = proveBackToBack(terms, underpinning(all, terms, range), range);
    return { terms, proof, exposures: proof.counterexample === undefined ? [] : exposuresOf(all, proof.counterexample, range) };
  });
}

/** The levels of OLAs and UCs on components of the structure. */
function underpinning(agreements: readonly AgreementTerms[], { structure }: SharedMetricTerms, range: Interval): readonly AvailabilityTerms[] {
  const components = leavesOf(structure);
  const levels = agreements.filter(({ kind }) => kind !== 'sla').flatMap((terms) => levelsInForce(terms, range).map((level) => level.terms));
  return levels.filter((level): level is AvailabilityTerms => level.kind === 'availability' && components.includes(level.component));
}

function exposuresOf(agreements: readonly AgreementTerms[], facts: readonly Fact[], range: Interval): readonly Exposure[] {
  const credits = agreements.flatMap((terms) => {
    const currency = terms.versions.findLast(({ money }) => money !== undefined)?.money?.currency;
    const { periods } = evaluateAgreement(terms, facts, range, range.end + terms.grace);
    const payable = periods.reduce((sum, { settlement }) => sum + (settlement?.payable ?? 0), 0);
    return currency === undefined ? [] : [{ currency, owed: terms.kind === 'sla' ? payable : 0, due: terms.kind === 'sla' ? 0 : payable }];
  });
  return [...Map.groupBy(credits, ({ currency }) => currency)].map(([currency, its]) => {
    const [owed, due] = [its.reduce((sum, each) => sum + each.owed, 0), its.reduce((sum, each) => sum + each.due, 0)];
    return { currency, owed, due, uncovered: uncoveredExposure(owed, due) };
  });
}
