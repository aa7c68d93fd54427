/** The present moment, read here and nowhere else in the command. UTC milliseconds. */
export function now(): number {
  return Date.now();
}
