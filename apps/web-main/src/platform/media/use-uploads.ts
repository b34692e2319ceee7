import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { CreateUploadTicketDocument, DiscardMediaDocument, UploadedMediaDocument } from '../../gen/graphql.ts';
import { useIdentity, usePerson } from '../identity/identity.tsx';
import { harmless } from './check-file.ts';
import { FileShelf } from './file-shelf.ts';
import { sendFile } from './send-file.ts';
import type { UploadView } from './upload-view.ts';
import { Uploads } from './uploads.ts';

const shelf = new FileShelf();
const channel = new BroadcastChannel('girok.media');
const engines = new Map<string, Uploads>();

channel.addEventListener('message', ({ data }: MessageEvent<{ person: string; id: string; sent?: number }>) => {
  void engines.get(data.person)?.changedElsewhere(data.id, data.sent);
});

function uploadsOf(person: string, client: ApolloClient): Uploads {
  let uploads = engines.get(person);
  if (!uploads) {
    uploads = new Uploads({
      person,
      shelf,
      locks: navigator.locks,
      send: sendFile,
      createTicket: async () => {
        const { data, error } = await client.mutate({ mutation: CreateUploadTicketDocument, errorPolicy: 'all' });
        if (!data) throw error;
        return data.createUploadTicket;
      },
      media: async (ids) => {
        const { data, error } = await client.query({
          query: UploadedMediaDocument,
          variables: { ids: [...ids] },
          fetchPolicy: 'no-cache',
        });
        if (!data?.media) throw error;
        return data.media;
      },
      discard: (mediaId) => client.mutate({ mutation: DiscardMediaDocument, variables: { mediaId } }),
      tell: (id, sent) => channel.postMessage({ person, id, sent }),
    });
    engines.set(person, uploads);
  }
  return uploads;
}

/** The signed-in person's uploads, and the way to add, hold and drop them. */
export function useUploads(): { readonly uploads: Uploads; readonly views: ReadonlyMap<string, UploadView> } {
  const uploads = uploadsOf(usePerson().id, useApolloClient());
  return { uploads, views: useSyncExternalStore(uploads.subscribe, uploads.all) };
}

/** Runs the signed-in person's uploads: use once, in the shell. */
export function useUploadsRunning(): void {
  const uploads = uploadsOf(usePerson().id, useApolloClient());
  const { identity } = useIdentity();
  const isBack = identity.state === 'in' && !identity.expired && identity.me !== undefined;
  useEffect(() => void uploads.load(), [uploads]);
  useEffect(() => {
    if (!isBack) return;
    uploads.start();
    window.addEventListener('online', uploads.resumeAll);
    return () => {
      window.removeEventListener('online', uploads.resumeAll);
      uploads.stop();
    };
  }, [isBack, uploads]);
}

/** An address under which the page can show a picture it holds; undefined before there is one. What is no picture can be put away there, not opened. */
export function useFileAddress(file: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(harmless(file));
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
      setAddress(undefined);
    };
  }, [file]);
  return address;
}
