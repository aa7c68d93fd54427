import { shownPercent } from '../exact/decimal.ts';
import { compare, ofFraction, sumOf } from '../exact/rational.ts';
import type { Fraction, Measure } from '../model.ts';
import { replayLevel } from '../replay-level.ts';
import { replayAgainst } from '../trace/replay-against.ts';
import type { Stated } from '../trace/replay-against.ts';
import { within } from '../trace/replay-trace.ts';
import type { Disagreement } from '../trace/replay-trace.ts';
import { fractionInWords } from '../words.ts';
import { UNATTRIBUTED } from './measure-component.ts';
import { movedName, RAW, RELIEVED } from './relief-workings.ts';
import { SHARE, UNCOVERED } from './share-workings.ts';
import type { SharedMetricResult } from './shared-model.ts';
import type { SharedSumResult } from './sum/sum-model.ts';
import { EXCESS } from './sum/excess-workings.ts';

/**
 * Where the account of a shared metric does not add up, or comes to other numbers than the result says (S24, S33): the
 * levels in it, each supplier raw and relieved, what moved between them, the shares and what became of the raw time; and
 * the segments must add up to the shares.
 */
export function replaySharedMetric(result: SharedMetricResult | SharedSumResult): readonly Disagreement[] {
  const { trace, endToEnd, components, suppliers } = result;
  return [
    ...within('end to end', replayLevel(endToEnd)),
    ...components.flatMap((one) => within(one.component, replayLevel(one.result))),
    ...replayAgainst(trace, { ...sharesStated(result), ...reliefStated(result), ...excessStated(result) }),
    ...suppliers.flatMap(({ party, raw, relieved }) => [...rounding(`${RAW} ${party}`, raw), ...rounding(`${RELIEVED} ${party}`, relieved)]),
    ...segmentDisagreements(result),
  ];
}

function sharesStated({ shares, uncovered, endToEnd, account }: SharedMetricResult): Stated {
  const named = (prefix: string, some: typeof shares) => some.map(({ party, share }) => [`${prefix} ${party}`, inWords(share)] as const);
  const { raw, attributed, unattributed, excluded, residual, uncovered: beyond } = account;
  return {
    ...Object.fromEntries([...named(SHARE, shares), ...named(UNCOVERED, uncovered)]),
    raw: inWords(raw), attributed: inWords(attributed), [`${SHARE} ${UNATTRIBUTED}`]: inWords(unattributed), excluded: inWords(excluded), residual: inWords(residual), uncovered: inWords(beyond),
    'bad time end to end': String(endToEnd.time.bad),
  };
}

function reliefStated({ suppliers, moves }: SharedMetricResult): Stated {
  const levels = suppliers.flatMap(({ party, raw, relieved }) => [[`${RAW} ${party}`, raw] as const, [`${RELIEVED} ${party}`, relieved] as const]);
  return Object.fromEntries([
    ...levels.flatMap(([name, { good, bad, ratio }]) => [[name, ratio === undefined ? 'none' : inWords(ratio)], [`${name}: good`, good], [`${name}: bad`, bad]] as const),
    ...moves.flatMap((move) => [[movedName(move), inWords(move.taken)], [`${movedName(move)}, uncovered`, inWords(move.uncovered)]] as const),
  ]);
}

function excessStated(result: SharedMetricResult | SharedSumResult): Stated {
  return 'excess' in result ? Object.fromEntries(result.excess.map(({ party, amount }) => [`${EXCESS} ${party}`, inWords(amount)])) : {};
}

function inWords(fraction: Fraction): string {
  return fractionInWords(ofFraction(fraction));
}

function rounding(name: string, { ratio, shown = 'none' }: Measure): readonly Disagreement[] {
  const recomputed = ratio === undefined ? 'none' : shownPercent(ofFraction(ratio));
  return shown === recomputed ? [] : [{ rule: 'S21', name: `${name}: shown`, stated: shown, recomputed }];
}

function segmentDisagreements({ segments, shares, uncovered }: SharedMetricResult): readonly Disagreement[] {
  const splits = segments.flatMap(({ split }) => split);
  const beyond = segments.flatMap(({ uncovered: some = [] }) => some);
  const check = (prefix: string, stated: typeof shares, parts: typeof shares) => [...new Set([...stated, ...parts].map(({ party }) => party))].flatMap((party): readonly Disagreement[] => {
    const of = (some: typeof shares) => sumOf(some.filter((one) => one.party === party).map(({ share }) => ofFraction(share)));
    const [all, added] = [of(stated), of(parts)];
    return compare(all, added) === 0 ? [] : [{ rule: 'S33', name: `segments, ${prefix} ${party}`, stated: fractionInWords(added), recomputed: fractionInWords(all) }];
  });
  return [...check(SHARE, shares, splits), ...check(UNCOVERED, uncovered, beyond)];
}
