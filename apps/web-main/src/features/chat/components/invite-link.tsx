import { Button } from '@my-girok/ui-components';
import { Copy, Link2, Link2Off } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { notices } from '../../../platform/notices/notices.ts';
import { paths } from '../../../platform/paths.ts';
import { useRoomActions } from '../hooks/use-room-actions.ts';

/** A link by which others join a group: shown once it is made, and ended for all at once. */
export function InviteLink({ roomId }: { readonly roomId: string }): ReactNode {
  const t = useTranslations('Chat');
  const format = useFormatter();
  const { invite, revokeInvites } = useRoomActions();
  const [made, setMade] = useState<{ readonly token: string; readonly expiresAt: string }>();
  const [isPending, setPending] = useState(false);
  const address = made && new URL(paths.join(made.token), location.origin).href;
  const make = async (): Promise<void> => {
    setPending(true);
    setMade(await invite(roomId));
    setPending(false);
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address ?? '').then(
      () => notices.add({ words: t('linkCopied') }),
      () => notices.add({ words: t('notCopied'), tone: 'danger' }),
    );
  };
  const end = async (): Promise<void> => {
    if (!(await revokeInvites(roomId))) return;
    setMade(undefined);
    notices.add({ words: t('linksEnded') });
  };
  return (
    <section className="app-invite" aria-labelledby="chat-invite">
      <h2 id="chat-invite">{t('inviteTitle')}</h2>
      <p className="app-quiet">{t('inviteNote')}</p>
      {made && address && (
        <>
          <p className="app-invite-address">
            <code>{address}</code>
          </p>
          <p className="app-quiet">
            {t('inviteUntil', { date: format.dateTime(new Date(made.expiresAt), { dateStyle: 'medium' }) })}
          </p>
        </>
      )}
      <div className="app-request-ways">
        {made ? (
          <Button size="small" icon={<Copy />} onPress={() => void copy()}>
            {t('copyLink')}
          </Button>
        ) : (
          <Button
            size="small"
            icon={<Link2 />}
            isPending={isPending}
            pendingLabel={t('saving')}
            onPress={() => void make()}
          >
            {t('makeLink')}
          </Button>
        )}
        <Button size="small" tone="quiet" icon={<Link2Off />} onPress={() => void end()}>
          {t('endLinks')}
        </Button>
      </div>
    </section>
  );
}
