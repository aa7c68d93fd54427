import { evaluateSharedMetric, fails } from '@entente/sla';
import type { Fact, SampleRun, SharedMetricResult, SharedMetricTerms, Structure } from '@entente/sla';
import { type Finding, median, milliseconds, type Round, timed } from './findings.ts';

const MINUTE = 60_000;
const MONTH = { start: Date.UTC(2026, 2, 1), end: Date.UTC(2026, 3, 1) };
const MINUTES = (MONTH.end - MONTH.start) / MINUTE;
/** Whatever the scale: it is the number of suppliers that is asked about. */
const SUPPLIERS = 16;
const ROUNDS = 5;
/** The bare loop is timed on so many segments, spread evenly, and reckoned up to all. */
const REFERENCE_SEGMENTS = 24;

const NAMES = Array.from({ length: SUPPLIERS }, (_, place) => `s${String(place).padStart(2, '0')}`);
const leaves = (names: readonly string[]) => names.map((component) => ({ component }));

const STRUCTURES: readonly (readonly [string, Structure])[] = [
  ['series of four groups, each 3 of 4', { series: [0, 4, 8, 12].map((from) => ({ atLeast: 3, of: leaves(NAMES.slice(from, from + 4)) })) }],
  ['10 of 16', { atLeast: 10, of: leaves(NAMES) }],
];

/**
 * A month of minutes of sixteen suppliers, each down in 2 % of them and in twenty common outages twelve or more
 * together, others from minute to minute: the whole result of the shared metric, measuring and all, beside the Shapley formula alone, subset by
 * subset and without anything kept from one segment to the next.
 */
export async function bench(): Promise<readonly Finding[]> {
  const facts = aMonth(seeded(32));
  const findings: Finding[] = [];
  for (const [name, structure] of STRUCTURES) {
    const terms = termsOf(structure);
    const evaluate = () => evaluateSharedMetric(terms, facts, MONTH, MONTH.end);
    const shared = evaluate().segments.filter(({ reading }) => reading === 'shared');
    const sets = new Set(shared.map(({ down }) => down.join(' ')));
    console.log(`${name}: ${shared.length} shared segments, ${sets.size} distinct down sets, up to ${Math.max(...shared.map(({ down }) => down.length))} down at once`);
    findings.push(await contest(name, structure, shared, evaluate));
  }
  return findings;
}

async function contest(name: string, structure: Structure, shared: SharedMetricResult['segments'], evaluate: () => unknown): Promise<Finding> {
  const step = Math.max(1, Math.floor(shared.length / REFERENCE_SEGMENTS));
  const some = shared.filter((_, place) => place % step === 0);
  const bare = async () => {
    let whole = 0;
    for (const { down } of some) whole += byTheFormula(structure, down).reduce((sum, share) => sum + share, 0);
    if (Math.abs(whole - some.length) > 1e-6) throw new Error('the bare loop does not add up');
  };
  await milliseconds(bare);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const ours = await milliseconds(async () => evaluate());
    rounds.push({ ours, reference: (await milliseconds(bare)) * shared.length / some.length });
  }
  console.log(`${name}: a month in ${median(rounds.map(({ ours }) => ours)).toFixed(0)} ms, shares exact`);
  return timed(`${SUPPLIERS} suppliers, a month of minutes, ${name}`, rounds, { atLeast: 2 });
}

/** φᵢ = Σ over S without i of |S|! (n − |S| − 1)! ÷ n! × (v(S ∪ i) − v(S)), in floats, for the down components alone. */
function byTheFormula(structure: Structure, down: readonly string[]): readonly number[] {
  const bitOf = new Map(down.map((component, place) => [component, 1 << place]));
  const breaks = Uint8Array.from({ length: 2 ** down.length }, (_, set) => Number(fails(structure, (component) => ((bitOf.get(component) ?? 0) & set) !== 0)));
  const weights = down.map((_, size) => factorial(size) * factorial(down.length - size - 1) / factorial(down.length));
  return down.map((_, player) => {
    let share = 0;
    for (let set = 0; set < breaks.length; set += 1) {
      if ((set & (1 << player)) === 0 && breaks[set] === 0 && breaks[set | (1 << player)] === 1) share += weights[ones(set)] ?? Number.NaN;
    }
    return share;
  });
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

function ones(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Without an end-to-end source, so that the structure itself is the measure. */
function termsOf(structure: Structure): SharedMetricTerms {
  return {
    id: 'checkout', name: 'Checkout', structure, rule: 'shapley', expected: '99.9', calendar: { kind: 'always' }, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' },
    components: NAMES.map((component) => ({ component, name: component, party: component, method: { measures: 'samples', sources: ['probe'], combine: 'any-bad', cadence: MINUTE } })),
    unknown: { policy: 'ignore' }, exclusions: { effect: 'remove' }, inForce: { start: 0 },
  };
}

function aMonth(random: () => number): readonly Fact[] {
  const at = Array.from({ length: MINUTES }, (_, minute) => MONTH.start + minute * MINUTE);
  const common = Array.from({ length: 20 }, (_, place) => {
    const start = Math.floor((place + random() * 0.9) * MINUTES / 20);
    const length = Math.min(MINUTES - start, 30 + Math.floor(random() * 60));
    return { start, end: start + length, standing: Array.from({ length }, () => new Set(Array.from({ length: 4 }, () => Math.floor(random() * SUPPLIERS)))) };
  });
  return NAMES.map((component, place): SampleRun => {
    const good = at.map((_, minute) => Number(random() >= 0.02 && !common.some(({ start, end, standing }) => start <= minute && minute < end && standing[minute - start]?.has(place) === false)));
    return { kind: 'samples', id: component, position: place + 1, source: 'probe', component, recordedAt: MONTH.end, at, good, total: at.map(() => 1) };
  });
}

/** The same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
