import { Button, Dialog } from '@my-girok/ui-components';
import { UserMinus, VolumeX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PostItemFragment } from '../../../gen/graphql.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { RelationDialog } from '../../../platform/relations/relation-dialog.tsx';
import { useFollow } from '../../../platform/relations/use-follow.ts';
import type { Reason } from './reason-line.tsx';

export interface WhyDialogProps {
  readonly post: PostItemFragment;
  readonly reason: Reason;
  readonly onClose: () => void;
}

/** Says why a post is in the timeline, and how to have less of the kind. */
export function WhyDialog({ post, reason, onClose }: WhyDialogProps): ReactNode {
  const t = useTranslations();
  const me = usePerson();
  const follow = useFollow();
  const [isMuting, setMuting] = useState(false);
  // Who brought it here: whoever reposted it, else its author.
  const cause = reason.reason === 'REPOST' ? reason.actor : post.author;
  const isOther = cause !== null && cause !== undefined && cause.id !== me.id;
  const name = cause?.name ?? t('Post.unknownAuthor');
  if (isMuting && cause) return <RelationDialog ask={{ kind: 'mute', person: cause }} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('Why.title')}
      closeLabel={t('App.close')}
      actions={
        isOther ? (
          <>
            {reason.reason !== 'MENTION' && (
              <Button
                icon={<UserMinus />}
                onPress={() => {
                  follow(cause, false);
                  onClose();
                }}
              >
                {t('Why.unfollow', { name })}
              </Button>
            )}
            <Button icon={<VolumeX />} onPress={() => setMuting(true)}>
              {t('Relations.mutePerson', { name })}
            </Button>
          </>
        ) : undefined
      }
    >
      <p>{sentence()}</p>
      <p>{t('Why.order')}</p>
    </Dialog>
  );

  function sentence(): string {
    if (reason.reason === 'MENTION') return t('Why.mention', { name });
    if (reason.reason === 'REPOST') return isOther ? t('Why.repost', { name }) : t('Why.ownRepost');
    return reason.reason === 'OWN' || !isOther ? t('Why.own') : t('Why.followed', { name });
  }
}
