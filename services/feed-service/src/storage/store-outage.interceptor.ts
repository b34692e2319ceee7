import { UnavailableError } from '@my-girok/nest-common';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { MongoError, MongoNetworkError, MongoServerSelectionError, MongoTopologyClosedError } from 'mongodb';
import { catchError, type Observable, throwError } from 'rxjs';

/** Labels that the driver and the server put on what may succeed when it is tried again. */
const PASSING = ['RetryableWriteError', 'TransientTransactionError', 'ResetPool'];

/** Says that the database is away as an outage, which callers may retry, and not as a fault of ours. */
@Injectable()
export class StoreOutageInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next
      .handle()
      .pipe(
        catchError((error: unknown) =>
          throwError(() =>
            isOutage(error) ? new UnavailableError('The store of the feed is away', { cause: error }) : error,
          ),
        ),
      );
  }
}

function isOutage(error: unknown): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoTopologyClosedError ||
    (error instanceof MongoError && PASSING.some((label) => error.hasErrorLabel(label)))
  );
}
