interface Words {
  readonly moment: (at: string) => string;
  readonly duration: (milliseconds: string) => string;
  readonly count: (amount: string) => string;
  readonly decimal: (amount: string) => string;
}

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;
/** No part of a name: INC-20417, 20417: start. */
const LONG_NUMBER = /(?<![\w#]|\w-)\d{5,}(?![\w:]|-\w)/g;
const NEGATIVE = /(^|[\s(])-(?=\d)/g;
const DECIMAL = /^\d+\.\d+$/;

/** A line of the engine's account as a person reads it: instants in the agreement's zone, long numbers in groups. */
export function readable(says: string, { moment, count }: Pick<Words, 'moment' | 'count'>): string {
  return says.split(INSTANT).map((text) => text.replace(LONG_NUMBER, count).replace(NEGATIVE, '$1−')).reduce((before, after, index) => before + moment(says.match(INSTANT)?.[index - 1] ?? '') + after);
}

/** The amount of such a line: one time as a duration, a time of another as both, a number as it is written there, arithmetic to the millisecond as it was done. */
export function readableAmount(amount: string, { duration, count, decimal }: Pick<Words, 'duration' | 'count' | 'decimal'>): string {
  if (DECIMAL.test(amount)) return decimal(amount);
  const [, part, whole] = /^(-?\d+)(?: of (\d+))? ms$/.exec(amount) ?? [];
  if (part === undefined) return amount.replace(LONG_NUMBER, count).replace(NEGATIVE, '$1−');
  return whole === undefined ? duration(part) : `${duration(part)} / ${duration(whole)}`;
}
