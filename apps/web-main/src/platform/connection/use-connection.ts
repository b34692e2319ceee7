import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import { Connection, type ConnectionState } from './connection.ts';

export const ConnectionContext = createContext(new Connection());

export const useConnection = (): Connection => useContext(ConnectionContext);

export function useConnectionState(): ConnectionState {
  const connection = useConnection();
  return useSyncExternalStore(connection.subscribe, connection.state);
}

/** While `missing`, the page says so and `retry` is called with back-off until `missing` is false again. */
export function useRecovery(missing: boolean, retry: () => Promise<unknown>): void {
  const connection = useConnection();
  const latest = useRef(retry);
  useEffect(() => {
    latest.current = retry;
  });
  useEffect(() => {
    if (!missing) return;
    return connection.misses(() => latest.current());
  }, [connection, missing]);
}
