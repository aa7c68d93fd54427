/** A line for a shell that sends a first status change with the key. The date and the key of the batch are the shell's. */
export function firstFact(origin: string, secret: string, component: string): string {
  const body = JSON.stringify({ rows: [{ component, at: 'NOW', state: 'up' }] }).replaceAll('"', '\\"').replace('NOW', '$(date -u +%Y-%m-%dT%H:%M:%SZ)');
  return [
    `curl ${origin}/v1/ingest/status`,
    `-H "Authorization: Bearer ${secret}"`,
    '-H "Content-Type: application/json"',
    '-H "Idempotency-Key: $(date +%s)"',
    `-d "${body}"`,
  ].join(' \\\n  ');
}
