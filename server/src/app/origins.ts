/** A page of ours is opened under one origin; on a machine of one's own, under each name of it. */
export function originsOf(origin: string): readonly string[] {
  const { protocol, hostname, port } = new URL(origin);
  const names = LOOPBACK.includes(hostname) ? LOOPBACK : [hostname];
  return names.map((name) => `${protocol}//${name}${port === '' ? '' : `:${port}`}`);
}

/** Whether a page of ours sent the request; a request without a page has no Origin. */
export function isOwnOrigin(origin: string, header: string | undefined): boolean {
  return header === undefined || originsOf(origin).includes(header);
}

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];
