import type { IncomingMessage, ServerResponse } from 'node:http';
import { currentTraceId, DomainError, logger } from '@my-girok/nest-common';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BFF_CONFIG, type Config } from '../config.js';
import { documentErrors } from '../documents/documents.errors.js';
import { FederationHost } from '../federation/federation-host.js';
import { presentError } from '../federation/present-error.js';
import { BeginOperation } from './begin-operation.js';
import { requestErrors } from './request.errors.js';
import { checkForgery, writeHeaders, writePreflight } from './request-rules.js';

const statusOf: Readonly<Record<string, number>> = {
  BFF_BODY_TOO_LARGE: 413,
  BFF_CSRF_HEADER_MISSING: 403,
  BFF_ORIGIN_REFUSED: 403,
};

type Body = Readonly<Record<string, unknown>>;
const takesJson = (accept: string | undefined): boolean =>
  accept === undefined || accept.includes('application/json') || accept.includes('*/*');

type ListenWithContext = (request: IncomingMessage, response: ServerResponse, context: object) => Promise<void>;

/** `/graphql` over HTTP: the rules of the request, then the federation gateway. */
@Injectable()
export class GraphqlRoute implements OnModuleInit {
  private readonly allowed: ReadonlySet<string>;

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly federation: FederationHost,
    private readonly beginOperation: BeginOperation,
    @Inject(BFF_CONFIG) private readonly config: Config,
  ) {
    this.allowed = new Set(config.ALLOWED_ORIGINS);
  }

  async onModuleInit(): Promise<void> {
    await this.federation.start();
    const fastify: FastifyInstance = this.adapterHost.httpAdapter.getInstance();
    this.bound(fastify);
    await fastify.register(async (scope: FastifyInstance) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser(
        'application/json',
        { parseAs: 'string', bodyLimit: this.config.LIMIT_BODY_BYTES },
        scope.getDefaultJsonParser('error', 'error'),
      );
      scope.addHook('onRequest', async (request, reply) => {
        writeHeaders(reply.raw, request.headers.origin, this.allowed);
        if (request.method !== 'OPTIONS') checkForgery(request.headers, this.allowed);
      });
      scope.setErrorHandler((error, _request, reply) => this.refuse(error as FastifyError, reply));
      scope.route({
        method: 'OPTIONS',
        url: '/graphql',
        handler: (_request, reply) => {
          writePreflight(reply.raw);
          return reply.status(204).send();
        },
      });
      scope.route({
        method: ['GET', 'POST'],
        url: '/graphql',
        bodyLimit: this.config.LIMIT_BODY_BYTES,
        handler: (request, reply) => this.handle(request, reply),
      });
    });
  }

  /** Slow and idle connections are bounded in number and time. */
  private bound({ server }: FastifyInstance): void {
    server.maxConnections = this.config.LIMIT_CONNECTIONS;
    server.headersTimeout = 15_000;
    server.keepAliveTimeout = 65_000;
  }

  private async handle(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { method, headers, raw, body } = request;
    if (Array.isArray(body)) throw documentErrors.batchRefused();
    if (method === 'POST' && (typeof body !== 'object' || body === null || Object.keys(body).length === 0)) {
      throw requestErrors.bodyInvalid();
    }
    const operation = await this.beginOperation.run(request, reply);
    reply.hijack();
    const trusted =
      method === 'POST' && takesJson(headers.accept) ? this.federation.trusted.find(body as Body) : undefined;
    if (trusted) {
      const result = await this.federation.trusted.run(trusted, (body as Body).variables, operation);
      reply.raw.setHeader('content-type', 'application/json; charset=utf-8');
      reply.raw.end(JSON.stringify(result));
      return;
    }
    // Only what the gateway needs: with Fastify's parsed query it would parse and print the address again.
    const node = { method, headers, raw, body } as unknown as IncomingMessage;
    // Its type leaves out the context that it takes.
    const listen = this.federation.gateway.requestListener as unknown as ListenWithContext;
    await listen(node, reply.raw, { operation, headers });
  }

  private refuse(error: FastifyError, reply: FastifyReply): void {
    const known = error instanceof DomainError ? error : this.fromFastify(error);
    const shown = presentError(known, {
      hideSuggestions: true,
      report: (cause) => logger.error({ err: cause }, 'request failed'),
      traceId: currentTraceId,
    });
    const byDefault = shown.extensions.code === 'INTERNAL' ? 500 : 400;
    const status = statusOf[String(shown.extensions.reason)] ?? byDefault;
    reply
      .status(status)
      .type('application/json; charset=utf-8')
      .send({ errors: [shown.toJSON()] });
  }

  private fromFastify(error: FastifyError): Error {
    if (error.statusCode === 413) return requestErrors.bodyTooLarge(this.config.LIMIT_BODY_BYTES);
    if (error.statusCode !== undefined && error.statusCode < 500) return requestErrors.bodyInvalid();
    return error;
  }
}
