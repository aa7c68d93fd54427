import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { buildApp } from '../src/app.ts';
import { liveRoute } from '../src/app/live.ts';
import { systemClock } from '../src/clock.ts';
import { openSignIn, type SignIn } from '../src/features/people/index.ts';
import { buildApi } from '../src/graphql/schema.ts';
import { openLog } from '../src/log.ts';
import { followLog, type LogFollower } from '../src/store/log/follow-log.ts';
import type { World } from './world.ts';

export const ORIGIN = 'http://127.0.0.1:4000';

/** One person with a browser: its cookies, and the tenant its pages are in. */
export interface Visitor {
  readonly email: string;
  cookie: string;
  tenant: string | undefined;
  post(path: string, body: object, headers?: Record<string, string>): Promise<Answer>;
  ask(query: string, variables?: object): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The test states the shape. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

export interface Api {
  readonly app: FastifyInstance;
  readonly signIn: SignIn;
  /** The log as this server follows it, where it is live. */
  readonly follower: LogFollower;
  visitor(email?: string): Visitor;
  /** Signed up by an owner's link, so that tenants can be made. */
  aPerson(name?: string): Promise<Visitor>;
}

const SECRET = 'a secret of at least thirty-two characters';
export const PASSWORD = 'a long and quiet password';
let people = 0;

/** The whole server in this process, on the world's database; nothing listens. `live`: it follows the log, for sockets. */
export function testApi(world: World, { live = false } = {}): Api {
  let follower: LogFollower | undefined;
  let app: FastifyInstance | undefined;
  let signIn: SignIn | undefined;
  const open = <T>(thing: T | undefined): T => {
    if (!thing) throw new Error('the API is opened before the first test');
    return thing;
  };
  beforeAll(async () => {
    signIn = openSignIn({ pool: world.store.authPool, secret: SECRET, origin: ORIGIN });
    const common = { store: world.store, signIn, schema: buildApi(), clock: systemClock, origin: ORIGIN, secret: SECRET };
    const followed = live ? followLog({ store: world.store, doorbellUrl: world.urls.routing }) : undefined;
    follower = followed;
    const routes = followed ? [(fastify: FastifyInstance) => liveRoute(fastify, { ...common, follower: followed })] : [];
    app = await buildApp({ ...common, log: openLog('silent'), portalDirectory: '/nowhere', routes });
  });
  afterAll(async () => {
    await app?.close();
    await follower?.close();
  });

  const visitor = (email = `person-${++people}@example.com`): Visitor => {
    const self: Visitor = {
      email,
      cookie: '',
      tenant: undefined,
      post: async (path, body, headers = {}) => {
        const answer = await open(app).inject({
          method: 'POST', url: path, payload: body,
          headers: { origin: ORIGIN, 'content-type': 'application/json', ...(self.cookie ? { cookie: self.cookie } : {}), ...(self.tenant ? { 'entente-tenant': self.tenant } : {}), ...headers },
        });
        const cookies = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
        if (cookies.length > 0) self.cookie = cookies.join('; ');
        return { status: answer.statusCode, text: answer.body, headers: answer.headers, body: parsed(answer.body) };
      },
      ask: (query, variables = {}) => self.post('/graphql', { query, variables }),
    };
    return self;
  };
  return {
    get app() {
      return open(app);
    },
    get signIn() {
      return open(signIn);
    },
    get follower() {
      return open(follower);
    },
    visitor,
    aPerson: async (name = 'Ada Lovelace') => {
      const person = visitor();
      const invitation = await open(signIn).makeOwnerToken(new Date(systemClock() + 60_000));
      const answer = await person.post('/api/auth/sign-up/email', { name, email: person.email, password: PASSWORD, invitation });
      if (answer.status !== 200) throw new Error(`could not sign up: ${answer.text}`);
      return person;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
