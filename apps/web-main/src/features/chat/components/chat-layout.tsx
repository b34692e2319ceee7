import { ButtonLink, IconButton } from '@my-girok/ui-components';
import { ArrowLeft, MessageSquarePlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '../../../platform/paths.ts';
import { useVisualHeight } from '../hooks/use-visual-height.ts';
import { RoomList } from './room-list.tsx';

export interface ChatLayoutProps {
  /** The room that is open. */
  readonly current: string | undefined;
  readonly box: 'INBOX' | 'REQUESTS';
  /** What stands beside the list, or in its place on a phone; undefined for the list alone. */
  readonly pane: ReactNode | undefined;
  readonly onBack: () => void;
}

/** Rooms and what is open of them: side by side where there is room, else one or the other. */
export function ChatLayout({ current, box, pane, onBack }: ChatLayoutProps): ReactNode {
  const t = useTranslations('Chat');
  useVisualHeight();
  const isRequests = box === 'REQUESTS';
  return (
    <div className="app-chat" data-pane={pane ? 'open' : 'none'}>
      <div className="app-chat-list">
        <header className="app-chat-list-head">
          {isRequests && <IconButton label={t('back')} icon={<ArrowLeft aria-hidden="true" />} onPress={onBack} />}
          {pane ? (
            <p className="app-chat-title">{t(isRequests ? 'requests' : 'title')}</p>
          ) : (
            <h1 className="app-chat-title">{t(isRequests ? 'requests' : 'title')}</h1>
          )}
          <ButtonLink size="small" icon={<MessageSquarePlus />} href={paths.newChat}>
            {t('new')}
          </ButtonLink>
        </header>
        {isRequests && <p className="app-quiet app-requests-note">{t('requestsNote')}</p>}
        <RoomList box={box} current={current} />
      </div>
      <div className="app-chat-pane">{pane ?? <p className="app-chat-none">{t('choose')}</p>}</div>
    </div>
  );
}
