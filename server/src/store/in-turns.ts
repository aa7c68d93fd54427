import { setImmediate } from 'node:timers/promises';

/**
 * Prepares one part after the other while the part before it is written: preparing keeps this program busy, writing the
 * database. Parts are written in order. Rejects with the first problem, once nothing is being written any more.
 */
export async function inTurns<T>(parts: readonly T[], prepare: (part: T) => () => Promise<unknown>): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  try {
    for (const part of parts) {
      const write = prepare(part);
      await writing;
      writing = write();
      // Its first words must be on their way before this program is busy again.
      await setImmediate();
    }
  } finally {
    await writing;
  }
}
