import type { Instant, Interval } from '@entente/worktime';
import type { Money } from '../money/money-model.ts';
import { creditsByIncident, NO_INCIDENT } from './credits-by-incident.ts';
import type { IncidentCredit } from './credits-by-incident.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';
import type { AgreementCase, Gap, PassThrough, Underpinning } from './pass-through-model.ts';
import { BRIDGES } from './bridges.ts';

/** What pass-through is reckoned from: what we owe to customers, what suppliers owe us, and which level stands under which. */
export interface PassThroughInput {
  readonly customers: readonly AgreementCase[];
  readonly suppliers: readonly AgreementCase[];
  readonly underpinnings: readonly Underpinning[];
  readonly range: Interval;
  readonly asOf: Instant;
}

/**
 * Credits owed to customers beside credits due from suppliers, incident by incident, after caps (S36). The gap is
 * explained by making the suppliers' terms like the customers', one difference after the other: without caps, with their
 * exclusions, calendars, targets. What each step adds is the amount of that reason; what is left is that the amounts at
 * risk differ. An incident that nothing is owed nor due for has a row where a step alone would have made something due.
 * Beside everything else: no credit changes by it.
 */
export function passThrough(input: PassThroughInput): readonly PassThrough[] {
  const { customers, suppliers, underpinnings } = input;
  const owed = creditsOf(input, customers);
  const due = creditsOf(input, suppliers);
  const steps: Step[] = [];
  let [cases, dueBefore] = [suppliers, due];
  for (const { reason, says, bridge } of BRIDGES) {
    cases = cases.map((one) => bridge(one, { customers, underpinnings }));
    const dueAfter = creditsOf(input, cases);
    steps.push({ reason, says, before: dueBefore, after: dueAfter });
    dueBefore = dueAfter;
  }
  const credits = [...owed, ...due, ...steps.flatMap(({ after }) => after)];
  const incidents = [...new Set(credits.map(({ incident }) => incident))].sort();
  return incidents.map((incident) => rowOf(input, incident, { owed, due, steps, alike: dueBefore }));
}

/** What suppliers owe before and after one difference is taken away. */
interface Step extends Pick<Gap, 'reason' | 'says'> {
  readonly before: readonly IncidentCredit[];
  readonly after: readonly IncidentCredit[];
}

function creditsOf({ range, asOf }: PassThroughInput, cases: readonly AgreementCase[]): readonly IncidentCredit[] {
  return cases.flatMap(({ terms, facts, decisions }) => creditsByIncident(terms.id, evaluateAgreement(terms, facts, range, asOf, decisions).periods));
}

interface Sides {
  readonly owed: readonly IncidentCredit[];
  readonly due: readonly IncidentCredit[];
  readonly steps: readonly Step[];
  /** What suppliers would owe under terms like the customers'. */
  readonly alike: readonly IncidentCredit[];
}

function rowOf({ underpinnings }: PassThroughInput, incident: string, { owed, due, steps, alike }: Sides): PassThrough {
  const of = (credits: readonly IncidentCredit[]) => credits.filter((credit) => credit.incident === incident);
  const isUnderpinned = ({ agreement, level }: IncidentCredit) => underpinnings.some(({ customer }) => customer.agreement === agreement && customer.level === level);
  const totalOwed = sumOf(of(owed));
  const totalDue = sumOf(of(due));
  const alone = sumOf(of(owed).filter((credit) => !isUnderpinned(credit)));

  const reasons: readonly Gap[] = [
    { reason: 'not-underpinned', amount: alone, says: 'No supplier stands under these levels.' },
    ...steps.map(({ reason, says, before, after }): Gap => ({ reason, says, amount: sumOf(of(after)) - sumOf(of(before)) })),
    { reason: 'amounts', amount: totalOwed - alone - sumOf(of(alike)), says: 'Under the same terms suppliers credit other amounts.' },
  ];
  const gap = totalOwed - totalDue;
  return {
    ...(incident === NO_INCIDENT ? {} : { incident }),
    owed: of(owed).map(shareOf), due: of(due).map(shareOf), totalOwed, totalDue, gap, uncovered: Math.max(0, gap), reasons: reasons.filter(({ amount }) => amount !== 0),
  };
}

function shareOf({ agreement, level, amount }: IncidentCredit) {
  return { agreement, level, amount };
}

function sumOf(credits: readonly IncidentCredit[]): Money {
  return credits.reduce((sum, { amount }) => sum + amount, 0);
}
