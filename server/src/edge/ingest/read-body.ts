import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { BodyProblem } from './refusals.ts';

export interface BodyLimits {
  /** Bytes after unpacking. */
  readonly unpacked: number;
  readonly rows: number;
}

export const BODY_LIMITS: BodyLimits = { unpacked: 64 * 2 ** 20, rows: 1_000_000 };

const unpack = promisify(gunzip);

/** The body as it was meant, gzip taken off. */
export async function readBody(bytes: Buffer, encoding: string | undefined, { unpacked }: BodyLimits = BODY_LIMITS): Promise<Buffer> {
  switch (encoding?.trim().toLowerCase() ?? 'identity') {
    case '':
    case 'identity':
      if (bytes.length > unpacked) throw tooLarge(unpacked);
      return bytes;
    case 'gzip':
      return unpackGzip(bytes, unpacked);
    default:
      throw new BodyProblem(415, 'ENCODING_NOT_SUPPORTED', `The content encoding "${encoding}" is not read here.`, 'Send the body plain or as gzip.');
  }
}

async function unpackGzip(bytes: Buffer, limit: number): Promise<Buffer> {
  try {
    return await unpack(bytes, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')) throw tooLarge(limit);
    throw new BodyProblem(400, 'BODY_NOT_GZIP', 'The body says it is gzip and cannot be unpacked; it may be cut short.', 'Pack it again and send the whole of it. Nothing was taken in.');
  }
}

function tooLarge(limit: number): BodyProblem {
  return new BodyProblem(413, 'BODY_TOO_LARGE', `The body holds more than ${limit / 2 ** 20} MiB unpacked.`, 'Send it in several batches, each with an idempotency key of its own.');
}
