import { z } from 'zod';
import { days, moment, name, shift, whole } from '../scalars/written-values.ts';
import { documentShape } from './metadata-shape.ts';

const date = z.string().meta({ examples: ['2026-12-25'] });
const effective = {
  from: z.exactOptional(date).describe('The first date on which it holds.'),
  until: z.exactOptional(date).describe('The last date on which it holds.'),
};
const shifts = z.array(shift).describe('When it is open, in local wall time: 08:00-18:00.');

const change = {
  effect: z.enum(['closed', 'partly-open', 'extra-open']).describe('Closed removes the shifts that start that day, partly-open replaces them, extra-open adds to them.'),
  shifts: z.exactOptional(shifts),
  name: z.exactOptional(z.string()).describe('Why, as in "New Year".'),
};

const datedException = z.strictObject({
  date: z.string().meta({ description: 'A date, or --MM-DD for one of every year.', examples: ['2026-12-25', '--12-25'] }),
  ...change, ...effective,
}).meta({ title: 'on a date', description: 'What is different on one date.' });

const recurringException = z.strictObject({
  rule: z.string().meta({ description: 'A recurrence rule of RFC 5545 that says on which dates.', examples: ['FREQ=MONTHLY;BYDAY=1SU', 'FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO'] }),
  from: date.describe('The date from which the rule counts; it is one of its dates only if the rule says so.'),
  until: effective.until,
  except: z.exactOptional(z.array(date)).describe('Dates of the rule that are left out.'),
  ...change,
}).meta({ title: 'on the dates of a rule', description: 'What is different on the dates of a recurrence rule.' });

const calendarException = z.union([datedException, recurringException]).meta({ id: 'calendarException', description: 'What is different on one date, or on the dates of a recurrence rule.' });

/** Opening hours (S3): weekly and with exceptions, at every instant, or stated as intervals. */
export const calendarTermsShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }).meta({ title: 'always', description: 'Open at every instant.' }),
  z.strictObject({
    kind: z.literal('business'),
    zone: z.string().meta({ description: 'The IANA zone of its wall times.', examples: ['Europe/Amsterdam'] }),
    weekly: z.array(z.strictObject({ days: days.describe('Days of the week, one by one or as ranges: [mon-fri].'), shifts, ...effective })).describe('Shifts that recur every week; several rules of one day are united.'),
    exceptions: z.exactOptional(z.array(calendarException)).describe('What is different on one date, or on those of a rule: holidays, half days, maintenance, extra openings.'),
  }).meta({ title: 'business', description: 'Weekly opening hours with exceptions.' }),
  z.strictObject({
    kind: z.literal('stated'),
    zone: z.string().describe('The IANA zone of its days.'),
    open: z.array(z.strictObject({ start: moment.describe('Its first instant.'), end: moment.describe('The first instant after it.') })).describe('Open time as instants, each up to but not including its end.'),
  }).meta({ title: 'stated', description: 'Open time stated as intervals.' }),
]).meta({ id: 'calendar', description: 'Opening hours: the time that counts.' });

/** Which version of a calendar it is: what was agreed under an earlier one goes on under that. */
const versioned = {
  versionOf: z.exactOptional(name).describe('The Calendar that this is a later version of; left out, it is the first of its own.'),
  version: z.exactOptional(whole).describe('Which version it is: 2, and one more for each that follows. Together with versionOf.'),
};

const [alwaysShape, businessShape, statedShape] = calendarTermsShape.options;
export const calendarShape = documentShape('Calendar', z.discriminatedUnion('kind', [
  alwaysShape.extend(versioned).meta({ title: 'always', description: 'Open at every instant.' }),
  businessShape.extend(versioned).meta({ title: 'business', description: 'Weekly opening hours with exceptions.' }),
  statedShape.extend(versioned).meta({ title: 'stated', description: 'Open time stated as intervals.' }),
]).describe('Opening hours under a name, and their later versions.'));
export type CalendarSpec = z.output<typeof calendarShape>['spec'];

export type CalendarContent = z.output<typeof calendarTermsShape>;

/** A calendar by its name, `always`, or described on the spot. */
export const calendarRefShape = z.union([name, calendarTermsShape]).meta({ id: 'calendarRef', description: 'A calendar\'s name, always, or opening hours described here.' });

export type CalendarRef = z.output<typeof calendarRefShape>;
