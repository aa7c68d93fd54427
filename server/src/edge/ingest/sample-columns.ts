import { merged, type SampleSet } from '../../features/facts/index.ts';

/** Samples of one metric as they are read, row after row; NaN where there is nothing. */
export class SampleColumns {
  #at: Float64Array;
  #good: Float64Array;
  #total: Float64Array;
  #value: Float64Array;
  #length = 0;
  #latest = -Infinity;
  #isOrdered = true;
  #counted = false;
  #measured = false;

  /** Without a known room as many as cost least: eight numbers of a column stand within its object. */
  constructor(room = 8) {
    this.#at = new Float64Array(room);
    this.#good = new Float64Array(room);
    this.#total = new Float64Array(room);
    this.#value = new Float64Array(room);
  }

  add(at: number, good: number, total: number, value: number): void {
    const place = this.#length++;
    if (place === this.#at.length) this.#grow();
    if (at <= this.#latest) this.#isOrdered = false;
    this.#latest = at;
    this.#at[place] = at;
    this.#good[place] = good;
    this.#total[place] = total;
    this.#value[place] = value;
    if (total === total) this.#counted = true;
    if (value === value) this.#measured = true;
  }

  /** In order of time, one an instant: of several the one that was read last. */
  set(): SampleSet {
    const read = this.#read();
    return this.#isOrdered ? read : merged([read]);
  }

  #read(): SampleSet {
    const column = (all: Float64Array): Float64Array => (all.length === this.#length ? all : all.slice(0, this.#length));
    return {
      at: column(this.#at),
      ...(this.#counted ? { good: column(this.#good), total: column(this.#total) } : {}),
      ...(this.#measured ? { value: column(this.#value) } : {}),
    };
  }

  #grow(): void {
    const larger = (column: Float64Array): Float64Array => {
      const room = new Float64Array(Math.max(8, column.length * 2));
      room.set(column);
      return room;
    };
    this.#at = larger(this.#at);
    this.#good = larger(this.#good);
    this.#total = larger(this.#total);
    this.#value = larger(this.#value);
  }
}
