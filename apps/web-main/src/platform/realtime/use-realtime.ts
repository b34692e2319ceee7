import { useApolloClient } from '@apollo/client/react';
import type { RealtimeState } from '@my-girok/realtime/client';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useConnection } from '../connection/use-connection.ts';
import { useIdentity, usePerson } from '../identity/identity.tsx';
import { type Namespace, Realtime } from './realtime.ts';

/** A line that is back within this time was never missed. */
const PATIENCE_MS = 4_000;

interface Opened {
  readonly person: string;
  readonly realtime: Realtime;
}

let opened: Opened | undefined;
const states = new Map<Namespace, RealtimeState>();
const listeners = new Set<() => void>();

function told(namespace: Namespace, state: RealtimeState): void {
  states.set(namespace, state);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** How a line stands; undefined while nobody has asked for it. */
export const useLineState = (namespace: Namespace): RealtimeState | undefined =>
  useSyncExternalStore(subscribe, () => states.get(namespace));

/** The signed-in person's lines. Every tab has its own. */
export function useRealtime(): Realtime {
  const client = useApolloClient();
  const person = usePerson();
  if (opened?.person !== person.id) {
    opened?.realtime.close();
    states.clear();
    opened = { person: person.id, realtime: new Realtime(client, { onState: told }) };
  }
  return opened.realtime;
}

const isRefused = (): boolean => [...states.values()].includes('refused');
/** Its absence matters on one page, which says so itself. */
const QUIET: Namespace = '/matching';
const isAway = (): boolean =>
  [...states].some(([name, state]) => name !== QUIET && (state === 'connecting' || state === 'offline'));

/**
 * Keeps the lines of whoever is signed in: closes them on signing out, opens them again after signing in anew, and says so where
 * one is away for longer than a moment. Use once, in the shell.
 */
export function useRealtimeRunning(): void {
  const realtime = useRealtime();
  const connection = useConnection();
  const { identity, refresh } = useIdentity();
  const isBack = identity.state === 'in' && !identity.expired && identity.me !== undefined;
  useEffect(() => {
    if (isBack) void realtime.restart();
  }, [isBack, realtime]);
  useEffect(
    () => () => {
      realtime.close();
      opened = undefined;
      states.clear();
    },
    [realtime],
  );
  // The gateway hears first that a session is over: asking who is signed in lets the page say so at once.
  const wasRefused = useSyncExternalStore(subscribe, isRefused);
  const ask = useRef(refresh);
  ask.current = refresh;
  useEffect(() => {
    if (wasRefused) void ask.current().catch(() => undefined);
  }, [wasRefused]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let back: (() => void) | undefined;
    const look = (): void => {
      if (!isAway()) {
        clearTimeout(timer);
        timer = undefined;
        back?.();
        back = undefined;
      } else if (timer === undefined)
        timer = setTimeout(() => {
          back = connection.misses(() => realtime.retryNow());
        }, PATIENCE_MS);
    };
    const stop = subscribe(look);
    look();
    return () => {
      stop();
      clearTimeout(timer);
      back?.();
    };
  }, [connection, realtime]);
}
