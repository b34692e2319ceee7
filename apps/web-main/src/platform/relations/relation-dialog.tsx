import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { RelationAsk } from './relation-ask.ts';

export type { RelationAsk } from './relation-ask.ts';

// Asked for rarely: it comes when it is.
const Mute = lazy(async () => ({ default: (await import('./mute-dialog.tsx')).MuteDialog }));
const MuteWord = lazy(async () => ({ default: (await import('./mute-word-dialog.tsx')).MuteWordDialog }));
const Block = lazy(async () => ({ default: (await import('./block-dialog.tsx')).BlockDialog }));
const Report = lazy(async () => ({ default: (await import('./report-dialog.tsx')).ReportDialog }));

/** One dialog about how one stands to somebody, or none. A report may lead on to another. */
export function RelationDialog({
  ask,
  onClose,
}: {
  readonly ask: RelationAsk | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const [next, setNext] = useState<RelationAsk>();
  if (!ask) return null;
  const shown = next ?? ask;
  const close = (): void => {
    setNext(undefined);
    onClose();
  };
  return (
    <Suspense fallback={null}>
      {shown.kind === 'mute' && <Mute person={shown.person} onClose={close} />}
      {shown.kind === 'muteWord' && <MuteWord onClose={close} />}
      {shown.kind === 'block' && <Block person={shown.person} onClose={close} />}
      {shown.kind === 'report' && (
        <Report subject={shown.subject} person={shown.person} onNext={setNext} onClose={close} />
      )}
    </Suspense>
  );
}
