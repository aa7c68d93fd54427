import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The built portal: its files, and its one page for every address that is no file and belongs to nobody else. */
export async function portalFiles(app: FastifyInstance, directory: string): Promise<void> {
  if (!existsSync(join(directory, 'index.html'))) {
    app.setNotFoundHandler((_, reply) => void reply.code(404).send(NOT_THERE));
    return;
  }
  await app.register(fastifyStatic, {
    root: directory,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !OF_OTHERS.test(request.url) && (request.headers.accept ?? '').includes('text/html');
    if (!isPage) return reply.code(404).send(NOT_THERE);
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

const NOT_THERE = { code: 'NOT_FOUND', message: 'There is nothing here.' };
const OF_OTHERS = /^\/(api|graphql|v1|files|assets|\.well-known)(\/|$|\?)/;
