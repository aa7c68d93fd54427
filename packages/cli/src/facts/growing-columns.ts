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

/** The samples of one series as they come. A column that nobody ever fills takes no room. */
export class GrowingColumns {
  readonly #at = new GrowingColumn();
  readonly #measured = new Map<'good' | 'total' | 'value', GrowingColumn>();
  #length = 0;

  add(at: Instant, measured: Readonly<Record<'good' | 'total' | 'value', number>>): void {
    const place = this.#length;
    this.#at.set(place, at);
    for (const name of ['good', 'total', 'value'] as const) this.#column(name, measured[name], place)?.set(place, measured[name]);
    this.#length = place + 1;
  }

  columns(): { readonly at: Float64Array } & Partial<Record<'good' | 'total' | 'value', Float64Array>> {
    const measured = [...this.#measured].map(([name, column]) => [name, column.upTo(this.#length)] as const);
    return { at: this.#at.upTo(this.#length), ...Object.fromEntries(measured) };
  }

  /** The rows before its first number had none. */
  #column(name: 'good' | 'total' | 'value', number: number, place: number): GrowingColumn | undefined {
    const known = this.#measured.get(name);
    if (known !== undefined || Number.isNaN(number)) return known;
    const column = new GrowingColumn();
    for (let earlier = 0; earlier < place; earlier += 1) column.set(earlier, Number.NaN);
    this.#measured.set(name, column);
    return column;
  }
}
