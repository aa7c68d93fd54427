interface Words {
  readonly moment: (at: string) => string;
  readonly duration: (milliseconds: string) => string;
  readonly count: (amount: string) => string;
}

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;
const LONG_NUMBER = /\b\d{5,}\b/g;

/** A line of the engine's account as a person reads it: instants in the agreement's zone, long numbers in groups. */
export function readable(says: string, { moment, count }: Pick<Words, 'moment' | 'count'>): string {
  return says.split(INSTANT).map((text) => text.replace(LONG_NUMBER, count)).reduce((before, after, index) => before + moment(says.match(INSTANT)?.[index - 1] ?? '') + after);
}

/** The amount of such a line: one time as a duration, a time of another as both, arithmetic to the millisecond as it was done. */
export function readableAmount(amount: string, { duration, count }: Pick<Words, 'duration' | 'count'>): string {
  const [, part, whole] = /^(\d+)(?: of (\d+))? ms$/.exec(amount) ?? [];
  if (part === undefined) return amount.replace(LONG_NUMBER, count);
  return whole === undefined ? duration(part) : `${duration(part)} / ${duration(whole)}`;
}
