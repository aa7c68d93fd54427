/** The most bytes that a whole number below 2^53 takes, seven bits a byte. */
const LONGEST = 8;

/** Whole numbers below 2^53 in seven bits a byte, and columns made of them. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(room = 512) {
    this.#bytes = new Uint8Array(room);
  }

  /** Begins anew in the same room. */
  restart(): void {
    this.#length = 0;
  }

  byte(value: number): void {
    this.#needs(1);
    this.#bytes[this.#length++] = value;
  }

  varint(value: number): void {
    this.#needs(LONGEST);
    this.#length = put(this.#bytes, this.#length, value);
  }

  /** Small whole numbers of either sign stay short. */
  zigzag(value: number): void {
    this.varint(folded(value));
  }

  /** Mostly zeros: the length of each run of them, and the number that ends it. */
  zeroRuns(values: Float64Array, count = values.length): void {
    this.#needs(count * LONGEST * 2 + LONGEST);
    const bytes = this.#bytes;
    let [length, run] = [this.#length, 0];
    for (let i = 0; i < count; i += 1) {
      const value = values[i] ?? 0;
      if (value === 0) run += 1;
      else {
        length = put(bytes, put(bytes, length, run), value);
        run = 0;
      }
    }
    this.#length = run > 0 ? put(bytes, length, run) : length;
  }

  /** Each number's difference from the one before it. */
  differences(values: Float64Array, count = values.length): void {
    this.#needs(count * LONGEST);
    const bytes = this.#bytes;
    let [length, last] = [this.#length, 0];
    for (let i = 0; i < count; i += 1) {
      const value = values[i] ?? 0;
      const difference = folded(value - last);
      if (difference < 0x80) bytes[length++] = difference;
      else length = put(bytes, length, difference);
      last = value;
    }
    this.#length = length;
  }

  raw(part: Uint8Array): void {
    this.#needs(part.length);
    this.#bytes.set(part, this.#length);
    this.#length += part.length;
  }

  written(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #needs(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

function put(bytes: Uint8Array, length: number, value: number): number {
  let [place, rest] = [length, value];
  // Beyond 31 bits there are no shifts; up to there they cost a tenth of a division.
  while (rest >= WORD) {
    bytes[place++] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  let word = rest | 0;
  while (word >= 0x80) {
    bytes[place++] = (word & 0x7f) | 0x80;
    word >>= 7;
  }
  bytes[place++] = word;
  return place;
}

const WORD = 2 ** 31;

const folded = (value: number): number => (value >= 0 ? value * 2 : -value * 2 - 1);

/** Reads what a {@link ByteWriter} has written. Past the end are zeros; {@link ByteReader.finish} tells. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #place = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.#bytes[this.#place++] ?? 0;
  }

  varint(): number {
    let weight = 1;
    let value = 0;
    for (;;) {
      const next = this.byte();
      value += (next & 0x7f) * weight;
      if (next < 0x80) return value;
      weight *= 0x80;
    }
  }

  zigzag(): number {
    return unfolded(this.varint());
  }

  /** Calls back with the place and the value of everything that is not zero. */
  zeroRuns(count: number, found: (place: number, value: number) => void): void {
    let place = 0;
    while (place < count) {
      place += this.varint();
      if (place < count) found(place++, this.varint());
    }
  }

  /** Numbers kept as differences, each divided by the scale, into a column from an offset on. */
  differences(into: Float64Array, offset: number, count: number, scale = 1): void {
    const bytes = this.#bytes;
    let [place, sum] = [this.#place, 0];
    for (let i = offset; i < offset + count; i += 1) {
      let next = bytes[place++] ?? 0;
      if (next < 0x80) sum += (next & 1) === 0 ? next >> 1 : -((next + 1) >> 1);
      else {
        let value = next & 0x7f;
        for (let weight = 0x80; next >= 0x80; weight *= 0x80) {
          next = bytes[place++] ?? 0;
          value += (next & 0x7f) * weight;
        }
        sum += unfolded(value);
      }
      into[i] = scale === 1 ? sum : sum / scale;
    }
    this.#place = place;
  }

  skip(length: number): void {
    this.#place += length;
  }

  raw(length: number): Uint8Array {
    const part = this.#bytes.subarray(this.#place, this.#place + length);
    this.#place += length;
    return part;
  }

  /** All was there, and nothing is left over. */
  finish(): void {
    if (this.#place !== this.#bytes.length) throw new Error(`the bytes of the samples end ${this.#place > this.#bytes.length ? 'too early' : 'too late'}`);
  }
}

const unfolded = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

/** Room for the columns that an encoding passes through; the next call of the same name takes it over. */
const scratch = new Map<string, Float64Array>();

export function scratchColumn(name: string, count: number): Float64Array {
  const known = scratch.get(name);
  if (known !== undefined && known.length >= count) return known;
  const column = new Float64Array(Math.max(1_500, count));
  scratch.set(name, column);
  return column;
}
