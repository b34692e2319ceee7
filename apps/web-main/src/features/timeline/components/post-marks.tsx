import { EntryMark, TextButton } from '@my-girok/ui-components';
import { LockKeyhole, UsersRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PostItemFragment } from '../../../gen/graphql.ts';
import { PostDialog } from './post-dialog.tsx';

/** In the byline: that a post was edited, with what it said before behind it, and who may see it where not everybody may. */
export function PostMarks({ post }: { readonly post: PostItemFragment }): ReactNode {
  const t = useTranslations('Post');
  const [showsHistory, setShowsHistory] = useState(false);
  return (
    <>
      {post.version > 1 && (
        <>
          <TextButton aria-label={t('editedLabel')} onPress={() => setShowsHistory(true)}>
            {t('edited')}
          </TextButton>
          <PostDialog
            ask={showsHistory ? { kind: 'history', post } : undefined}
            onClose={() => setShowsHistory(false)}
          />
        </>
      )}
      {post.visibility === 'FOLLOWERS' && (
        <EntryMark icon={<UsersRound aria-hidden="true" />} label={t('forFollowers')} />
      )}
      {post.visibility === 'SELF' && <EntryMark icon={<LockKeyhole aria-hidden="true" />} label={t('forSelf')} />}
    </>
  );
}
