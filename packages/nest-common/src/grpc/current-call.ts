import { AsyncLocalStorage } from 'node:async_hooks';

/** The gRPC call being served. */
export interface CurrentCall {
  /** When the caller gives up, in milliseconds of the epoch; Infinity without a deadline. */
  deadline: number;
  /** Aborts when the caller cancels or its deadline passes. */
  signal: AbortSignal;
}

export const callStorage = new AsyncLocalStorage<CurrentCall>();

/** The gRPC call that the running code serves, if any. Abort long work by its signal. */
export function currentCall(): CurrentCall | undefined {
  return callStorage.getStore();
}
