/** A status change as the ingest endpoint takes it. */
export interface StatusRow {
  readonly component: string;
  /** RFC 3339 with a zone. */
  readonly at: string;
  readonly state: 'up' | 'down' | 'degraded' | 'unknown';
}

/** A name as a component's key: lower case, everything else a hyphen. */
export function componentKey(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'component';
}
