import { randomId } from '../random.ts';

/** Every id of a tenant's row is made here, by the application: UUIDv7, so that keys grow with time. */
export const newId = (): string => randomId();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Lower case and complete: the one form of an id that goes into a session's context. */
export const isUuid = (text: string): boolean => UUID.test(text);
