import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorState,
  LoadMore,
  RowLink,
  Skeleton,
  SkeletonGroup,
} from '@my-girok/ui-components';
import { Inbox, MessageSquarePlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useConnection } from '../../../platform/connection/use-connection.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { paths } from '../../../platform/paths.ts';
import type { Box } from '../hooks/chat-api.ts';
import { useChatUnread } from '../hooks/unread-signal.ts';
import { useRooms } from '../hooks/use-rooms.ts';
import { NotifyOffer } from './notify-offer.tsx';
import { RoomRow } from './room-row.tsx';

/** The rooms one talks in, or those one was asked into. */
export function RoomList({ box, current }: { readonly box: Box; readonly current: string | undefined }): ReactNode {
  const t = useTranslations('Chat');
  const sentence = useSentence();
  const connection = useConnection();
  const { requests } = useChatUnread();
  const { rooms, isAnswered, hasMore, isLoadingMore, failure, loadMore } = useRooms(box);
  const isInbox = box === 'INBOX';
  return (
    <>
      {isInbox && requests > 0 && (
        <RowLink href={paths.requests} className="app-requests-entry">
          <Inbox aria-hidden="true" />
          <span>{t('requests')}</span>
          <span className="app-room-unread">{requests}</span>
        </RowLink>
      )}
      {isInbox && rooms.length > 0 && <NotifyOffer />}
      {rooms.length > 0 && (
        <ul className="app-rooms" aria-label={t(isInbox ? 'rooms' : 'requests')}>
          {rooms.map((room) => (
            <RoomRow key={room.id} room={room} isCurrent={room.id === current} />
          ))}
        </ul>
      )}
      {rooms.length === 0 && isAnswered && (
        <EmptyState
          action={
            isInbox ? (
              <ButtonLink icon={<MessageSquarePlus />} href={paths.newChat}>
                {t('new')}
              </ButtonLink>
            ) : undefined
          }
        >
          {t(isInbox ? 'empty' : 'noRequests')}
        </EmptyState>
      )}
      {rooms.length === 0 && !isAnswered && failure && (
        <ErrorState
          title={t('failedTitle')}
          safe={sentence(failure)}
          action={<Button onPress={connection.tryNow}>{t('retry')}</Button>}
        />
      )}
      {rooms.length === 0 && !isAnswered && !failure && (
        <SkeletonGroup label={t('loading')} slowLabel={t('loading')}>
          {[0, 1, 2, 3].map((row) => (
            <div key={row} className="app-room-row">
              <Skeleton shape="avatar" />
              <Skeleton width="9rem" />
            </div>
          ))}
        </SkeletonGroup>
      )}
      {isAnswered && (
        <LoadMore
          hasMore={hasMore}
          isLoading={isLoadingMore}
          onLoad={loadMore}
          label={t('moreRooms')}
          loadingLabel={t('loading')}
          error={failure && sentence(failure)}
          retryLabel={t('retry')}
        />
      )}
    </>
  );
}
