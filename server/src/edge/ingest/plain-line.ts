/**
 * Reads lines of NDJSON that are what machines write: one flat object of a component, perhaps a metric, a time and numbers. Such a line
 * costs no object and no text. Whatever is not so plain is left to the parser of JSON: nothing is refused here, and what is read
 * here is what JSON.parse reads.
 */
export class PlainLines {
  component = '';
  metric: string | undefined;
  /** NaN where the line does not have it. */
  at = Number.NaN;
  good = Number.NaN;
  total = Number.NaN;
  value = Number.NaN;

  readonly #bytes: Buffer;
  #place = 0;
  #number = 0;
  readonly #components = new Repeated();
  readonly #metrics = new Repeated();

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Whether the bytes from `start` up to `end` are a plain line; its fields are then those of this object. */
  read(start: number, end: number): boolean {
    const bytes = this.#bytes;
    this.metric = undefined;
    this.at = this.good = this.total = this.value = Number.NaN;
    this.#place = start;
    if (bytes[this.#skipSpace(end)] !== OPEN) return false;
    let seen = 0;
    do {
      this.#place += 1;
      const field = this.#field(end);
      if (field === 0 || (seen & field) !== 0) return false;
      seen |= field;
      if (!this.#keep(field, end)) return false;
    } while (bytes[this.#skipSpace(end)] === COMMA);
    if (bytes[this.#place] !== CLOSE || (seen & NEEDED) !== NEEDED) return false;
    this.#place += 1;
    return this.#skipSpace(end) === end;
  }

  /** The value of a field; false for what is not plain. */
  #keep(field: number, end: number): boolean {
    if (field === COMPONENT || field === METRIC) return this.#text(field, end);
    if (field === AT && this.#bytes[this.#place] === QUOTE ? !this.#time(end) : !this.#digits()) return false;
    if (field === AT) this.at = this.#number;
    else if (field === GOOD) this.good = this.#number;
    else if (field === TOTAL) this.total = this.#number;
    else this.value = this.#number;
    return true;
  }

  /** The name of a field with its colon; 0 for any that is not read here. */
  #field(end: number): number {
    const bytes = this.#bytes;
    const start = this.#skipSpace(end) + 1;
    if (bytes[start - 1] !== QUOTE) return 0;
    const field = FIELDS[bytes[start] ?? 0];
    if (field === undefined || !isAt(bytes, start, field.name)) return 0;
    this.#place = start + field.name.length;
    if (bytes[this.#skipSpace(end)] !== COLON) return 0;
    this.#place += 1;
    this.#skipSpace(end);
    return field.bit;
  }

  /** Text of printable ASCII without an escape. */
  #text(field: number, end: number): boolean {
    const bytes = this.#bytes;
    const start = this.#place + 1;
    if (bytes[start - 1] !== QUOTE) return false;
    let place = start;
    for (let byte = bytes[place] ?? 0; byte !== QUOTE; byte = bytes[++place] ?? 0) {
      if (place >= end || byte < 0x20 || byte > 0x7e || byte === BACKSLASH) return false;
    }
    this.#place = place + 1;
    // An empty name is none, which is for the rows to say.
    if (place === start) return false;
    if (field === COMPONENT) this.component = this.#components.of(bytes, start, place);
    else this.metric = this.#metrics.of(bytes, start, place);
    return true;
  }

  /** An instant in UTC to the second or the millisecond: "2026-03-01T10:00:00Z". Leap days are left to the calendar. */
  #time(end: number): boolean {
    const bytes = this.#bytes;
    const start = this.#place + 1;
    const withMilliseconds = bytes[start + 19] === POINT;
    const zone = start + (withMilliseconds ? 23 : 19);
    if (zone + 1 >= end || bytes[zone] !== LARGE_Z || bytes[zone + 1] !== QUOTE || bytes[start + 10] !== LARGE_T) return false;
    if (bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS || bytes[start + 13] !== COLON || bytes[start + 16] !== COLON) return false;
    const [year, month, day] = [100 * this.#pair(start) + this.#pair(start + 2), this.#pair(start + 5), this.#pair(start + 8)];
    const [hour, minute, second] = [this.#pair(start + 11), this.#pair(start + 14), this.#pair(start + 17)];
    const milliseconds = withMilliseconds ? 10 * this.#pair(start + 20) + this.#pair(start + 22, 1) : 0;
    // Whatever is no digit makes NaN, which is in no range.
    if (!(year >= 1970 && day >= 1 && day <= (DAYS_OF[month] ?? 0) && hour <= 23 && minute <= 59 && second <= 59 && milliseconds >= 0)) return false;
    this.#number = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
    this.#place = zone + 2;
    return true;
  }

  /** The number of two digits, or of one. */
  #pair(place: number, digits = 2): number {
    const [one, other] = [digitOf(this.#bytes[place]), digitOf(this.#bytes[place + digits - 1])];
    if (!(one >= 0 && one <= 9 && other >= 0 && other <= 9)) return Number.NaN;
    return digits === 1 ? other : 10 * one + other;
  }

  /** A number of JSON without an exponent. */
  #digits(): boolean {
    const bytes = this.#bytes;
    const start = this.#place;
    const negative = bytes[start] === MINUS;
    const first = negative ? start + 1 : start;
    let [place, whole, decimals] = [first, 0, 0];
    for (let digit = digitOf(bytes[place]); digit >= 0 && digit <= 9; digit = digitOf(bytes[++place])) whole = whole * 10 + digit;
    if (place === first || (bytes[first] === ZERO && place > first + 1)) return false;
    if (bytes[place] === POINT) {
      const point = place;
      for (let digit = digitOf(bytes[++place]); digit >= 0 && digit <= 9; digit = digitOf(bytes[++place])) whole = whole * 10 + digit;
      decimals = place - point - 1;
      if (decimals === 0) return false;
    }
    if (bytes[place] === SMALL_E || bytes[place] === LARGE_E) return false;
    // Up to 15 digits both are exact, and so the division rounds once, to what the text says.
    const number = place - first > EXACT ? Number(bytes.toString('latin1', first, place)) : whole / (TENS[decimals] ?? 1);
    this.#number = negative ? -number : number;
    this.#place = place;
    return true;
  }

  #skipSpace(end: number): number {
    const bytes = this.#bytes;
    let place = this.#place;
    for (let byte = bytes[place]; place < end && (byte === 0x20 || byte === 0x09 || byte === 0x0d); byte = bytes[place]) place += 1;
    this.#place = place;
    return place;
  }
}

/** A text that most often is that of the line before: it is made once. */
class Repeated {
  #text = '';
  #start = 0;
  #length = 0;

  of(bytes: Buffer, start: number, end: number): string {
    const length = end - start;
    if (length !== this.#length || !isSame(bytes, this.#start, start, length)) {
      this.#text = bytes.toString('latin1', start, end);
      this.#length = length;
    }
    this.#start = start;
    return this.#text;
  }
}

function isSame(bytes: Buffer, one: number, other: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) if (bytes[one + i] !== bytes[other + i]) return false;
  return true;
}

const [OPEN, CLOSE, QUOTE, COLON, COMMA, MINUS, POINT, ZERO, BACKSLASH, SMALL_E, LARGE_E, LARGE_T, LARGE_Z] = [0x7b, 0x7d, 0x22, 0x3a, 0x2c, 0x2d, 0x2e, 0x30, 0x5c, 0x65, 0x45, 0x54, 0x5a];
const [COMPONENT, METRIC, AT, GOOD, TOTAL, VALUE] = [1, 2, 4, 8, 16, 32];
const NEEDED = COMPONENT | AT;
const EXACT = 15;
const TENS = Array.from({ length: EXACT + 1 }, (_, place) => 10 ** place);

const DAYS_OF = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** By the first letter of the name, which no two of them share. */
const FIELDS: readonly ({ readonly name: Buffer; readonly bit: number } | undefined)[] = (() => {
  const fields: ({ readonly name: Buffer; readonly bit: number } | undefined)[] = Array.from({ length: 256 });
  for (const [name, bit] of [['component"', COMPONENT], ['metric"', METRIC], ['at"', AT], ['good"', GOOD], ['total"', TOTAL], ['value"', VALUE]] as const) fields[name.charCodeAt(0)] = { name: Buffer.from(name), bit };
  return fields;
})();

/** Below 0 or above 9 for what is no digit. */
const digitOf = (byte = 0): number => byte - 0x30;

function isAt(bytes: Buffer, start: number, name: Buffer): boolean {
  for (let i = 1; i < name.length; i += 1) if (bytes[start + i] !== name[i]) return false;
  return true;
}
