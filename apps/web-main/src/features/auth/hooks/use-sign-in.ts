import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { LoginDocument, type LoginInput, RegisterDocument, type RegisterInput } from '../../../gen/account/graphql.ts';
import { MeDocument, type MeQuery } from '../../../gen/graphql.ts';
import { type Failure, failureOf } from '../../../platform/graphql/failure.ts';

type Person = NonNullable<MeQuery['me']>;

export interface SignIn {
  readonly isPending: boolean;
  readonly failure: Failure | undefined;
  readonly login: (input: LoginInput) => Promise<boolean>;
  readonly register: (input: RegisterInput) => Promise<boolean>;
}

export interface SignInOptions {
  /** Asks the API who is signed in now, so that the page may go on. */
  readonly refresh: () => Promise<Person | undefined>;
  readonly onDone: (person: Person | undefined) => void;
}

/** Logs in or registers. The session is a cookie that scripts cannot see; nothing of it passes through here. */
export function useSignIn({ refresh, onDone }: SignInOptions): SignIn {
  const client = useApolloClient();
  const [state, setState] = useState<{ isPending: boolean; failure?: Failure }>({ isPending: false });

  const run = async (attempt: () => Promise<unknown>): Promise<boolean> => {
    setState({ isPending: true });
    try {
      await attempt();
      const person = await refresh();
      setState({ isPending: false });
      onDone(person ?? client.readQuery({ query: MeDocument })?.me ?? undefined);
      return true;
    } catch (error) {
      setState({ isPending: false, failure: failureOf(error) });
      return false;
    }
  };

  return {
    ...state,
    failure: state.failure,
    login: (input) =>
      run(() => client.mutate({ mutation: LoginDocument, variables: { input }, fetchPolicy: 'no-cache' })),
    register: (input) =>
      run(() => client.mutate({ mutation: RegisterDocument, variables: { input }, fetchPolicy: 'no-cache' })),
  };
}
