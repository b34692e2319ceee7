import { ApolloClient } from '@apollo/client';
import { makeCache } from './cache.ts';
import { type TrustedLinkEvents, trustedLink } from './trusted-link.ts';

/** The API's origin, which our server writes into the page for the host it was asked by. */
export function apiAddress(): string {
  const address = document.querySelector<HTMLMetaElement>('meta[name="girok-api"]')?.content;
  if (!address) throw new Error('The page carries no API address.');
  return address;
}

/** One client a page. Partial results are used: what came is shown, what did not recovers by itself. */
export function makeClient(events: TrustedLinkEvents): ApolloClient {
  return new ApolloClient({
    link: trustedLink(apiAddress(), events),
    cache: makeCache(),
    defaultOptions: {
      // A failure stays in sight while it is tried again; otherwise the page would flicker between the two.
      watchQuery: { errorPolicy: 'all', notifyOnNetworkStatusChange: false },
      query: { errorPolicy: 'all' },
    },
    assumeImmutableResults: true,
  });
}

declare module '@apollo/client' {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface WatchQuery {
        errorPolicy: 'all';
        notifyOnNetworkStatusChange: false;
      }
      interface Query {
        errorPolicy: 'all';
      }
    }
  }
}
