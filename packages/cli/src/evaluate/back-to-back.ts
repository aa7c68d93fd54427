import { evaluateAgreement, leavesOf, levelsInForce, proveBackToBack, proveLevel, uncoveredExposure } from '@entente/sla';
import type { AgreementTerms, AvailabilityTerms, BackToBackProof, LevelTerms } from '@entente/sla';
import type { Entente } from '@entente/terms';
import { periodsIn } from '@entente/worktime';
import type { Interval } from '@entente/worktime';
import { CliProblem, EXIT } from '../exit-codes.ts';
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
  /** The shared metric, or the agreement of the level. */
  readonly name: string;
  /** The level of the agreement; absent: it is of a shared metric. */
  readonly level?: string;
  readonly displayName: string;
  readonly zone: string;
  readonly proof: BackToBackProof;
  /** One for each currency; none where nothing is refuted, or nothing costs anything. */
  readonly exposures: readonly Exposure[];
}

/**
 * Whether each promise is kept whenever the OLAs and UCs below it are met (S36a): each shared metric over the range, and each level
 * of an SLA that counts time, in each of its periods there, when an OLA or UC has a level on its component.
 */
export function proveTerms({ agreements, sharedMetrics }: Entente, period: string, only?: string): readonly Proved[] {
  const isAsked = ({ about: { name } }: { readonly about: { readonly name: string } }) => only === undefined || only === name;
  const all = agreements.map(({ terms }) => terms);
  const metrics = sharedMetrics.filter(isAsked).map(({ terms }) => {
    const range = rangeOf(period, terms.period.zone);
    const proof = proveBackToBack(terms, underpinning(all, leavesOf(terms.structure), range), range);
    return { name: terms.id, displayName: terms.name, zone: terms.period.zone, proof, exposures: exposuresIn(proof, all, range) };
  });
  const levels = agreements.filter(isAsked).flatMap(({ about, terms }) => (terms.kind === 'sla' ? provenLevels(about.displayName ?? about.name, terms, all, period) : []));
  if (metrics.length + levels.length === 0) throw nothingToProve([...agreements, ...sharedMetrics], only);
  return [...metrics, ...levels];
}

function provenLevels(agreement: string, terms: AgreementTerms, all: readonly AgreementTerms[], asked: string): readonly Proved[] {
  const range = rangeOf(asked, terms.zone);
  const below = all.filter(({ kind }) => kind !== 'sla');
  return levelsInForce(terms, range).map((level) => level.terms).filter(isOfTime).flatMap((level) => periodsIn(level.period, range).flatMap((period): readonly Proved[] => {
    const levels = underpinning(below, [level.component], period);
    if (levels.length === 0 || level.inForce.start >= period.end || (level.inForce.end ?? Infinity) <= period.start) return [];
    const proof = proveLevel(level, levels, period);
    return [{ name: terms.id, level: level.id, displayName: `${level.name} (${agreement})`, zone: level.period.zone, proof, exposures: exposuresIn(proof, [terms, ...below], period) }];
  }));
}

function isOfTime(level: LevelTerms): level is AvailabilityTerms {
  return level.kind === 'availability' && level.basis === 'time';
}

function nothingToProve(given: readonly { readonly about: { readonly name: string } }[], only: string | undefined): CliProblem {
  if (only !== undefined && !given.some(({ about }) => about.name === only)) return nothingAsked('agreement or shared metric', given, only);
  return new CliProblem(EXIT.refused, `There is nothing to prove${only === undefined ? '' : ` for "${only}"`}: no shared metric, and no level of an SLA that counts time and stands, in this period, on a component with a level of an OLA or UC. Give the documents of the OLAs and UCs as well.`);
}

/** The levels of OLAs and UCs on the components. */
function underpinning(agreements: readonly AgreementTerms[], components: readonly string[], range: Interval): readonly AvailabilityTerms[] {
  const levels = agreements.filter(({ kind }) => kind !== 'sla').flatMap((terms) => levelsInForce(terms, range).map((level) => level.terms));
  return levels.filter((level): level is AvailabilityTerms => level.kind === 'availability' && components.includes(level.component));
}

function exposuresIn({ counterexample: facts }: BackToBackProof, agreements: readonly AgreementTerms[], range: Interval): readonly Exposure[] {
  if (facts === undefined) return [];
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
