import { z } from 'zod';
import { amount, currency, decimal, name, percent, whole } from '../scalars/written-values.ts';

const tierShape = z.strictObject({
  from: z.exactOptional(decimal).describe('The value from which it holds, written like the level\'s own; left out, from the lowest.'),
  to: z.exactOptional(decimal).describe('The value up to which it holds; left out, to the highest. A value equal to a bound falls into the better tier.'),
  factor: z.exactOptional(percent).describe('Percent of the base; default 100.'),
  ofFee: z.exactOptional(percent).describe('Percent of the fee, instead of a factor of the base.'),
});

const creditShape = z.strictObject({
  level: name.describe('The level whose failure is credited.'),
  pool: name.describe('The pool it is paid from.'),
  allocation: percent.describe('Percent of the pool.'),
  tiers: z.array(tierShape).describe('What a value is worth; they cover the whole line without gap and overlap (S26).'),
  multiplier: z.exactOptional(z.array(decimal)).describe('Factors of the first, second, third failure in a row; the last one goes on (S26, S30).'),
  countsBelowExpected: z.exactOptional(z.boolean()).describe('Results that are only below expected raise the number of the failures after them too; default false (S25, S30).'),
  cap: z.exactOptional(amount).describe('The most for this level in a period.'),
});

const deadlineShape = z.strictObject({
  days: whole.describe('How many days.'),
  after: z.enum(['period-end', 'statement']).describe('Counted from the period\'s end, or from its statement.'),
});

const earnBackShape = z.strictObject({
  test: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('met'), periods: whole.describe('So many periods met'), inARow: z.exactOptional(z.boolean()).describe('without a miss between them; default false.') }),
    z.strictObject({ kind: z.literal('mean') }),
  ]).describe('So many periods met, or the mean of the whole window at the target.'),
  window: whole.describe('How many periods after the credit\'s own are looked at.'),
  notAfter: z.exactOptional(z.strictObject({ failures: whole.describe('So many failures'), inPeriods: whole.describe('in so many periods.') })).describe('Not for a level that failed so often in so many periods.'),
});

/** The money of a version (S26 to S28); amounts in major units of its currency. */
export const moneyTermsShape = z.strictObject({
  currency: currency.describe('The currency of all amounts, in three letters.'),
  fee: z.exactOptional(amount).describe('The fee of a whole period; left out, it is stated for each.'),
  feeBasis: z.string().describe('What the fee is the fee of, as in "monthly fee".'),
  atRisk: percent.describe('Percent of the fee that is at risk.'),
  pools: z.array(z.strictObject({
    pool: name.describe('Its name.'),
    percent: percent.describe('Percent of the amount at risk; all pools are 100 together at most.'),
    cap: z.exactOptional(amount).describe('The most from this pool in a period.'),
  })).describe('The amount at risk, divided among kinds of failure.'),
  credits: z.array(creditShape).describe('What the failure of each critical level is worth.'),
  periodCap: z.exactOptional(amount).describe('The most in a period.'),
  yearCap: z.exactOptional(amount).describe('The most in a contract year.'),
  singleIncident: z.exactOptional(z.enum(['all', 'highest', 'customer-picks'])).describe('One incident that fails several levels: all are credited (default), the highest only, or the one that the customer picks (S27).'),
  pickBy: z.exactOptional(deadlineShape).describe('Until when the customer may pick.'),
  minimumPayable: z.exactOptional(z.strictObject({
    amount: amount.describe('Less than this is not paid out.'),
    below: z.enum(['waive', 'carry']).describe('What is less is waived, or carried to the next period.'),
  })).describe('The least that is paid out (S27).'),
  claimBy: z.exactOptional(deadlineShape).describe('Until when credits must be claimed; left out, they are owed without a claim.'),
  earnBack: z.exactOptional(earnBackShape).describe('How a credit can be earned back (S28).'),
}).meta({ id: 'money', description: 'What failures cost.' });

export type MoneyContent = z.output<typeof moneyTermsShape>;
