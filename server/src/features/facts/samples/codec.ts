import { ByteReader, ByteWriter, scratchColumn } from './bytes.ts';
import type { SampleSet } from './sample-set.ts';
import { decodeTimes, encodeTimes } from './times.ts';

/**
 * Samples of one series in few bytes, and back, exactly. Byte 0 is the version. Then a byte of flags, the count, and
 * values, times and counts; the values first, so that who wants them alone reads nothing else.
 *
 * Values: whole numbers of some decimal place as differences where that is exact, else the eight bytes as they are.
 * Times: a first instant and a step; which steps are missing (as zero-runs); the deviation from the grid where there
 * is any; plain distances where there is no grid. Counts: bad = total − good as zero-runs, total as differences.
 */
export const CODEC_VERSION = 1;

const COUNTS = 4;
const SCALED = 8;
const RAW = 16;
const MOST_DECIMALS = 6;
/** Differences of numbers up to here are safe whole numbers, twice over. */
export const LARGEST = 2 ** 50;

/** One for all: an encoding runs to its end before the next begins. */
const writer = new ByteWriter(64_000);

/** `at` ascends; counts are whole numbers up to {@link LARGEST}; `step` is the distance that is expected. */
export function encode({ at, good, total, value }: SampleSet, step: number): Uint8Array {
  writer.restart();
  const decimals = value === undefined ? undefined : decimalsOf(value);
  const times = encodeTimes(at, step);
  writer.byte(CODEC_VERSION);
  writer.byte(times.mode | (total === undefined ? 0 : COUNTS) | (value === undefined ? 0 : decimals === undefined ? RAW : SCALED));
  writer.varint(at.length);
  if (value !== undefined) encodeValues(value, decimals);
  times.write(writer);
  if (total !== undefined) encodeCounts(total, good ?? total);
  return writer.written();
}

export function decode(bytes: Uint8Array): SampleSet {
  const { flags, count, reader } = open(bytes);
  const value = decodeValues(reader, flags, count);
  const at = decodeTimes(reader, flags & 3, count);
  const counts = (flags & COUNTS) === 0 ? {} : decodeCounts(reader, count);
  reader.finish();
  return { at, ...counts, ...(value === undefined ? {} : { value }) };
}

/** The values alone; undefined when none were measured. */
export function valuesIn(bytes: Uint8Array): Float64Array | undefined {
  const { flags, count, reader } = open(bytes);
  return decodeValues(reader, flags, count);
}

/** The values as whole numbers of their decimal places; undefined when they are not kept that way. */
export function scaledValuesIn(bytes: Uint8Array): { readonly decimals: number; readonly scaled: Float64Array } | undefined {
  const { flags, count, reader } = open(bytes);
  if ((flags & SCALED) === 0) return undefined;
  const decimals = reader.byte();
  const scaled = new Float64Array(count);
  reader.differences(scaled, 0, count);
  return { decimals, scaled };
}

function open(bytes: Uint8Array): { flags: number; count: number; reader: ByteReader } {
  const reader = new ByteReader(bytes);
  const version = reader.byte();
  if (version !== CODEC_VERSION) throw new Error(`samples of version ${version} cannot be read by this program`);
  return { flags: reader.byte(), count: reader.varint(), reader };
}

/** The fewest decimals that keep every value exactly as a whole number; undefined when none do. */
function decimalsOf(values: Float64Array): number | undefined {
  let decimals = 0;
  let scale = 1;
  for (let i = 0; i < values.length; i += 1) {
    while (!isExact(values[i] ?? 0, scale)) {
      if (decimals === MOST_DECIMALS) return undefined;
      decimals += 1;
      scale *= 10;
      // A value that one scale keeps another may not: start again.
      i = 0;
    }
  }
  return decimals;
}

function isExact(value: number, scale: number): boolean {
  const scaled = Math.round(value * scale);
  if (scaled / scale !== value) return false;
  return scaled === 0 ? Object.is(value, 0) : scaled < LARGEST && scaled > -LARGEST;
}

function encodeValues(values: Float64Array, decimals: number | undefined): void {
  if (decimals === undefined) return writer.raw(bytesOf(values));
  const scale = 10 ** decimals;
  const scaled = scratchColumn('scaled', values.length);
  for (let i = 0; i < values.length; i += 1) scaled[i] = Math.round((values[i] ?? 0) * scale);
  writer.byte(decimals);
  writer.differences(scaled, values.length);
}

function decodeValues(reader: ByteReader, flags: number, count: number): Float64Array | undefined {
  if ((flags & (SCALED | RAW)) === 0) return undefined;
  if ((flags & RAW) !== 0) return numbersOf(reader.raw(count * 8), count);
  const values = new Float64Array(count);
  reader.differences(values, 0, count, 10 ** reader.byte());
  return values;
}

function bytesOf(values: Float64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 8));
  for (let i = 0; i < values.length; i += 1) view.setFloat64(i * 8, values[i] ?? 0, true);
  return new Uint8Array(view.buffer);
}

function numbersOf(bytes: Uint8Array, count: number): Float64Array {
  if (bytes.length !== count * 8) throw new Error('the bytes of the samples end too early');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float64Array(count);
  for (let i = 0; i < count; i += 1) values[i] = view.getFloat64(i * 8, true);
  return values;
}

/** Where nothing was counted the total is −1. */
function encodeCounts(total: Float64Array, good: Float64Array): void {
  const bad = scratchColumn('bad', total.length);
  const all = scratchColumn('all', total.length);
  for (let i = 0; i < total.length; i += 1) {
    const each = total[i] ?? 0;
    const absent = each !== each;
    all[i] = absent ? -1 : each;
    bad[i] = absent ? 0 : each - (good[i] ?? 0);
  }
  writer.zeroRuns(bad, total.length);
  writer.differences(all, total.length);
}

function decodeCounts(reader: ByteReader, count: number): { total: Float64Array; good: Float64Array } {
  const bad: number[] = [];
  reader.zeroRuns(count, (place, value) => void bad.push(place, value));
  const total = new Float64Array(count);
  reader.differences(total, 0, count);
  for (let i = 0; i < count; i += 1) if ((total[i] ?? 0) < 0) total[i] = Number.NaN;
  const good = total.slice();
  for (let i = 0; i < bad.length; i += 2) good[bad[i] ?? 0] = (total[bad[i] ?? 0] ?? 0) - (bad[i + 1] ?? 0);
  return { good, total };
}
