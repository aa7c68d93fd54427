import { LARGEST, type SampleLine, type SpokenMetric } from '../../features/facts/index.ts';
import { type Fields, fieldsOf, instant, latestAllowed, optionalNumber, optionalText } from './fields.ts';
import { type Reading, rejection } from './read-rows.ts';
import { RowProblem, type RowRefusal } from './refusals.ts';
import { PlainLines } from './plain-line.ts';
import { type ColumnGroup, type Contents, expectRows, rowAt, rowOfLine } from './rows.ts';
import { SampleColumns } from './sample-columns.ts';
import { spokenBy } from './scope.ts';

export interface ReadSamples {
  readonly accepted: number;
  readonly lines: readonly SampleLine[];
  readonly rejected: readonly RowRefusal[];
}

/** The samples that can be used, a line a metric, and each other row with what is wrong with it. */
export function readSamples(contents: Contents, reading: Reading): ReadSamples {
  const reader = new SampleReader(reading);
  if ('rows' in contents) contents.rows.forEach((row, index) => reader.row(index, () => row));
  else if ('lines' in contents) expectRows(reader.lines(contents.lines));
  else contents.groups.reduce((offset, group) => reader.group(offset, group), 0);
  return reader.read();
}

class SampleReader {
  readonly #reading: Reading;
  readonly #columns = new Map<SpokenMetric, SampleColumns>();
  readonly #spoken = new Map<string, SpokenMetric>();
  readonly #rejected: RowRefusal[] = [];
  readonly #latest: number;
  #accepted = 0;
  #last: { readonly component: string; readonly metric: string | undefined; readonly columns: SampleColumns | undefined } | undefined;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#latest = latestAllowed(reading.now);
  }

  row(index: number, give: () => unknown): void {
    try {
      const fields = fieldsOf(give());
      const metric = this.#metric(fields);
      const at = instant(fields, 'at', { now: this.#reading.now, future: 'refused' });
      const { good, total } = countsOf(fields);
      const value = optionalNumber(fields, 'value');
      if (total === null && value === null) throw new RowProblem('value', 'FIELD_MISSING', 'The sample has neither counts nor a value.', 'Give "good" and "total", or "value", or all three.');
      this.#columnsOf(metric).add(at, good ?? Number.NaN, total ?? Number.NaN, value ?? Number.NaN);
      this.#accepted += 1;
    } catch (problem) {
      this.#rejected.push(rejection(index, problem));
    }
  }

  /** Columns of one metric are read without making a row of each place; a place that is not plain is read as a row. */
  group(offset: number, group: ColumnGroup): number {
    const metric = this.#metricOfAll(group);
    const columns = metric && this.#columnsOf(metric, group.length);
    const { at = [], good, total, value } = group.lists;
    for (let i = 0; i < group.length; i += 1) {
      const instantHere = at[i];
      const goodHere = good?.[i];
      const totalHere = total?.[i];
      const valueHere = value?.[i];
      if (columns !== undefined && isPlainInstant(instantHere, this.#latest) && arePlainCounts(goodHere, totalHere) && isPlainValue(valueHere) && (goodHere !== undefined || valueHere !== undefined)) {
        columns.add(instantHere, goodHere ?? Number.NaN, typeof totalHere === 'number' ? totalHere : Number.NaN, valueHere ?? Number.NaN);
        this.#accepted += 1;
      } else this.row(offset + i, () => rowAt(group, i));
    }
    return offset + group.length;
  }

  /** Plain lines are read as they stand; any other as the row that it is. Returns how many rows there are. */
  lines(body: Buffer): number {
    const plain = new PlainLines(body);
    let rows = 0;
    for (let [start, line] = [0, 0]; start < body.length; line += 1) {
      const end = endOfLine(body, start);
      rows += (plain.read(start, end) && this.#plainLine(plain)) || this.#anyLine(rows, body.toString('utf8', start, end), line) ? 1 : 0;
      start = end + 1;
    }
    return rows;
  }

  #plainLine({ component, metric, at, good, total, value }: PlainLines): boolean {
    if (this.#last?.component !== component || this.#last.metric !== metric) {
      const spoken = this.#metricNamed(component, metric);
      this.#last = { component, metric, columns: spoken && this.#columnsOf(spoken) };
    }
    const { columns } = this.#last;
    if (columns === undefined || !isPlainInstant(at, this.#latest) || !arePlainNumbers(good, total, value)) return false;
    columns.add(at, good, total, value);
    this.#accepted += 1;
    return true;
  }

  /** Whether there is a row in it. */
  #anyLine(index: number, text: string, line: number): boolean {
    if (text.trim() === '') return false;
    const row = rowOfLine(text, line);
    this.row(index, () => row);
    return true;
  }

  read(): ReadSamples {
    const lines = [...this.#columns].map(([metric, columns]): SampleLine => ({ metric, samples: columns.set() }));
    return { accepted: this.#accepted, lines: lines.filter(({ samples }) => samples.at.length > 0), rejected: this.#rejected };
  }

  /** The only metric of a component needs no name; any other is looked for as a row looks for it. */
  #metricNamed(component: string, metric: string | undefined): SpokenMetric | undefined {
    const mine = this.#reading.scope.get(component);
    const only = metric === undefined && mine?.length === 1 ? mine[0] : undefined;
    return only?.measures === 'samples' ? only : this.#metricOrNone({ component, metric });
  }

  #metric(fields: Fields): SpokenMetric {
    const { component, metric: named, unit } = fields;
    const key = `${String(component)} ${String(named)} ${String(unit)}`;
    const known = typeof component === 'string' ? this.#spoken.get(key) : undefined;
    if (known !== undefined) return known;
    const metric = spokenBy(this.#reading.scope, fields, 'samples');
    const stated = optionalText(fields, 'unit');
    if (stated !== null && stated !== metric.unit) {
      throw new RowProblem('unit', 'WRONG_UNIT', `"${metric.metric}" is measured in "${metric.unit}", not in "${stated}".`, `Convert the value to "${metric.unit}", or leave the unit out.`);
    }
    this.#spoken.set(key, metric);
    return metric;
  }

  /** Undefined where it changes from row to row or is not a usable one: the rows then say what is wrong. */
  #metricOfAll({ scalars, lists }: ColumnGroup): SpokenMetric | undefined {
    if ('component' in lists || 'metric' in lists || 'unit' in lists || 'good' in scalars || 'total' in scalars || 'value' in scalars) return undefined;
    return this.#metricOrNone(scalars);
  }

  #metricOrNone(fields: Fields): SpokenMetric | undefined {
    try {
      return this.#metric(fields);
    } catch (problem) {
      if (problem instanceof RowProblem) return undefined;
      throw problem;
    }
  }

  #columnsOf(metric: SpokenMetric, room?: number): SampleColumns {
    const known = this.#columns.get(metric);
    if (known !== undefined) return known;
    const columns = new SampleColumns(room);
    this.#columns.set(metric, columns);
    return columns;
  }
}

/** 2001 to 2200 in milliseconds, whole; anything else is looked at more closely. */
const isPlainInstant = (at: unknown, latest: number): at is number => typeof at === 'number' && at > 1e12 && at <= latest && Number.isSafeInteger(at);

const isPlainValue = (value: unknown): value is number | undefined => value === undefined || (typeof value === 'number' && Number.isFinite(value));

/** Says it of `total` too: both are counts, or neither is there. */
function arePlainCounts(good: unknown, total: unknown): good is number | undefined {
  if (good === undefined && total === undefined) return true;
  return typeof good === 'number' && typeof total === 'number' && good >= 0 && good <= total && total < LARGEST && Number.isInteger(good) && Number.isInteger(total);
}

/** The same of numbers, NaN where there is none; and something is there. */
function arePlainNumbers(good: number, total: number, value: number): boolean {
  if (good !== good && total !== total) return Number.isFinite(value);
  return arePlainCounts(good, total) && (value !== value || Number.isFinite(value));
}

function endOfLine(body: Buffer, start: number): number {
  const end = body.indexOf(LINE_END, start);
  return end === -1 ? body.length : end;
}

const LINE_END = 0x0a;

function countsOf(fields: Fields): { readonly good: number | null; readonly total: number | null } {
  const [good, total] = [optionalNumber(fields, 'good'), optionalNumber(fields, 'total')];
  for (const [name, count] of [['good', good], ['total', total]] as const) {
    if (count === null) continue;
    if (count < 0) throw new RowProblem(name, 'NEGATIVE', `"${name}" is below zero.`, 'Send how many there were, 0 or more.');
    if (!Number.isInteger(count) || count >= LARGEST) throw new RowProblem(name, 'NOT_A_NUMBER', `"${name}" is not a whole number that can be counted with.`, 'Send a whole number below 2^50.');
  }
  if (good === null && total === null) return { good, total };
  if (good === null || total === null) {
    const missing = good === null ? 'good' : 'total';
    throw new RowProblem(missing, 'FIELD_MISSING', `"${missing}" is missing.`, 'Send "good" and "total" together.');
  }
  if (good > total) throw new RowProblem('good', 'GOOD_ABOVE_TOTAL', `${good} good of ${total} in total.`, 'Send how many of the total were good.');
  return { good, total };
}
