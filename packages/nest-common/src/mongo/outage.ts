import { MongoError, MongoNetworkError, MongoServerSelectionError, MongoTopologyClosedError } from 'mongodb';

/** Labels that the driver and the server put on what may succeed when it is tried again. */
const PASSING = ['RetryableWriteError', 'TransientTransactionError', 'ResetPool'];

/** Whether MongoDB is away, as opposed to refusing what was asked. */
export function isMongoOutage(error: unknown): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoTopologyClosedError ||
    (error instanceof MongoError && PASSING.some((label) => error.hasErrorLabel(label)))
  );
}
