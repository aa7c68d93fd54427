/** S24, S26: an account worked through from its machine form alone, and the sentences of the ledger by their figures, as SEMANTICS.md reads. */
import type { AgreementPeriod, AgreementResult, LedgerEntry, TraceStep } from '../../src/index.ts';
import { add, decimal, divide, exact, isBelow, less, multiply, percent, total, whole } from './fraction.ts';
import type { Exact } from './fraction.ts';

type Working = NonNullable<TraceStep['workings']>[number];

/** What every number of an account is, by its name. */
export type Figures = ReadonlyMap<string, string>;

const NONE = 'none';

function numberIn(text: string): Exact {
  const [top = '', bottom = '1'] = text.split('/');
  return exact(BigInt(top), BigInt(bottom));
}

const inText = ({ top, bottom }: Exact): string => (bottom === 1n ? String(top) : `${top}/${bottom}`);

const claim = (holds: boolean): string => (holds ? 'yes' : 'no');

/** Every one against the next. */
const inOrder = (numbers: readonly Exact[], stands: (one: Exact, next: Exact) => boolean): string => claim(numbers.slice(1).every((next, place) => numbers.slice(place, place + 1).every((one) => stands(one, next))));

function outcomeOf(working: Working): string {
  if (working.operation === 'choice') return working.of.find(({ value }) => value === 'yes')?.leadsTo ?? NONE;
  const isNumber = working.of.every(({ value }) => value !== NONE);
  if (working.operation === 'lacks') return claim(!isNumber);
  if (!isNumber) return working.operation === 'reaches' || working.operation === 'misses' ? 'no' : NONE;
  const numbers = working.of.map(({ value }) => numberIn(value));
  const [first = exact(0), ...others] = numbers;
  switch (working.operation) {
    case 'sum': return inText(total(numbers));
    case 'product': return inText(numbers.reduce(multiply, exact(1)));
    case 'difference': return inText(others.reduce(less, first));
    case 'quotient': return others.some(({ top }) => top === 0n) ? NONE : inText(others.reduce(divide, first));
    case 'whole': return String(whole(total(numbers)));
    case 'reaches': return inOrder(numbers, (one, next) => !isBelow(one, next));
    case 'misses': return inOrder(numbers, isBelow);
  }
}

/** What is wrong in an account, and the figures that it comes to. */
export function workedThrough(trace: readonly TraceStep[]): { readonly figures: Figures; readonly wrong: readonly string[] } {
  const figures = new Map<string, string>();
  const wrong: string[] = [];
  for (const working of trace.flatMap(({ workings = [] }) => workings)) {
    const named = working.operation === 'choice' ? [...working.of, ...working.of.flatMap(({ from, leadsTo }) => (from === undefined ? [] : [{ name: from, value: leadsTo }]))] : working.of;
    for (const { name, value } of named) {
      if ((figures.get(name) ?? value) !== value) wrong.push(`${working.name}: ${name} was ${figures.get(name)} and is ${value}`);
      figures.set(name, value);
    }
    if (outcomeOf(working) !== working.value) wrong.push(`${working.name} is ${working.value} and comes to ${outcomeOf(working)}`);
    figures.set(working.name, working.value);
  }
  return { figures, wrong };
}

/** One product of a sentence: its factors by what is said of them, and what it says that they come to. */
interface Said {
  readonly factors: ReadonlyMap<string, Exact>;
  readonly product: Exact;
  readonly comesTo: Exact;
}

function productIn(text: string): Said {
  const [left = '', right = ''] = text.split(' = ');
  const factors = new Map([...left.matchAll(/([\d./]+)( %)? \(([^)]+)\)/g)].map(([, figure = '', isPercent, name = '']) => [name, isPercent === undefined ? figureIn(figure) : percent(figure)]));
  return { factors, product: [...factors.values()].reduce(multiply, exact(1)), comesTo: numberIn(right) };
}

const figureIn = (text: string): Exact => (text.includes('.') ? decimal(text) : numberIn(text));

const isSame = (one: Exact, other: Exact): boolean => one.top * other.bottom === other.top * one.bottom;

/** What a sentence says beside what the account has for the same failure; the worth of its tier is looked at with the whole product. */
function figuresOf({ factors, comesTo }: Said, name: string, figures: Figures): readonly string[] {
  const has = (figure: string): string => figures.get(figure) ?? 'nothing';
  return [...factors].flatMap(([said, value]) => {
    const row = /^failure (\d+) in a row/.exec(said)?.[1];
    const names = row !== undefined ? [`${name}: multiplier`] : said === 'days of the period' ? [`${name}: part of the period`] : ['at risk', 'pool', 'allocation'].includes(said) ? [`${name}: ${said}`] : said.includes('tier') ? [] : ['fee'];
    const wrong = names.filter((figure) => has(figure) !== inText(value)).map((figure) => `${figure} is ${has(figure)} and ${inText(value)} is said`);
    return row === undefined || has(`${name}: failures in a row`) === row ? wrong : [...wrong, `${name}: failure ${row} in a row is said`];
  }).concat(has(name) === inText(comesTo) ? [] : [`${name} is ${has(name)} and ${inText(comesTo)} is said`]);
}

/** S26: the sentence of a credit: every product, their sum, and what it is rounded to, half up. */
function creditSentence({ says, amount }: LedgerEntry, names: readonly string[], figures: Figures): readonly string[] {
  const [sum = '', rounded = ''] = says.split(', rounded ');
  const products = sum.split('; ').map(productIn);
  const worth = total(products.map(({ product }) => product));
  return [
    ...products.flatMap((said, place) => [...(isSame(said.product, said.comesTo) ? [] : [`${says}: it comes to ${inText(said.product)}`]), ...figuresOf(said, names[place] ?? '', figures)]),
    ...(products.length === names.length ? [] : [`${names.length} failures are in ${says}`]),
    ...(Number(rounded) === amount && BigInt(amount) === whole(add(worth, exact(1, 2))) ? [] : [`${says}: the line is ${amount}`]),
  ];
}

/** The failures that a sum of the account is of. */
const partsOf = (trace: readonly TraceStep[], name: string): readonly string[] =>
  trace.flatMap(({ workings = [] }) => workings).filter((working) => working.name === name).slice(0, 1).flatMap(({ of }) => of.map((part) => part.name));

const CAPS = ['level', 'pool', 'period', 'contract year'];

function linesOf({ period, settlement }: AgreementPeriod, ledger: readonly LedgerEntry[]): readonly string[] {
  if (settlement === undefined) return [];
  const { trace } = settlement;
  const { figures } = workedThrough(trace);
  const lines = ledger.filter((line) => line.period === period.start);
  const coveredNames = trace.flatMap(({ workings = [] }) => workings).flatMap(({ name }) => /^(.*) \(covered\): exact$/.exec(name)?.[1] ?? []);
  const covered = lines.filter(({ kind, incident }) => kind === 'credit' && incident !== undefined);
  const wrongCovered = covered.flatMap((line) => {
    const known = coveredNames.filter((name) => name.startsWith(`${line.level}: failure `)).map((name) => creditSentence(line, [name], figures));
    return known.some((wrong) => wrong.length === 0) ? [] : known[0] ?? [`no account of ${line.says}`];
  });
  const credited = settlement.credits.flatMap((credit) => {
    const own = lines.filter((line) => line.level === credit.level);
    const before = [credit.rounded, credit.afterLevelCap, credit.afterPoolCap, credit.afterPeriodCap, credit.afterYearCap];
    const cuts = own.filter(({ kind }) => kind === 'capped').filter(({ says, amount }) => !CAPS.some((cap, place) => says === `Cut by the cap of the ${cap}.` && (before[place] ?? 0) - (before[place + 1] ?? 0) === amount));
    const after = own.filter(({ kind }) => !['credit', 'capped', 'covered'].includes(kind)).filter(({ amount }) => String(amount) !== figures.get(`${credit.level}: credited`));
    const [first] = own.filter(({ kind, incident }) => kind === 'credit' && incident === undefined);
    const sentence = first === undefined ? (credit.rounded === 0 ? [] : [`no line of ${credit.level}`]) : creditSentence(first, partsOf(trace, `${credit.level}: exact`), figures);
    return [...sentence, ...[...cuts, ...after].map(({ kind, amount, says }) => `${kind} ${amount}: ${says}`)];
  });
  return [...wrongCovered, ...credited];
}

/** S27: what was too little to be paid is said with the total that it was a part of. */
function minimumLines({ periods, ledger }: AgreementResult): readonly string[] {
  return ledger.filter(({ kind }) => kind === 'waived' || kind === 'carried').flatMap(({ says, at }) => {
    const [, said = '', least = ''] = /^(\d+) in all is below the minimum payable of (\d+)\.$/.exec(says) ?? [];
    const totals = periods.filter(({ settledAt }) => settledAt === at).flatMap(({ settlement }) => (settlement === undefined ? [] : [workedThrough(settlement.trace).figures]));
    return totals.some((figures) => figures.get('total') === said && figures.get('minimum payable') === least) && Number(said) < Number(least) ? [] : [says];
  });
}

/** Everything in an agreement whose figures do not come to what they are said to. */
export function wrongFiguresIn(result: AgreementResult): readonly string[] {
  const traces = result.periods.flatMap(({ levels, settlement }) => [...levels.flatMap(({ result: level, raw }) => [level.trace, ...(raw === undefined ? [] : [raw.trace])]), ...(settlement === undefined ? [] : [settlement.trace])]);
  const settled = result.periods.filter(({ settledAt }) => settledAt !== undefined);
  return [...traces.flatMap((trace) => workedThrough(trace).wrong), ...settled.flatMap((period) => linesOf(period, result.ledger)), ...minimumLines(result)];
}
