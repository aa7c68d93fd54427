import type { Instant } from '@entente/worktime';

/** Room that is set aside, not taken: a column grows in place, so that many samples never lie there twice. */
const MOST_ROWS = 2 ** 26;
const FIRST_ROWS = 2 ** 10;

/** One column of numbers that grows at its end. */
class GrowingColumn {
  readonly #buffer = new ArrayBuffer(FIRST_ROWS * 8, { maxByteLength: MOST_ROWS * 8 });
  readonly #numbers = new Float64Array(this.#buffer);

  set(place: number, number: number): void {
    const { byteLength } = this.#buffer;
    if (place * 8 >= byteLength) this.#buffer.resize(Math.min(MOST_ROWS * 8, byteLength + Math.max(byteLength / 4, FIRST_ROWS * 8) & ~7));
    this.#numbers[place] = number;
  }

  upTo(length: number): Float64Array {
    return this.#numbers.subarray(0, length);
  }
}

export type Measured = Partial<Readonly<Record<'good' | 'total' | 'value', number>>>;

/** The samples of one series as they come, all of them with the same columns as the first. */
export class GrowingColumns {
  readonly #at = new GrowingColumn();
  readonly #measured: readonly (readonly [keyof Measured, GrowingColumn])[];
  #length = 0;

  constructor(like: Measured) {
    this.#measured = COLUMNS.filter((name) => like[name] !== undefined).map((name) => [name, new GrowingColumn()]);
  }

  add(at: Instant, measured: Measured): void {
    this.#at.set(this.#length, at);
    for (const [name, column] of this.#measured) column.set(this.#length, measured[name] ?? Number.NaN);
    this.#length += 1;
  }

  columns(): { readonly at: Float64Array } & Partial<Record<keyof Measured, Float64Array>> {
    return { at: this.#at.upTo(this.#length), ...Object.fromEntries(this.#measured.map(([name, column]) => [name, column.upTo(this.#length)])) };
  }
}

const COLUMNS = ['good', 'total', 'value'] as const;
