import { Avatar, Button, ConfirmDialog, Entry, UserText } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { useUploads } from '../../../platform/media/use-uploads.ts';
import { attachedOf } from '../hooks/attached.ts';
import type { Pending } from '../hooks/pending.ts';
import { PendingPictures } from './pending-pictures.tsx';
import { QuoteCard } from './quote-card.tsx';

export interface PendingItemProps {
  readonly entry: Pending;
  readonly onRetry: () => void;
  /** Puts the text back where it was written. */
  readonly onEdit: () => void;
  readonly onDiscard: () => void;
}

/** What one has sent and the service has not acknowledged yet: there at once, and never lost. */
export function PendingItem({ entry, onRetry, onEdit, onDiscard }: PendingItemProps): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const person = usePerson();
  const { uploads, views } = useUploads();
  const [isAsking, setAsking] = useState(false);
  const { extras } = entry;
  const isPost = entry.kind === 'post';
  const hasFailed = entry.state === 'failed' && entry.failure;
  const attached = attachedOf(extras.pictures, views, uploads.isLoaded());
  const isWaiting = entry.state === 'waiting' && attached.kind === 'waits';
  const canChange = hasFailed || isWaiting;
  return (
    <Entry
      size={isPost ? 'medium' : 'small'}
      aria-label={t(isPost ? 'Post.by' : 'Comments.by', { name: person.name })}
      margin={<Avatar id={person.id} name={person.name} src={person.avatar} size={isPost ? 'medium' : 'small'} />}
      byline={
        <>
          <span className="app-own-name">{person.name}</span>
          {!hasFailed && (
            <span className="app-unknown" role="status">
              {isWaiting ? t('Composer.waiting', { ready: attached.ready, count: attached.count }) : t('Post.sending')}
            </span>
          )}
        </>
      }
      actions={
        canChange ? (
          <div className="app-pending" data-waiting={isWaiting || undefined} role={hasFailed ? 'alert' : undefined}>
            {hasFailed && <p>{t(isPost ? 'Post.notSent' : 'Comments.notSent', { reason: sentence(hasFailed) })}</p>}
            <div className="app-pending-actions">
              {hasFailed && (
                <Button size="small" onPress={onRetry}>
                  {t('App.retry')}
                </Button>
              )}
              <Button size="small" tone="quiet" onPress={onEdit}>
                {t('Post.edit')}
              </Button>
              <Button size="small" tone="quiet" onPress={() => setAsking(true)}>
                {t('Post.discard')}
              </Button>
            </div>
            <ConfirmDialog
              isOpen={isAsking}
              onOpenChange={setAsking}
              title={t('Post.discardTitle')}
              confirmLabel={t('Post.discard')}
              cancelLabel={t('App.cancel')}
              closeLabel={t('App.close')}
              tone="danger"
              onConfirm={onDiscard}
            >
              {t('Post.discardBody')}
            </ConfirmDialog>
          </div>
        ) : undefined
      }
    >
      {extras.warning && <p className="app-quiet">{extras.warning}</p>}
      {entry.content !== '' && <UserText>{entry.content}</UserText>}
      <PendingPictures pictures={extras.pictures} />
      {extras.quote && <QuoteCard quote={extras.quote} />}
    </Entry>
  );
}
