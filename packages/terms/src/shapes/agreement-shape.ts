import { z } from 'zod';
import { duration, moment, name, percent, whole } from '../scalars/written-values.ts';
import { calendarRefShape } from './calendar-shape.ts';
import { levelShape } from './level-shape.ts';
import { periodShape } from './level-parts.ts';
import { documentShape } from './metadata-shape.ts';
import { moneyTermsShape } from './money-shape.ts';

const step = z.enum(['PT1H', 'P1D', 'P1W', 'P1M', 'P3M', 'P6M', 'P1Y']);

const ratchetShape = z.strictObject({
  level: name.describe('The level that is raised.'),
  from: z.string().meta({ description: 'The date of the first reset.', examples: ['2027-01-01'] }),
  every: step.describe('The step from one reset to the next.'),
  formula: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('midpoint') }), z.strictObject({ kind: z.literal('best'), periods: whole.describe('So many of the best periods.') })]).describe('Halfway to what was reached, or what the best periods reached together.'),
  cap: z.exactOptional(percent).describe('The most that one reset may raise it, in percent of the gap to 100.'),
});

const versionShape = z.strictObject({
  number: whole.describe('1, and one more for each amendment.'),
  effectiveFrom: z.exactOptional(moment).describe('When it comes into force; default the start of the agreement.'),
  levels: z.array(levelShape).describe('What is promised.'),
  criticalLevels: z.exactOptional(z.array(name)).describe('The levels that credits and defaults come from, all others being key measurements; left out, every level.'),
  defaultRule: z.exactOptional(z.strictObject({
    expectedFailures: whole.describe('So many results below the expected'),
    inPeriods: whole.describe('in so many periods in a row make one.'),
  })).describe('When results below the expected make a service-level default, beside every failure of the minimum (S25).'),
  money: z.exactOptional(moneyTermsShape),
  ratchets: z.exactOptional(z.array(ratchetShape)).describe('How expected values follow what was reached (S29).'),
});

const clauseShape = z.strictObject({ title: z.string().describe('What it is about.'), text: z.string().describe('What is agreed.') });

/** What an agreement says that no number rests on. */
const wording = {
  shape: z.exactOptional(z.enum(['service-based', 'customer-based', 'corporate', 'customer', 'service'])).describe('For one service, for one customer, or one tier of a multi-level agreement.'),
  above: z.exactOptional(name).describe('The agreement of the tier above, whose levels hold beside these.'),
  clauses: z.exactOptional(z.array(clauseShape)).describe('What is agreed in words: definitions, disputes, updates, indemnification.'),
};
const wordingShape = z.strictObject(wording);
export type Wording = z.output<typeof wordingShape>;

/** An SLA, OLA or underpinning contract with its versions. */
export const agreementShape = documentShape('Agreement', z.strictObject({
  type: z.enum(['sla', 'ola', 'uc']).describe('SLA to a customer, OLA between units, UC with a supplier.'),
  ...wording,
  provider: name.describe('The party that provides.'),
  customer: name.describe('The party that receives.'),
  zone: z.string().meta({ description: 'The IANA zone of its dates and periods (S5).', examples: ['Europe/Amsterdam'] }),
  starts: moment.describe('When it begins: a date in its zone, or an instant.'),
  ends: z.exactOptional(moment).describe('When it ends, itself not included; left out, until further notice.'),
  settlement: z.exactOptional(periodShape.omit({ zone: true })).describe('The periods that are settled; contract years are counted from the anchor. Default every month from the start.'),
  grace: z.exactOptional(duration).describe('How long a period stays open for late facts; default none (S23).'),
  calendar: z.exactOptional(calendarRefShape).describe('The hours that count where a level names none.'),
  versions: z.array(versionShape).min(1).describe('The terms, each version in force until the next one is.'),
}).describe('What two parties agree on.'));

export type AgreementSpec = z.output<typeof agreementShape>['spec'];
export type VersionContent = AgreementSpec['versions'][number];
