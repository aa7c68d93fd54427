import type { Instant, Interval } from '@entente/worktime';
import type { Money } from '../money/money-model.ts';
import { creditsByIncident, NO_INCIDENT } from './credits-by-incident.ts';
import type { IncidentCredit } from './credits-by-incident.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';
import type { AgreementCase, Gap, PassThrough, Underpinning } from './pass-through-model.ts';
import { BRIDGES } from './bridges.ts';
import type { Bridging } from './bridges.ts';

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
 * risk differ. Beside everything else: no credit changes by it.
 */
export function passThrough(input: PassThroughInput): readonly PassThrough[] {
  const { customers, suppliers, underpinnings } = input;
  const owed = creditsOf(input, customers);
  const bridged = BRIDGES.reduce<readonly Bridged[]>((steps, { reason, says, bridge }) => {
    const before = steps.at(-1)?.cases ?? suppliers;
    const cases = before.map((one) => bridge(one, { customers, underpinnings } satisfies Bridging));
    return [...steps, { reason, says, cases, due: creditsOf(input, cases) }];
  }, []);
  const due = creditsOf(input, suppliers);
  const incidents = [...new Set([...owed, ...due].map(({ incident }) => incident))];
  return incidents.toSorted((a, b) => (a < b ? -1 : 1)).map((incident) => rowOf(input, incident, { owed, due, bridged }));
}

interface Bridged {
  readonly reason: Gap['reason'];
  readonly says: string;
  readonly cases: readonly AgreementCase[];
  readonly due: readonly IncidentCredit[];
}

function creditsOf({ range, asOf }: PassThroughInput, cases: readonly AgreementCase[]): readonly IncidentCredit[] {
  return cases.flatMap(({ terms, facts, decisions }) => creditsByIncident(terms.id, evaluateAgreement(terms, facts, range, asOf, decisions).periods));
}

interface Sides {
  readonly owed: readonly IncidentCredit[];
  readonly due: readonly IncidentCredit[];
  readonly bridged: readonly Bridged[];
}

function rowOf({ underpinnings }: PassThroughInput, incident: string, { owed, due, bridged }: Sides): PassThrough {
  const of = (credits: readonly IncidentCredit[]) => credits.filter((credit) => credit.incident === incident);
  const isUnderpinned = ({ agreement, level }: IncidentCredit) => underpinnings.some(({ customer }) => customer.agreement === agreement && customer.level === level);
  const totalOwed = sumOf(of(owed));
  const totalDue = sumOf(of(due));
  const alone = sumOf(of(owed).filter((credit) => !isUnderpinned(credit)));

  const steps = bridged.map(({ reason, says, due: after }, place): Gap => ({ reason, says, amount: sumOf(of(after)) - sumOf(of(bridged[place - 1]?.due ?? due)) }));
  const bridgedDue = sumOf(of(bridged.at(-1)?.due ?? due));
  const reasons: readonly Gap[] = [
    { reason: 'not-underpinned', amount: alone, says: 'No supplier stands under these levels.' },
    ...steps,
    { reason: 'amounts', amount: totalOwed - alone - bridgedDue, says: 'Under the same terms suppliers credit other amounts.' },
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
