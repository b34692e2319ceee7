import { Injectable, type LoggerService } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { type Logger, pino } from 'pino';

// Names under which personal data or secrets could be logged by accident, at the top and one level down.
const PRIVATE = [
  'email',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  'content',
  'name',
];

/** The process's logger: JSON lines on stdout with trace ids. Log ids and codes, never what people wrote or who they are. */
export const logger: Logger = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: { paths: PRIVATE.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  serializers: { err: describeError, error: describeError },
  mixin: () => {
    const span = trace.getActiveSpan()?.spanContext();
    return span ? { traceId: span.traceId, spanId: span.spanId } : {};
  },
});

// Database drivers put rows into `detail` and `errInfo`: only fields that cannot hold data are kept.
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, kind } = error as { code?: unknown; kind?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(kind === undefined ? {} : { kind }),
    stack: error.stack,
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}

/** Gives Nest's own messages to our logger. */
@Injectable()
export class NestLogger implements LoggerService {
  log(message: unknown, ...rest: unknown[]): void {
    logger.debug({ context: context(rest) }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    if (message instanceof Error) logger.error({ err: message, context: context(rest) }, message.message);
    else logger.error({ context: context(rest), stack: rest.length > 1 ? rest[0] : undefined }, String(message));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    logger.warn({ context: context(rest) }, String(message));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    logger.debug({ context: context(rest) }, String(message));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    logger.trace({ context: context(rest) }, String(message));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    logger.fatal({ context: context(rest) }, String(message));
  }
}

function context(rest: unknown[]): unknown {
  return rest.at(-1);
}
