import { ApolloLink } from '@apollo/client/link';
import type { FormattedExecutionResult } from 'graphql';
import { Observable } from 'rxjs';
import { type Failure, failureOfExtensions, UnreachableError } from './failure.ts';

/** No answer within this time counts as no answer at all. */
const DEADLINE_MS = 15_000;

export interface TrustedLinkEvents {
  /** Whether the API answered, whatever it said. */
  reached(yes: boolean): void;
  /** The API says that nobody is signed in any more. */
  signedOut(operationName: string | undefined): void;
}

/**
 * Sends operations as trusted documents, `{"documentId": "sha256:…", "variables": {}}`: the API knows every document of
 * ours from the build, and never parses text that comes from a browser. Cookies go along; no token exists here.
 */
export function trustedLink(api: string, events: TrustedLinkEvents): ApolloLink {
  return new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        const given = new AbortController();
        const hash = (operation.query as { __meta__?: { hash?: string } }).__meta__?.hash;
        send(`${api}/graphql`, { documentId: hash, variables: operation.variables }, given.signal).then(
          (result) => {
            if (given.signal.aborted) return;
            events.reached(true);
            if (result.errors?.some((error) => endsSession(failureOfExtensions(error.extensions))))
              events.signedOut(operation.operationName);
            observer.next(result);
            observer.complete();
          },
          (error: unknown) => {
            if (given.signal.aborted) return;
            events.reached(false);
            observer.error(error);
          },
        );
        return () => given.abort();
      }),
  );
}

/** A wrong password is refused in the same terms, but says nothing of the session it was typed in. */
const endsSession = ({ kind, code }: Failure): boolean => kind === 'signed_out' && code !== 'AUTH_INVALID_CREDENTIALS';

async function send(address: string, body: object, signal: AbortSignal): Promise<FormattedExecutionResult> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf': '1' },
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
    });
    const result = (await response.json()) as FormattedExecutionResult;
    if (typeof result !== 'object' || result === null || !('data' in result || 'errors' in result))
      throw new UnreachableError(`HTTP ${response.status}`);
    return result;
  } catch (error) {
    throw error instanceof UnreachableError ? error : new UnreachableError(String(error));
  }
}
