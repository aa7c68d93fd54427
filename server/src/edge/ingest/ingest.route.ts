import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Clock } from '../../clock.ts';
import { sourceOfKey } from '../../features/facts/index.ts';
import type { Store } from '../../store/open-store.ts';
import { readBody } from './read-body.ts';
import { BodyProblem } from './refusals.ts';
import { type Kind, takeIn } from './take-in.ts';

export interface IngestOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Batches a key may send in a second, on average over ten. */
  readonly batchesPerSecond?: number;
  /** Batches under way at once; more are told to come back. */
  readonly atOnce?: number;
}

const MOST_PACKED = 32 * 2 ** 20;
const KINDS: readonly Kind[] = ['samples', 'status', 'clock-events', 'exclusions'];

/** `POST /v1/ingest/{samples|status|clock-events|exclusions}`: the one way in for facts, for everybody alike. */
export function ingestRoutes(app: FastifyInstance, { store, clock, batchesPerSecond = 100, atOnce = 64 }: IngestOptions): void {
  const limiter = new RateLimiterMemory({ points: batchesPerSecond * 10, duration: 10 });
  let underWay = 0;

  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_PACKED }, (_request, body, done) => done(null, body));
    scope.setErrorHandler(answerProblem);
    for (const kind of KINDS) {
      scope.post(`/v1/ingest/${kind}`, async (request, reply) => {
        if (underWay >= atOnce) throw new BodyProblem(503, 'BUSY', 'More batches are under way than can be served at once.', 'Send it again after the seconds in Retry-After; the idempotency key keeps it from counting twice.', 1);
        underWay += 1;
        try {
          const { status, answer } = await takeIn({ store, clock }, await delivered(request, kind));
          return await reply.code(status).type('application/json').send(answer);
        } finally {
          underWay -= 1;
        }
      });
    }
  });

  async function delivered(request: FastifyRequest, kind: Kind) {
    const actor = await sourceOfKey(store, /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '', clock());
    if (actor === undefined) throw new BodyProblem(401, 'KEY_NOT_VALID', 'The request carries no valid API key.', 'Send "Authorization: Bearer ent_…" with a key of the source that has not been revoked.');
    await limiter.consume(actor.keyId).catch(tooMany);
    const { body } = request;
    return {
      actor, kind, idempotencyKey: idempotencyKey(request), mediaType: request.headers['content-type'] ?? '',
      body: await readBody(Buffer.isBuffer(body) ? body : Buffer.alloc(0), request.headers['content-encoding']),
      atomic: new URL(request.url, 'http://here').searchParams.get('atomic') === 'true',
    };
  }
}

function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') {
    throw new BodyProblem(400, 'IDEMPOTENCY_KEY_MISSING', 'The request has no Idempotency-Key.', 'Send a header Idempotency-Key of 1 to 200 characters, the same one when you repeat the batch.');
  }
  if (key.length > 200) throw new BodyProblem(400, 'IDEMPOTENCY_KEY_TOO_LONG', 'The Idempotency-Key is longer than 200 characters.', 'Use a shorter one, such as a UUID or a hash of the batch.');
  return key;
}

function tooMany(limit: unknown): never {
  const wait = limit instanceof RateLimiterRes ? Math.max(1, Math.ceil(limit.msBeforeNext / 1000)) : 1;
  throw new BodyProblem(429, 'TOO_MANY_REQUESTS', 'This key sends more batches than are taken in.', 'Wait the seconds in Retry-After, and put more rows into each batch.', wait);
}

function answerProblem(error: Error & { statusCode?: number; code?: string }, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = named(error);
  if (problem === undefined) {
    request.log.error({ err: error }, 'a batch could not be taken in');
    return reply.code(500).send({ code: 'INTERNAL', message: 'Something went wrong here. Nothing was taken in.', fix: 'Send the batch again with the same idempotency key.', trace: request.id });
  }
  if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter));
  const { code, message, fix } = problem;
  return reply.code(problem.status).send({ code, message, fix, trace: request.id });
}

function named(error: Error & { statusCode?: number; code?: string }): BodyProblem | undefined {
  if (error instanceof BodyProblem) return error;
  if (error.statusCode === 413) return new BodyProblem(413, 'BODY_TOO_LARGE', `The body is larger than ${MOST_PACKED / 2 ** 20} MiB.`, 'Send it in several batches, each with an idempotency key of its own.');
  return undefined;
}
