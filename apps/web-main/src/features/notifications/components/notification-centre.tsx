import { Button, ChoiceBar, EmptyState, ErrorState, LoadMore, SkeletonGroup } from '@my-girok/ui-components';
import { CheckCheck } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { NotificationItemFragment } from '../../../gen/notifications/graphql.ts';
import { useConnection } from '../../../platform/connection/use-connection.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { VirtualList } from '../../../platform/lists/virtual-list.tsx';
import { type DayName, firstOfDays } from '../hooks/days.ts';
import { useUnreadNotifications } from '../hooks/unread-signal.ts';
import { type NotificationPages, useNotifications, useReading } from '../hooks/use-notifications.ts';
import { NotificationRow } from './notification-row.tsx';
import { NotificationSkeletons } from './notification-skeletons.tsx';
import { PushOffer } from './push-offer.tsx';

export interface NotificationCentreProps {
  readonly unreadOnly: boolean;
  readonly onFilter: (unreadOnly: boolean) => void;
}

const idOf = ({ id }: NotificationItemFragment): string => id;
/** A sentence, a line of the post and the time, px. */
const ROW = 104;

/** Everything the person was told, the latest first. */
export function NotificationCentre({ unreadOnly, onFilter }: NotificationCentreProps): ReactNode {
  const t = useTranslations('Notifications');
  const pages = useNotifications(unreadOnly);
  const unread = useUnreadNotifications();
  const { readOne, readAll, isPending } = useReading();
  const first = pages.items?.[0];
  return (
    <>
      <div className="app-told-tools">
        <ChoiceBar
          label={t('show')}
          value={unreadOnly ? 'unread' : 'all'}
          choices={[
            { value: 'all', label: t('all') },
            { value: 'unread', label: t('onlyUnread') },
          ]}
          onChange={(value) => onFilter(value === 'unread')}
        />
        <Button
          size="small"
          tone="quiet"
          icon={<CheckCheck />}
          isDisabled={unread === 0 || !first}
          isPending={isPending}
          pendingLabel={t('readingAll')}
          onPress={() => first && void readAll(first.updatedAt)}
        >
          {t('readAll')}
        </Button>
      </div>
      {first && <PushOffer />}
      <NotificationList key={`${unreadOnly}`} pages={pages} unreadOnly={unreadOnly} onOpen={readOne} />
    </>
  );
}

interface ListProps {
  readonly pages: NotificationPages;
  readonly unreadOnly: boolean;
  readonly onOpen: (id: string) => void;
}

function NotificationList({ pages, unreadOnly, onOpen }: ListProps): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const connection = useConnection();
  const nameOfDay = useDayNames();
  const { items, failure } = pages;
  const days = useMemo(() => firstOfDays(items ?? [], new Date()), [items]);
  if (items === undefined)
    return failure ? (
      <ErrorState
        title={t('Notifications.failedTitle')}
        safe={failure.kind === 'refused' ? sentence(failure) : t('Notifications.failedSafe')}
        action={
          <Button onPress={() => (failure.kind === 'refused' ? void pages.refresh() : connection.tryNow())}>
            {t('App.retry')}
          </Button>
        }
        details={
          failure.traceId
            ? { label: t('App.details'), traceLabel: t('App.trace'), traceId: failure.traceId, code: failure.code }
            : undefined
        }
      />
    ) : (
      <SkeletonGroup label={t('Notifications.loading')} slowLabel={t('App.slow')}>
        <NotificationSkeletons count={6} />
      </SkeletonGroup>
    );
  if (items.length === 0 && !pages.hasMore)
    return <EmptyState>{t(unreadOnly ? 'Notifications.noUnread' : 'Notifications.empty')}</EmptyState>;
  return (
    <>
      <VirtualList
        name={unreadOnly ? 'unread notifications' : 'notifications'}
        label={t('Notifications.title')}
        items={items}
        idOf={idOf}
        estimate={ROW}
        isWhole={!pages.hasMore}
        className="app-told-list"
      >
        {(about) => {
          const day = days.get(about.id);
          return (
            <NotificationRow
              about={about}
              day={day && nameOfDay(day, about.updatedAt)}
              onOpen={() => !about.read && onOpen(about.id)}
            />
          );
        }}
      </VirtualList>
      <LoadMore
        key={items.length}
        hasMore={pages.hasMore}
        isLoading={pages.isLoadingMore}
        onLoad={pages.loadMore}
        label={t('Notifications.more')}
        loadingLabel={t('Notifications.loadingMore')}
        endLabel={items.length > 8 ? t('Notifications.end') : undefined}
        error={pages.moreFailure ? sentence(pages.moreFailure) : undefined}
        retryLabel={t('App.retry')}
        skeleton={<NotificationSkeletons />}
      />
    </>
  );
}

function useDayNames(): (day: DayName, at: string) => string {
  const t = useTranslations('Notifications');
  const format = useFormatter();
  return (day, at) => {
    if (day !== 'other') return t(day);
    const time = new Date(at);
    const year = time.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
    return format.dateTime(time, { year, month: 'long', day: 'numeric', weekday: 'long' });
  };
}
