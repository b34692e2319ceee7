import { Avatar, Link, RelativeTime, VisuallyHidden } from '@my-girok/ui-components';
import {
  AtSign,
  Handshake,
  Heart,
  MessageCircle,
  MessageCirclePlus,
  MessageSquare,
  PhoneMissed,
  Quote,
  Repeat2,
  ShieldAlert,
  UserRoundPlus,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { NotificationItemFragment, NotificationKind } from '../../../gen/notifications/graphql.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { placeOf } from '../hooks/place-of.ts';
import { useNotificationWords } from '../hooks/use-notification-words.tsx';

const ICONS: Readonly<Record<NotificationKind, ReactNode>> = {
  LIKE: <Heart />,
  COMMENT: <MessageSquare />,
  MENTION: <AtSign />,
  FOLLOW: <UserRoundPlus />,
  REPOST: <Repeat2 />,
  QUOTE: <Quote />,
  MESSAGE: <MessageCircle />,
  MESSAGE_REQUEST: <MessageCirclePlus />,
  SECURITY: <ShieldAlert />,
  CALL: <PhoneMissed />,
  MATCH: <Handshake />,
};

export interface NotificationRowProps {
  readonly about: NotificationItemFragment;
  /** The day it begins, as a heading over it. */
  readonly day?: string;
  readonly onOpen: () => void;
}

/** What nobody did: the sign stands alone. */
const isAlone = ({ kind }: Pick<NotificationItemFragment, 'kind'>): boolean => kind === 'SECURITY' || kind === 'MATCH';

/** One notification: who did what to what, and when. All of it leads there. */
export function NotificationRow({ about, day, onOpen }: NotificationRowProps): ReactNode {
  const t = useTranslations('Notifications');
  const me = usePerson().id;
  const { rich } = useNotificationWords();
  const place = placeOf(about, me);
  const last = about.actors.find((each) => each !== null);
  return (
    <>
      {day && <h2 className="app-told-day">{day}</h2>}
      <article className="app-told" data-unread={!about.read || undefined} data-kind={about.kind}>
        <div className="app-told-face" data-alone={isAlone(about) || undefined}>
          {isAlone(about) ? null : last ? (
            <Avatar id={last.id} name={last.name} src={last.avatar} />
          ) : (
            <span className="app-told-blank" aria-hidden="true" />
          )}
          <span className="app-told-icon" aria-hidden="true">
            {ICONS[about.kind]}
          </span>
        </div>
        <div className="app-told-words">
          <p>
            {!about.read && <VisuallyHidden>{t('unread')} </VisuallyHidden>}
            {place ? (
              <Link tone="name" href={place} onPress={onOpen}>
                <span className="app-told-sentence">{rich(about)}</span>
              </Link>
            ) : (
              <span className="app-told-sentence">{rich(about)}</span>
            )}
          </p>
          <Excerpt about={about} />
          <p className="app-quiet">
            <RelativeTime at={about.updatedAt} />
            {!place && <> · {t('gone')}</>}
          </p>
        </div>
        <span className="app-told-dot" aria-hidden="true" />
      </article>
    </>
  );
}

/** What the post says, or what it is; its warning where it carries one. */
function Excerpt({ about: { post } }: { readonly about: NotificationItemFragment }): ReactNode {
  const t = useTranslations('Notifications');
  if (!post) return null;
  if (post.contentWarning) return <p className="app-told-excerpt">{t('warned', { warning: post.contentWarning })}</p>;
  if (post.content)
    return (
      <p className="app-told-excerpt" dir="auto">
        {post.content}
      </p>
    );
  return post.pictures.length > 0 ? (
    <p className="app-told-excerpt">{t('pictures', { count: post.pictures.length })}</p>
  ) : null;
}
