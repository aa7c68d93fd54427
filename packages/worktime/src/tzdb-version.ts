/** The version of the zone data that this machine computes with, e.g. `2026c`; `unknown` where nobody tells (S2). */
export function tzdbVersion(): string {
  const version = property(property(property(globalThis, 'process'), 'versions'), 'tz');
  return typeof version === 'string' ? version : 'unknown';
}

/** Browsers have no `process`, so it is asked for by name. */
function property(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}
