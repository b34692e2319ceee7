import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { context, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { NestLogger } from '../logging/logger.js';
import { tracer } from '../telemetry/tracing.js';

export interface CreateAppOptions {
  /** Largest request body in bytes. Default 1 MiB. */
  bodyLimit?: number;
  /** Addresses of proxies whose X-Forwarded-For is believed. Default none. */
  trustProxy?: boolean | string | string[];
  /** How long a whole request may take to arrive. Default 30 s; more where uploads come over bad lines. */
  requestTimeoutMs?: number;
}

/**
 * Makes the Nest application: Fastify, our logger, no logging of requests or bodies. Every HTTP request is the root of a
 * trace of its own: what a browser says of its trace is not believed.
 */
export async function createApp(
  module: Type | DynamicModule,
  options: CreateAppOptions = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    trustProxy: options.trustProxy ?? false,
    requestTimeout: options.requestTimeoutMs ?? 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    const span = tracer.startSpan(request.method, { kind: SpanKind.SERVER, root: true }, ROOT_CONTEXT);
    reply.raw.once('close', () => {
      span.setAttribute('http.response.status_code', reply.raw.statusCode);
      span.end();
    });
    context.with(trace.setSpan(ROOT_CONTEXT, span), done);
  });
  return NestFactory.create<NestFastifyApplication>(module, adapter, { logger: new NestLogger(), abortOnError: false });
}
