import { lazy, type ReactNode, Suspense } from 'react';
import type { ReportInput } from '../../gen/graphql.ts';
import type { Other } from './use-relations.ts';

/** What is reported: exactly one of the three. */
export type ReportSubject = Pick<ReportInput, 'postId' | 'commentId' | 'userId'>;

export type RelationAsk =
  | { readonly kind: 'mute' | 'block'; readonly person: Other }
  | { readonly kind: 'muteWord' }
  /** `person` wrote what is reported: afterwards one may want to see less of them. */
  | { readonly kind: 'report'; readonly subject: ReportSubject; readonly person: Other | undefined };

// Asked for rarely: it comes when it is.
const Mute = lazy(async () => ({ default: (await import('./mute-dialog.tsx')).MuteDialog }));
const MuteWord = lazy(async () => ({ default: (await import('./mute-word-dialog.tsx')).MuteWordDialog }));
const Block = lazy(async () => ({ default: (await import('./block-dialog.tsx')).BlockDialog }));
const Report = lazy(async () => ({ default: (await import('./report-dialog.tsx')).ReportDialog }));

/** One dialog about how one stands to somebody, or none. */
export function RelationDialog({
  ask,
  onClose,
}: {
  readonly ask: RelationAsk | undefined;
  readonly onClose: () => void;
}): ReactNode {
  if (!ask) return null;
  return (
    <Suspense fallback={null}>
      {ask.kind === 'mute' && <Mute person={ask.person} onClose={onClose} />}
      {ask.kind === 'muteWord' && <MuteWord onClose={onClose} />}
      {ask.kind === 'block' && <Block person={ask.person} onClose={onClose} />}
      {ask.kind === 'report' && <Report subject={ask.subject} person={ask.person} onClose={onClose} />}
    </Suspense>
  );
}
