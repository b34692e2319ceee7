import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useAliasWords } from '../../../platform/aliases/use-alias-words.ts';
import { useIdentity, usePerson } from '../../../platform/identity/identity.tsx';
import { useUploads } from '../../../platform/media/use-uploads.ts';
import { useRealtime } from '../../../platform/realtime/use-realtime.ts';
import type { RunChatParts } from './run-chat.ts';
import { setChatUnread } from './unread-signal.ts';

/** Keeps the signed-in person's chats going, on whichever screen they are: use once, in the shell. Its code comes after the page. */
export function useChatRunning(openRoom: (roomId: string) => void): void {
  const t = useTranslations('ChatNotice');
  const client = useApolloClient();
  const person = usePerson().id;
  const realtime = useRealtime();
  const { uploads } = useUploads();
  const sayAlias = useAliasWords();
  const { identity } = useIdentity();
  const isBack = identity.state === 'in' && !identity.expired && identity.me !== undefined;
  const words: RunChatParts['words'] = ({ content, attachments }, author) => ({
    title: (author?.alias ? sayAlias(author.alias) : author?.name) ?? t('somebody'),
    body: content || (attachments[0]?.kind === 'file' ? t('aFile') : t('aPicture')),
  });
  const latest = useRef({ words, openRoom });
  useEffect(() => {
    latest.current = { words, openRoom };
  });
  useEffect(() => {
    if (!isBack) return;
    let stop: (() => void) | undefined;
    let isOver = false;
    import('./run-chat.ts').then(
      ({ runChat }) => {
        if (isOver) return;
        stop = runChat({
          person,
          client,
          uploads,
          realtime,
          words: (message, author) => latest.current.words(message, author),
          openRoom: (roomId) => latest.current.openRoom(roomId),
        });
      },
      // The page asks again when it is opened anew.
      () => undefined,
    );
    return () => {
      isOver = true;
      stop?.();
    };
  }, [isBack, person, client, uploads, realtime]);
  useEffect(() => () => setChatUnread(), []);
}
