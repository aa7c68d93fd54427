import { createHmac } from 'node:crypto';
import { betterAuth } from 'better-auth';
import type { Pool } from 'pg';
import type { Person } from '../../../access/decide.ts';
import { randomId, randomSecret } from '../../../random.ts';
import { hashOf } from '../secrets.ts';
import { passwords } from './passwords.ts';

export interface SignInOptions {
  readonly pool: Pool;
  /** The installation's secret; ours is derived from it. */
  readonly secret: string;
  /** Where the product is reached, and other names of the same place. */
  readonly origin: string;
  readonly otherOrigins?: readonly string[];
}

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Users, their passwords and their sessions: better-auth, in its own schema. */
export interface SignIn {
  /** Answers what comes to /api/auth. */
  respond(request: Request): Promise<Response>;
  personOf(headers: Headers): Promise<Person | null>;
  /** A user made without a form: by an installer, a seed or a test. Gives the user's id; of one that exists too. */
  makePerson(person: NewPerson): Promise<string>;
  /** The secret of a one-time link that sets a new password. */
  makeResetToken(userId: string, expiresAt: Date): Promise<string>;
  /** The user whose password a token may set; undefined when it is none of ours or was used. */
  userOfResetToken(token: string): Promise<string | undefined>;
  /** Those of the sessions that have ended. */
  ended(sessionIds: ReadonlySet<string>, now: Date): Promise<ReadonlySet<string>>;
  /** The one-time secret with which the first person of an installation begins. */
  makeOwnerToken(expiresAt: Date): Promise<string>;
  isOwnerToken(token: string, now: Date): Promise<boolean>;
  spendOwnerToken(token: string): Promise<void>;
  anybodyThere(): Promise<boolean>;
}

const DAY = 86_400;

export function openSignIn({ pool, secret, origin, otherOrigins = [] }: SignInOptions): SignIn {
  const auth = betterAuth({
    appName: 'Entente',
    baseURL: origin,
    basePath: '/api/auth',
    secret: createHmac('sha256', secret).update('sign-in').digest('base64url'),
    trustedOrigins: [origin, ...otherOrigins],
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Attempts are counted in front of it, by account and by address.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      autoSignIn: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      password: passwords,
    },
    session: { expiresIn: 14 * DAY, updateAge: DAY, cookieCache: { enabled: false } },
    verification: { storeIdentifier: 'hashed' },
    advanced: {
      cookiePrefix: 'entente',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      database: { generateId: () => randomId() },
      ipAddress: { disableIpTracking: true },
    },
  });

  const rows = async <T>(text: string, parameters: readonly unknown[]): Promise<T[]> => {
    const answer = await pool.query(text, [...parameters]);
    return answer.rows as T[]; // the caller states the row's shape
  };
  const owner = (token: string): string => `owner:${hashOf(token)}`;

  return {
    respond: (request) => auth.handler(request),
    personOf: async (headers) => {
      if (!headers.has('cookie')) return null;
      const found = await auth.api.getSession({ headers });
      return found && { id: found.user.id, name: found.user.name, email: found.user.email, sessionId: found.session.id };
    },
    makePerson: async ({ name, email, password }) => {
      const [known] = await rows<{ id: string }>('select id from auth."user" where email = $1', [email.toLowerCase()]);
      if (known) return known.id;
      const { internalAdapter } = await auth.$context;
      const { id } = await internalAdapter.createUser({ name, email: email.toLowerCase(), emailVerified: false }, { method: 'email-password' });
      await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: await passwords.hash(password) });
      return id;
    },
    makeResetToken: async (userId, expiresAt) => {
      const token = randomSecret(24);
      const { internalAdapter } = await auth.$context;
      await internalAdapter.createVerificationValue({ identifier: `reset-password:${token}`, value: userId, expiresAt });
      return token;
    },
    userOfResetToken: async (token) => {
      const { internalAdapter } = await auth.$context;
      return (await internalAdapter.findVerificationValue(`reset-password:${token}`))?.value;
    },
    ended: async (sessionIds, now) => {
      const found = await rows<{ id: string }>(
        `select asked.id from json_array_elements_text($1::json) as asked (id)
         where not exists (select 1 from auth.session s where s.id = asked.id and s."expiresAt" > $2)`,
        [JSON.stringify([...sessionIds]), now],
      );
      return new Set(found.map(({ id }) => id));
    },
    makeOwnerToken: async (expiresAt) => {
      const token = randomSecret(24);
      await rows('insert into auth.verification (id, identifier, value, "expiresAt") values ($1, $2, $3, $4)', [randomId(), owner(token), 'owner', expiresAt]);
      return token;
    },
    isOwnerToken: async (token, now) => {
      const found = await rows('select id from auth.verification where identifier = $1 and "expiresAt" > $2', [owner(token), now]);
      return found.length === 1;
    },
    spendOwnerToken: async (token) => void (await rows('delete from auth.verification where identifier = $1', [owner(token)])),
    anybodyThere: async () => (await rows('select id from auth."user" limit 1', [])).length > 0,
  };
}
