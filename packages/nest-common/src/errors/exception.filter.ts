import { COMMON_CODES } from '@my-girok/types';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { RpcException } from '@nestjs/microservices';
import type { FastifyReply } from 'fastify';
import { type Observable, throwError } from 'rxjs';
import { logger } from '../logging/logger.js';
import { isMongoOutage } from '../mongo/outage.js';
import { isPostgresOutage } from '../postgres/outage.js';
import { currentTraceId } from '../telemetry/tracing.js';
import { DomainError, UnavailableError } from './domain-error.js';
import { HTTP_STATUS, toGrpcFailure } from './error-table.js';

/** Says domain errors by the table, on gRPC and on REST; masks everything else as COMMON_INTERNAL and logs it. */
@Catch()
export class CommonExceptionFilter implements ExceptionFilter {
  catch(exception: unknown, host: ArgumentsHost): Observable<never> | undefined {
    if (host.getType() === 'rpc') return throwError(() => toGrpcFailure(known(exception)));
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return undefined;
    if (exception instanceof HttpException && !(exception instanceof DomainError)) {
      const status = exception.getStatus();
      void reply.status(status).send({ error: { code: `HTTP_${status}`, traceId: currentTraceId() } });
      return undefined;
    }
    const error = known(exception);
    void reply.status(HTTP_STATUS[error.kind]).send({
      error: {
        code: error.code,
        message: error.message,
        field: error.field,
        details: error.details,
        traceId: currentTraceId(),
      },
    });
    return undefined;
  }
}

function known(exception: unknown): DomainError {
  if (exception instanceof DomainError && exception.kind !== 'internal') return exception;
  // A database that is away is an outage, which callers may retry, and not a fault of ours.
  if (isPostgresOutage(exception) || isMongoOutage(exception)) {
    logger.warn({ err: exception }, 'A store is away');
    return new UnavailableError('The store is away', { cause: exception });
  }
  // An RpcException is Nest's own, such as a handler that is not there; its text is not ours to pass on.
  if (!(exception instanceof RpcException)) logger.error({ err: exception }, 'A handler failed');
  return new DomainError('internal', COMMON_CODES.internal, 'Something went wrong on our side', {
    details: { traceId: currentTraceId() },
  });
}
