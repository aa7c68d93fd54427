import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../access/actor.ts';
import { publishedKeys, statementFiles } from '../../features/results/index.ts';
import { isUuid } from '../../store/ids.ts';
import type { Store } from '../../store/open-store.ts';

export interface StatementFileOptions {
  readonly store: Store;
  /** Everything the person of the request's cookie is, in every tenant; empty when nobody is signed in. */
  readonly membersAsking: (request: FastifyRequest) => Promise<readonly Actor[]>;
}

const NOT_THERE = { code: 'NOT_FOUND', message: 'There is nothing here.' };

/**
 * A statement's two files, to whom it was made for or who may see it; and the keys of each tenant, to everybody. Who
 * may not see a statement gets the answer of one that does not exist.
 */
export function statementFileRoutes(app: FastifyInstance, { store, membersAsking }: StatementFileOptions): void {
  app.get<{ Params: { id: string } }>('/files/statements/:id/statement.json', async (request, reply) => {
    const files = await filesFor(request, request.params.id);
    return files === null ? notThere(reply) : download(reply, 'statement.json', 'application/json', files.document);
  });

  app.get<{ Params: { id: string } }>('/files/statements/:id/evidence.ndjson.gz', async (request, reply) => {
    const files = await filesFor(request, request.params.id);
    return files === null ? notThere(reply) : download(reply, 'evidence.ndjson.gz', 'application/gzip', files.evidence);
  });

  app.get<{ Params: { slug: string } }>('/.well-known/entente-keys/:slug', async (request, reply) => {
    const keys = await store.asSystem("a tenant's published keys", async ({ sql, inTenant }) => {
      const [tenant] = await sql<{ tenant_id: string }>('select tenant_id from routing.tenant where slug = $1', [request.params.slug]);
      return tenant && inTenant(tenant.tenant_id, publishedKeys, { readOnly: true });
    });
    if (keys === undefined) return notThere(reply);
    return reply.header('cache-control', 'public, max-age=60').send({ keys: keys.map(({ kid, x, from, until }) => ({ kid, kty: 'OKP', crv: 'Ed25519', x, from, ...(until === null ? {} : { until }) })) });
  });

  async function filesFor(request: FastifyRequest, id: string) {
    if (!isUuid(id)) return null;
    for (const member of await membersAsking(request)) {
      const files = await store.inTenant(member, (session) => statementFiles(session, id), { readOnly: true });
      if (files !== null) return files;
    }
    return null;
  }
}

function download(reply: FastifyReply, name: string, type: string, bytes: Buffer): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(bytes);
}

function notThere(reply: FastifyReply): FastifyReply {
  return reply.code(404).send(NOT_THERE);
}
