import { useQuery } from '@apollo/client/react';
import { Dialog, RelativeTime, VisuallyHidden } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PostHistoryDocument, type PostHistoryQuery } from '../../../gen/graphql.ts';
import { failureOf } from '../../../platform/graphql/failure.ts';
import { diffWords } from '../hooks/diff-words.ts';
import { DialogStatus } from './dialog-status.tsx';

type Version = NonNullable<NonNullable<PostHistoryQuery['post']>['history']>[number];

/** What a post said, the newest version first, each with what it changed. */
export function HistoryDialog({
  postId,
  onClose,
}: {
  readonly postId: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const { data, error, refetch } = useQuery(PostHistoryDocument, {
    variables: { id: postId },
    fetchPolicy: 'cache-and-network',
  });
  const versions = data?.post?.history ?? undefined;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('History.title')}
      closeLabel={t('App.close')}
    >
      {versions ? (
        <ol className="app-versions" aria-label={t('History.list')}>
          {versions.map((version, at) => (
            <VersionItem key={version.version} version={version} before={versions[at + 1]} isNewest={at === 0} />
          ))}
        </ol>
      ) : (
        <DialogStatus failure={error ? failureOf(error) : undefined} onRetry={() => void refetch()} />
      )}
    </Dialog>
  );
}

function VersionItem({
  version,
  before,
  isNewest,
}: {
  readonly version: Version;
  readonly before: Version | undefined;
  readonly isNewest: boolean;
}): ReactNode {
  const t = useTranslations('History');
  return (
    <li className="app-version">
      <p className="app-version-head">
        <strong>{isNewest ? t('now') : before ? t('version', { number: version.version }) : t('first')}</strong>
        <RelativeTime at={version.createdAt} />
      </p>
      {(version.contentWarning || before?.contentWarning) && (
        <p className="app-version-part">
          <span>{t('warning')}</span>{' '}
          <Changed before={before && (before.contentWarning ?? '')} after={version.contentWarning ?? ''} />
        </p>
      )}
      <p className="g-user-text" dir="auto">
        <Changed before={before?.content} after={version.content} />
      </p>
      {version.pictures.map((picture, at) => {
        const earlier = before?.pictures.find(({ id }) => id === picture.id);
        if (picture.alt === '' && !earlier?.alt) return null;
        return (
          <p key={picture.id} className="app-version-part">
            <span>{t('alt', { number: at + 1 })}</span> <Changed before={earlier?.alt} after={picture.alt} />
          </p>
        );
      })}
    </li>
  );
}

/** A text with what came and what went since the one before; as it is where there was none. */
function Changed({ before, after }: { readonly before: string | undefined; readonly after: string }): ReactNode {
  const t = useTranslations('History');
  if (before === undefined) return after;
  let at = 0;
  return diffWords(before, after).map(({ kind, text }) => {
    const key = at;
    at += text.length;
    if (kind === 'same') return <span key={`${key} same`}>{text}</span>;
    const Tag = kind === 'in' ? 'ins' : 'del';
    return (
      <Tag key={`${key} ${kind}`}>
        <VisuallyHidden>{t(kind === 'in' ? 'added' : 'removed')} </VisuallyHidden>
        {text}
      </Tag>
    );
  });
}
