import { lazy, type ReactNode, Suspense } from 'react';
import type { PostItemFragment } from '../../../gen/graphql.ts';
import type { Reason } from './reason-line.tsx';

/** What a dialog is open for. */
export type PostAsk =
  | { readonly kind: 'history'; readonly post: Pick<PostItemFragment, 'id'> }
  | { readonly kind: 'edit'; readonly post: PostItemFragment }
  | { readonly kind: 'why'; readonly post: PostItemFragment; readonly reason: Reason };

// Few of a page's posts are edited or looked into: these come when they are.
const History = lazy(async () => ({ default: (await import('./history-dialog.tsx')).HistoryDialog }));
const Edit = lazy(async () => ({ default: (await import('./edit-dialog.tsx')).EditDialog }));
const Why = lazy(async () => ({ default: (await import('./why-dialog.tsx')).WhyDialog }));

/** One dialog about one post, or none. */
export function PostDialog({
  ask,
  onClose,
}: {
  readonly ask: PostAsk | undefined;
  readonly onClose: () => void;
}): ReactNode {
  if (!ask) return null;
  return (
    <Suspense fallback={null}>
      {ask.kind === 'history' && <History postId={ask.post.id} onClose={onClose} />}
      {ask.kind === 'edit' && <Edit post={ask.post} onClose={onClose} />}
      {ask.kind === 'why' && <Why post={ask.post} reason={ask.reason} onClose={onClose} />}
    </Suspense>
  );
}
