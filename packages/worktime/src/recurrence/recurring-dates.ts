import type { RecurringException } from '../calendar-terms.ts';
import { DAY } from '../instant.ts';
import type { LocalDate } from '../instant.ts';
import { dateOfDay, dayNumber } from '../local-date.ts';
import { expansionOf } from './occurrences.ts';
import type { Expansion } from './occurrences.ts';

/** Dates are looked up for so many days at a time, and kept as long as the exception itself is. */
const BLOCK = 512;

/** A rule that has no date in so many days never comes: the rarest of real ones, a Saturday 29 February, pauses forty years. */
const LONGEST_PAUSE = 40 * 366;

interface Concrete {
  readonly expand: Expansion;
  readonly blocks: Map<number, ReadonlySet<LocalDate>>;
}

const concrete = new WeakMap<RecurringException, Concrete>();

/** Whether the exception's rule comes on the date (S3). */
export function recursOn(exception: RecurringException, date: LocalDate): boolean {
  const { expand, blocks } = concreteOf(exception);
  const number = Math.floor(dayNumber(date) / BLOCK);
  let dates = blocks.get(number);
  if (dates === undefined) {
    dates = new Set(datesIn(exception, expand, number * BLOCK, (number + 1) * BLOCK));
    blocks.set(number, dates);
  }
  return dates.has(date);
}

/** The first date on which the exception's rule comes within its effective dates; undefined when it never does. */
export function firstRecurrence(exception: RecurringException): LocalDate | undefined {
  const { expand } = concreteOf(exception);
  const first = dayNumber(exception.from);
  for (let [day, length] = [first, BLOCK]; day < first + LONGEST_PAUSE; [day, length] = [day + length, length * 2]) {
    const [date] = datesIn(exception, expand, day, day + length);
    if (date !== undefined) return exception.until === undefined || date <= exception.until ? date : undefined;
  }
  return undefined;
}

function datesIn({ except = [] }: RecurringException, expand: Expansion, first: number, end: number): readonly LocalDate[] {
  return expand(first * DAY, end * DAY).map((wall) => dateOfDay(wall / DAY)).filter((date) => !except.includes(date));
}

function concreteOf(exception: RecurringException): Concrete {
  let known = concrete.get(exception);
  if (known === undefined) {
    known = { expand: expansionOf(exception.rule, exception.from), blocks: new Map() };
    concrete.set(exception, known);
  }
  return known;
}
