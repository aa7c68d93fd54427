import type { ClockFact, Column, Fact, AvailabilityResult, Measure, SampleRun, StatusChange, TraceStep, ValueResult } from '@entente/sla';
import type { Instant } from '@entente/worktime';
import { shownPercentage } from './percent.ts';

/** One line of the account of a number: a rule, what it did, the amount, or facts. Written by the worker, read in pages. */
export interface AccountLine {
  readonly kind: 'arithmetic' | 'rule' | 'fact' | 'samples';
  readonly rule?: string;
  readonly says: string;
  readonly amount?: string;
  readonly at?: Instant;
  readonly source?: string;
  readonly fact?: string;
}

/** What an account needs of a result. */
export type Accounted = Pick<AvailabilityResult, 'toDate' | 'bestAchievable' | 'judged' | 'coverage' | 'budget' | 'trace'>;

/** The whole account: the arithmetic, the rules in the engine's order, then the facts, those that say the same as one line. */
export function accountOf(result: Accounted, facts: readonly Fact[], nameOf: (source: string) => string): readonly AccountLine[] {
  return [...arithmetic(result), ...result.trace.map(ruleLine), ...factLines(facts, nameOf)];
}

/** The same of a number of any other kind: the engine's account says its arithmetic itself. */
export function accountOfValue({ trace }: Pick<ValueResult, 'trace'>, facts: readonly Fact[], nameOf: (source: string) => string): readonly AccountLine[] {
  return [...trace.map(ruleLine), ...factLines(facts, nameOf)];
}

function arithmetic({ toDate, bestAchievable, judged, coverage, budget }: Accounted): readonly AccountLine[] {
  return [
    ratioLine('S12', 'To date', toDate),
    ...(judged === undefined ? [] : [ratioLine('S13', 'Judged, without what is excused', judged)]),
    ...(bestAchievable === undefined ? [] : [ratioLine('S19', 'Best achievable', bestAchievable)]),
    { kind: 'arithmetic', rule: 'S12', says: `Coverage: ${coverage.numerator} ÷ ${coverage.denominator}`, amount: shownPercentage(coverage) },
    { kind: 'arithmetic', rule: 'S25', says: `Allowed to be bad: ${inText(budget.allowed)}; left: ${inText(budget.left)}` },
  ];
}

/** What the division comes to; the rules that follow say what it is rounded to, where the terms round it (S21). */
function ratioLine(rule: string, what: string, { good, bad, exact, shown }: Measure): AccountLine {
  const says = `${what}: ${good} ÷ (${good} + ${bad})`;
  return shown === undefined ? { kind: 'arithmetic', rule, says: `${says}, not applicable` } : { kind: 'arithmetic', rule, says, amount: exact === undefined ? shown : shownPercentage(exact) };
}

function inText({ numerator, denominator }: { readonly numerator: string; readonly denominator: string }): string {
  return denominator === '1' ? numerator : `${numerator} ÷ ${denominator}`;
}

function ruleLine({ rule, says, amount }: TraceStep): AccountLine {
  return { kind: 'rule', rule, says, ...(amount === undefined ? {} : { amount }) };
}

function factLines(facts: readonly Fact[], nameOf: (source: string) => string): readonly AccountLine[] {
  const lines: (AccountLine & { readonly at: Instant })[] = [];
  for (const [source, its] of Map.groupBy(facts, (fact) => `${fact.source} ${fact.component}`)) {
    const name = nameOf(source.slice(0, source.indexOf(' ')));
    lines.push(...statusLines(its.filter((fact) => fact.kind === 'status'), name));
    lines.push(...its.filter((fact) => fact.kind === 'samples').map((run) => samplesLine(run, name)));
    lines.push(...its.filter((fact) => fact.kind === 'clock').map((event) => clockLine(event, name)));
    for (const fact of its) {
      if (fact.kind !== 'exclusion') continue;
      const says = `Exclusion until ${instant(fact.window.end)}: ${fact.reason}${fact.approved ? '' : ' (not approved)'}`;
      lines.push({ kind: 'fact', says, at: fact.window.start, source: name, fact: fact.id });
    }
  }
  return lines.sort((a, b) => a.at - b.at);
}

type StatusLine = AccountLine & { readonly at: Instant };

/** Reports that repeat the state are one line with the first of them. */
function statusLines(changes: readonly StatusChange[], source: string): readonly StatusLine[] {
  const inOrder = [...changes].sort((a, b) => a.at - b.at || a.position - b.position);
  const lines: StatusLine[] = [];
  for (let first = 0; first < inOrder.length;) {
    const change = inOrder[first];
    if (change === undefined) break;
    let next = first + 1;
    while (inOrder[next]?.state === change.state) next += 1;
    const last = inOrder[next - 1] ?? change;
    const repeated = next - first === 1 ? '' : `, ${next - first} reports until ${instant(last.at)}`;
    lines.push({ kind: 'fact', says: `${change.component} is ${change.state}${repeated}`, at: change.at, source, fact: change.id });
    first = next;
  }
  return lines;
}

function clockLine({ id, at, clock, event, priority, reason, party, parent }: ClockFact, source: string): StatusLine {
  const more = [
    ...(priority === undefined ? [] : [`priority ${priority}`]), ...(reason === undefined ? [] : [reason]), ...(party === undefined ? [] : [`held by ${party}`]), ...(parent === undefined ? [] : [`part of ${parent}`]),
  ];
  return { kind: 'fact', says: `${clock}: ${event}${more.length === 0 ? '' : ` (${more.join(', ')})`}`, at, source, fact: id };
}

function samplesLine(run: SampleRun, source: string): StatusLine {
  const sum = (column: Column = []): number => Array.from(column).reduce((total, each) => total + each, 0);
  const counts = run.total === undefined ? '' : `, ${sum(run.good)} good of ${sum(run.total)}`;
  const first = run.at[0] ?? 0;
  const says = `${run.at.length} samples of ${run.component} until ${instant(run.at.at(-1) ?? first)}${counts}`;
  return { kind: 'samples', says, at: first, source, fact: run.id };
}

function instant(at: Instant): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
