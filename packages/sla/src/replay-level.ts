import { shownAmount, shownPercent } from './exact/decimal.ts';
import type { Better } from './exact/decimal.ts';
import { ofFraction } from './exact/rational.ts';
import type { LevelResult, ValueMeasure, ValueResult } from './kinds/kind-model.ts';
import { PROMISED } from './kinds/amount-level.ts';
import { LEFT as LEFT_TO_MISS } from './kinds/hits.ts';
import { DUE_REACHED, REACHED } from './kinds/judgement/value-judgement.ts';
import { ALLOWED, LEFT } from './level/budget.ts';
import type { AvailabilityResult, Fraction, Measure } from './model.ts';
import { replayAgainst } from './trace/replay-against.ts';
import type { Stated } from './trace/replay-against.ts';
import type { Disagreement } from './trace/replay-trace.ts';
import { fractionInWords } from './words.ts';

/** Where the account of a level does not add up, or comes to other numbers or another state than its result says (S24). */
export function replayLevel(result: LevelResult): readonly Disagreement[] {
  const { trace, state, coverage } = result;
  const stated = 'kind' in result ? valueStated(result) : availabilityStated(result);
  return [...replayAgainst(trace, { ...stated, coverage: inWords(coverage), state }), ...roundings(result)];
}

function availabilityStated({ toDate, judged, bestAchievable, time, budget }: AvailabilityResult): Stated {
  return {
    ...ratioStated('to date', toDate), ...ratioStated('judged', judged), ...ratioStated('best achievable', bestAchievable),
    'out of hours': String(time['out-of-hours']), excluded: String(time.excluded), unknown: String(time.unknown), 'not yet known': String(time['not-yet-known']),
    'good time': String(time.good), 'bad time': String(time.bad), [ALLOWED]: inWords(budget.allowed), [LEFT]: inWords(budget.left),
  };
}

function ratioStated(name: string, measure: Measure | undefined): Stated {
  if (measure === undefined) return {};
  return { [name]: inWords(measure.ratio) ?? 'none', [`${name}: good`]: measure.good, [`${name}: bad`]: measure.bad };
}

function valueStated({ kind, toDate, judged, bestAchievable, lines, promised, running, left, clocks }: ValueResult): Stated {
  const measures = { 'to date': toDate, judged, 'best achievable': bestAchievable };
  const counting = clocks?.filter(({ counts }) => counts);
  return {
    ...Object.fromEntries(Object.entries(measures).flatMap(([name, measure]) => (measure === undefined ? [] : measureStated(kind, name, measure)))),
    // A running period may have nothing that was compared with them.
    ...(running ? {} : { expected: inWords(lines.expected), minimum: inWords(lines.minimum) }),
    [LEFT_TO_MISS]: inWords(left), [PROMISED]: inWords(promised),
    ...(counting === undefined ? {} : { 'to date: hit': String(counting.filter(({ state }) => state === 'met').length) }),
  };
}

/** What goals and sums of money count are samples, which have no part in their numbers. */
function measureStated(kind: ValueResult['kind'], name: string, { value, counted, missed }: ValueMeasure): readonly (readonly [string, string | undefined])[] {
  const counts = kind === 'score' ? 'answers' : 'counted';
  return [[name, inWords(value) ?? 'none'], [`${name}: missed`, missed], ...(kind === 'goal' || kind === 'money' ? [] : [[`${name}: ${counts}`, counted] as const])];
}

function inWords(fraction: Fraction | undefined): string | undefined {
  return fraction === undefined ? undefined : fractionInWords(ofFraction(fraction));
}

/** What is shown is the number, rounded toward the worse (S21). */
function roundings(result: LevelResult): readonly Disagreement[] {
  const measures = { 'to date': result.toDate, judged: result.judged, 'best achievable': result.bestAchievable };
  return Object.entries(measures).flatMap(([name, measure]): readonly Disagreement[] => {
    const number = measure === undefined ? undefined : 'counted' in measure ? measure.value : measure.ratio;
    const recomputed = number === undefined ? 'none' : shownAs(result, number);
    const stated = measure?.shown ?? 'none';
    return stated === recomputed ? [] : [{ rule: 'S21', name: `${name}: shown`, stated, recomputed }];
  });
}

function shownAs(result: LevelResult, number: Fraction): string {
  const exact = ofFraction(number);
  if (!('kind' in result) || result.kind === 'ratio' || result.kind === 'threshold' || result.kind === 'clock') return shownPercent(exact);
  return shownAmount(exact, betterIn(result));
}

/** Which way is better the account says by how it asks whether the number reaches what is expected: it, or the line, comes first. */
function betterIn({ trace }: ValueResult): Better {
  const asked = trace.flatMap(({ workings = [] }) => workings).find(({ name }) => name === REACHED || name === DUE_REACHED);
  return asked?.of[0]?.name === 'to date' || asked?.of[0]?.name === 'judged' ? 'higher' : 'lower';
}
