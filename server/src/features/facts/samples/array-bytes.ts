/**
 * Arrays as PostgreSQL itself writes them, for statements that carry thousands of rows: text costs the driver and the
 * server more than the rest of an insert. Instants go as numbers of milliseconds, then `to_timestamp(x / 1000)`.
 */

/** How one element stands in an array: the type's number in PostgreSQL's catalogue, its bytes, and what writes them. */
interface Element<T> {
  readonly type: number;
  readonly size: number;
  write(bytes: Buffer, value: T, place: number): void;
}

/** One dimension, whether there are nulls, the type; how many elements, counted from 1; each of them behind its length. */
function arrayBytes<T>({ type, size, write }: Element<T>, values: readonly (T | null)[]): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER + values.length * (LENGTH + size));
  bytes.writeInt32BE(1, 0);
  bytes.writeInt32BE(1, 4);
  bytes.writeInt32BE(type, 8);
  bytes.writeInt32BE(values.length, 12);
  bytes.writeInt32BE(1, 16);
  let place = HEADER;
  for (const value of values) {
    place = bytes.writeInt32BE(value === null ? -1 : size, place);
    if (value === null) continue;
    write(bytes, value, place);
    place += size;
  }
  return bytes.subarray(0, place);
}

const HEADER = 20;
const LENGTH = 4;

/** `uuid[]`. */
export const uuids = (values: readonly string[]): Buffer => {
  const all = Buffer.from(values.join('').replaceAll('-', ''), 'hex');
  if (all.length !== values.length * UUID) throw new Error('this is no list of UUIDs');
  return arrayBytes({ type: 2950, size: UUID, write: (bytes, start, place) => void all.copy(bytes, place, start, start + UUID) }, values.map((_, place) => place * UUID));
};

const UUID = 16;

/** `double precision[]`. */
export const floats = (values: readonly (number | null)[]): Buffer => arrayBytes(FLOAT, values);

/** `integer[]`. */
export const integers = (values: readonly number[]): Buffer => arrayBytes(INTEGER, values);

/** `bigint[]`; of whole numbers that are safe. */
export const longs = (values: readonly number[]): Buffer => arrayBytes(LONG, values);

/** `boolean[]`. */
export const truths = (values: readonly (boolean | null)[]): Buffer => arrayBytes(TRUTH, values);

const FLOAT: Element<number> = { type: 701, size: 8, write: (bytes, value, place) => void bytes.writeDoubleBE(value, place) };
const INTEGER: Element<number> = { type: 23, size: 4, write: (bytes, value, place) => void bytes.writeInt32BE(value, place) };
const TRUTH: Element<boolean> = { type: 16, size: 1, write: (bytes, value, place) => void bytes.writeUInt8(value ? 1 : 0, place) };
const LONG: Element<number> = {
  type: 20, size: 8,
  write: (bytes, value, place) => {
    const high = Math.floor(value / 2 ** 32);
    bytes.writeInt32BE(high, place);
    bytes.writeUInt32BE(value - high * 2 ** 32, place + 4);
  },
};
