import type { Refusal } from '../../api/auth.ts';

/** The server asks the same; here it is said before anything is sent. */
const LEAST = 12;

/** Why a new password is not taken; undefined when it may be. */
export function passwordRefusal(password: string): Refusal | undefined {
  return [...password].length < LEAST ? { code: 'PASSWORD_TOO_SHORT', message: '' } : undefined;
}
