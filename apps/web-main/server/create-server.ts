import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Config } from './config.js';
import { pageFrom } from './page.js';
import { securityHeaders, transportSecurity } from './security-headers.js';
import { siblingAddress } from './sibling-address.js';

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built app: hashed files for ever, compressed at build; every other path is the page itself, whose router
 * knows what it is. `client` is the folder of public files; what lies beside it is never served.
 */
export async function createServer(config: Config, client: URL): Promise<FastifyInstance> {
  const page = pageFrom(new URL('index.html', client), config.mediaUrl.origin, config.rtcUrl?.origin);
  let draining = false;
  const server = Fastify({
    trustProxy: config.trustProxy,
    // Requests for static files say nothing worth keeping; failures do.
    logger: { level: 'warn' },
    bodyLimit: 1024,
  });

  server.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    if (request.protocol === 'https') reply.header('strict-transport-security', transportSecurity);
  });
  server.addHook('preClose', async () => {
    draining = true;
  });

  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) =>
    draining ? reply.code(503).send({ status: 'draining' }) : { status: 'ok' },
  );

  const sendPage = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { host } = request.headers;
    const { html, policy } = page({
      api: siblingAddress(host, config.apiUrl, 'api'),
      ws: siblingAddress(host, config.wsUrl, 'ws'),
    });
    return reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-cache')
      .header('vary', 'host')
      .type('text/html; charset=utf-8')
      .send(html);
  };
  server.get('/', sendPage);
  server.get('/index.html', sendPage);

  await server.register(fastifyStatic, {
    root: fileURLToPath(client),
    index: false,
    dotfiles: 'deny',
    wildcard: true,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/');
      reply.header('cache-control', hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });

  server.setNotFoundHandler((request, reply) => {
    // Not by URL, which throws for addresses that are none.
    const [pathname = ''] = request.url.split('?');
    // A file that is not there is an error; a place in the app is the app's to know.
    const isFile = pathname.startsWith('/assets/') || /\.[a-z0-9]{2,11}$/i.test(pathname);
    if (isFile || !['GET', 'HEAD'].includes(request.method))
      return reply.code(404).type('text/plain; charset=utf-8').send('There is nothing here.');
    return sendPage(request, reply);
  });
  return server;
}
