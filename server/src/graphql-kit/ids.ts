import { isUuid } from '../store/ids.ts';

/** base64url of `Type:uuid`: says what it names and nothing else. */
export function globalId(type: string, uuid: string): string {
  return Buffer.from(`${type}:${uuid}`).toString('base64url');
}

/** The uuid in a global id of that type; null when it is anything else, so that every wrong id looks the same. */
export function idOf(type: string, id: string | null | undefined): string | null {
  const named = id === null || id === undefined ? null : namedBy(id);
  return named?.type === type ? named.uuid : null;
}

export function namedBy(id: string): { readonly type: string; readonly uuid: string } | null {
  const [type = '', uuid = '', ...more] = Buffer.from(id, 'base64url').toString().split(':');
  if (more.length > 0 || !isUuid(uuid) || globalId(type, uuid) !== id) return null;
  return { type, uuid };
}
