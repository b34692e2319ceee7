import { Avatar, Button, ConfirmDialog, Entry, UserText } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import type { Pending } from '../hooks/pending.ts';

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
  const [isAsking, setAsking] = useState(false);
  const isPost = entry.kind === 'post';
  const hasFailed = entry.state === 'failed' && entry.failure;
  return (
    <Entry
      size={isPost ? 'medium' : 'small'}
      aria-label={t(isPost ? 'Post.by' : 'Comments.by', { name: person.name })}
      margin={<Avatar id={person.id} name={person.name} src={person.avatar} size={isPost ? 'medium' : 'small'} />}
      byline={
        <>
          <span className="app-own-name">{person.name}</span>
          {!hasFailed && <span className="app-unknown">{t('Post.sending')}</span>}
        </>
      }
      actions={
        hasFailed ? (
          <div className="app-pending" role="alert">
            <p>{t(isPost ? 'Post.notSent' : 'Comments.notSent', { reason: sentence(hasFailed) })}</p>
            <div className="app-pending-actions">
              <Button size="small" onPress={onRetry}>
                {t('App.retry')}
              </Button>
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
      <UserText>{entry.content}</UserText>
    </Entry>
  );
}
