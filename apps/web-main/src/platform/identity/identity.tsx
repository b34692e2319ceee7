import { useApolloClient, useQuery } from '@apollo/client/react';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { MeDocument, type MeQuery } from '../../gen/graphql.ts';
import { useConnection, useRecovery } from '../connection/use-connection.ts';
import { type Failure, failureOf, passes } from '../graphql/failure.ts';
import { type Person, rememberedPerson, rememberPerson, Session } from './session.ts';

type Me = NonNullable<MeQuery['me']>;

/** `in` with `me` undefined: known from before, not yet confirmed by the API (it is loading, or away). */
export type Identity =
  | { readonly state: 'unknown'; readonly failure?: Failure }
  /** `byChoice` after logging out: there is no place to come back to. */
  | { readonly state: 'out'; readonly byChoice: boolean }
  | {
      readonly state: 'in';
      readonly person: Person;
      readonly me?: Me;
      readonly email?: string;
      readonly expired: boolean;
    };

interface IdentityTools {
  readonly identity: Identity;
  /** Asks the API who is signed in, after logging in or registering. */
  readonly refresh: () => Promise<Me | undefined>;
  /** Forgets the person on this page and device, after logging out. */
  readonly forget: () => Promise<void>;
}

const IdentityContext = createContext<IdentityTools | undefined>(undefined);
export const SessionContext = createContext(new Session());

export function IdentityProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const session = useContext(SessionContext);
  const connection = useConnection();
  const client = useApolloClient();
  const { data, error, loading, refetch } = useQuery(MeDocument, {
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const expired = useSyncExternalStore(session.subscribe, session.expired);
  const failure = useMemo(() => (error ? failureOf(error) : undefined), [error]);
  // Emptying the cache also cuts this query's watch on it: what it last saw must not count any more.
  const [isForgotten, setForgotten] = useState(false);
  const me = isForgotten ? undefined : (data?.me ?? undefined);
  const answered = !loading && (passes(failure) === false || me !== undefined);

  useRecovery(passes(failure), refetch);
  useEffect(() => {
    connection.probe = () => refetch();
  }, [connection, refetch]);

  useEffect(() => {
    if (me) {
      session.confirm();
      rememberPerson(me);
    } else if (answered) {
      session.lost();
      if (!session.isConfirmed()) rememberPerson(undefined);
    }
  }, [session, me, answered]);

  // Outlives the session's end in this page, to spare typing the address again; it is never stored.
  const [email, setEmail] = useState<string>();
  if (me && me.email !== email) setEmail(me.email);

  const tools = useMemo<IdentityTools>(() => {
    const person = me ?? (answered && !session.isConfirmed() ? undefined : rememberedPerson());
    const identity: Identity = person
      ? { state: 'in', person, me, email, expired }
      : answered
        ? { state: 'out', byChoice: isForgotten }
        : { state: 'unknown', failure };
    return {
      identity,
      refresh: async () => {
        const found = (await refetch()).data?.me ?? undefined;
        // The same person again changes nothing in the cache, so the effect above would not see them return.
        setForgotten(false);
        if (found) session.confirm();
        return found;
      },
      forget: async () => {
        rememberPerson(undefined);
        session.end();
        setForgotten(true);
        await client.clearStore();
      },
    };
  }, [me, email, isForgotten, answered, expired, failure, refetch, client, session]);

  return <IdentityContext value={tools}>{children}</IdentityContext>;
}

export function useIdentity(): IdentityTools {
  const tools = useContext(IdentityContext);
  if (!tools) throw new Error('useIdentity needs IdentityProvider');
  return tools;
}

/** The signed-in person; only for screens behind the log-in. */
export function usePerson(): Person {
  const { identity } = useIdentity();
  if (identity.state !== 'in') throw new Error('usePerson is for signed-in screens');
  return identity.person;
}
