import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Problem } from '../access/outcome.ts';
import type { Clock } from '../clock.ts';
import { Attempts, mayBegin, noteSignIn, notePasswordChange, type SignIn } from '../features/people/index.ts';
import type { Store } from '../store/open-store.ts';
import { isOwnOrigin } from './origins.ts';

export interface SignInRoutes {
  readonly signIn: SignIn;
  readonly store: Store;
  readonly clock: Clock;
  readonly origin: string;
}

const credentials = z.object({ email: z.string().max(320), password: z.string().max(1_000) });
const newcomer = credentials.extend({ name: z.string().max(200), invitation: z.string().max(400).optional() });
const reset = z.object({ token: z.string().max(400), newPassword: z.string().max(1_000) });

/**
 * /api/auth: the library answers; what we ask of it beyond that is asked here, before and after. What has no route
 * here of the library's is not there.
 */
export function signInRoutes(app: FastifyInstance, { signIn, store, clock, origin }: SignInRoutes): void {
  const attempts = new Attempts();
  const pass = async (request: FastifyRequest, reply: FastifyReply, body: object = Object(request.body)): Promise<Response> => {
    const answer = await signIn.respond(asRequest(request, origin, body));
    reply.code(answer.status);
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
    const cookies = answer.headers.getSetCookie();
    if (cookies.length > 0) reply.header('set-cookie', cookies);
    return answer;
  };
  const send = async (reply: FastifyReply, answer: Response) => reply.send(await answer.text());

  app.addHook('preHandler', async (request, reply) => {
    const foreign = request.method === 'POST' && request.url.startsWith('/api/auth/') && !isOwnOrigin(origin, request.headers.origin);
    if (foreign) return refuse(reply, 403, 'FOREIGN_PAGE', 'This is taken from pages of this server alone.');
    return undefined;
  });

  app.post('/api/auth/sign-in/email', async (request, reply) => {
    const asked = credentials.safeParse(request.body);
    if (!asked.success) return refuse(reply, 400, 'BAD_USER_INPUT', 'An e-mail address and a password are needed.');
    const wait = await attempts.count(asked.data.email, request.ip);
    if (wait > 0) return refuse(reply.header('retry-after', wait), 429, 'TOO_MANY_ATTEMPTS', `Too many attempts. Try again in ${Math.ceil(wait / 60)} minutes.`);
    const answer = await pass(request, reply, { email: asked.data.email.trim(), password: asked.data.password });
    if (answer.ok) {
      await attempts.succeeded(asked.data.email);
      await noteSignIn(store, await userIn(answer));
    }
    return send(reply, answer);
  });

  app.post('/api/auth/sign-up/email', async (request, reply) => {
    const asked = newcomer.safeParse(request.body);
    if (!asked.success) return refuse(reply, 400, 'BAD_USER_INPUT', 'A name, an e-mail address and a password are needed.');
    const { invitation = '', name, email, password } = asked.data;
    const wait = await attempts.count(`newcomer with ${invitation}`, request.ip);
    if (wait > 0) return refuse(reply.header('retry-after', wait), 429, 'TOO_MANY_ATTEMPTS', `Too many attempts. Try again in ${Math.ceil(wait / 60)} minutes.`);
    const leave = await mayBegin(store, signIn, invitation, email, new Date(clock()));
    if (leave.value === undefined) return refuse(reply, 403, ...named(leave.problems));
    const answer = await pass(request, reply, { name: name.trim(), email: email.trim(), password });
    if (answer.ok) await leave.value.used();
    return send(reply, answer);
  });

  app.post('/api/auth/reset-password', async (request, reply) => {
    const asked = reset.safeParse(request.body);
    if (!asked.success) return refuse(reply, 400, 'BAD_USER_INPUT', 'A token and a new password are needed.');
    const userId = await signIn.userOfResetToken(asked.data.token);
    const answer = await pass(request, reply, asked.data);
    if (answer.ok && userId !== undefined) await notePasswordChange(store, userId);
    return send(reply, answer);
  });

  app.post('/api/auth/change-password', async (request, reply) => {
    const person = await signIn.personOf(headersOf(request));
    const answer = await pass(request, reply, { ...Object(request.body), revokeOtherSessions: true });
    if (answer.ok && person !== null) await notePasswordChange(store, person.id);
    return send(reply, answer);
  });

  app.post('/api/auth/sign-out', async (request, reply) => send(reply, await pass(request, reply)));
  app.get('/api/auth/get-session', async (request, reply) => send(reply, await pass(request, reply)));
}

const named = ([first]: readonly Problem[]): readonly [code: string, message: string] => [first?.code ?? 'FORBIDDEN', first?.message ?? 'This is not allowed.'];

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ code, message });
}

export function headersOf({ headers }: Pick<FastifyRequest, 'headers'>): Headers {
  const copy = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) copy.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return copy;
}

function asRequest(request: FastifyRequest, origin: string, body: object): Request {
  const headers = headersOf(request);
  headers.delete('content-length');
  const method = request.method;
  return new Request(new URL(request.url, origin), { method, headers, ...(method === 'GET' ? {} : { body: JSON.stringify(body) }) });
}

async function userIn(answer: Response): Promise<string> {
  const { user } = z.object({ user: z.object({ id: z.string() }) }).parse(await answer.clone().json());
  return user.id;
}
