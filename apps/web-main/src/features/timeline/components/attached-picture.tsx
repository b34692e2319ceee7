import { Button, IconButton, ProgressRing, VisuallyHidden } from '@my-girok/ui-components';
import { ArrowDown, ArrowUp, ImageOff, Pause, Pencil, Play, RotateCcw, X } from 'lucide-react';
import { type DragEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { doneOf } from '../../../platform/media/upload-state.ts';
import type { UploadView } from '../../../platform/media/upload-view.ts';
import { useFileAddress } from '../../../platform/media/use-uploads.ts';

// Few describe a picture at once: its place comes with the first who does.
const AltDialog = lazy(async () => ({ default: (await import('../../../platform/media/alt-dialog.tsx')).AltDialog }));

export interface AttachedPictureProps {
  readonly upload: UploadView | undefined;
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly alt: string;
  readonly onAlt: (alt: string) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly drag: {
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** A picture of the post one writes: how far it is, what it shows, and its place among the others. */
export function AttachedPicture(props: AttachedPictureProps): ReactNode {
  const { upload, number, count, alt, onAlt, onMove, onRemove, onPause, onResume, drag } = props;
  const t = useTranslations('Composer');
  const address = useFileAddress(upload?.file);
  const [broken, setBroken] = useState<string>();
  const [isDescribing, setDescribing] = useState(false);
  const state = upload?.state;
  const isMoving = state?.kind === 'queued' || state?.kind === 'sending' || state?.kind === 'stalled';
  const canResume = state?.kind === 'paused' || state?.kind === 'refused' || state?.kind === 'stalled';
  const done = state && upload ? doneOf(state, upload.file.size) : 0;
  return (
    <li
      className="app-attached"
      draggable={count > 1}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
      {...drag}
    >
      <span className="app-attached-thumb" data-refused={state?.kind === 'refused' || undefined}>
        {address && address !== broken ? (
          <img src={address} alt="" draggable={false} onError={() => setBroken(address)} />
        ) : (
          <ImageOff aria-hidden="true" />
        )}
        {state && state.kind !== 'ready' && state.kind !== 'refused' && (
          <ProgressRing value={done} label={t('uploading', { name: upload.name, percent: Math.round(done * 100) })} />
        )}
      </span>
      <div className="app-attached-words">
        <Button size="small" tone="quiet" icon={<Pencil />} onPress={() => setDescribing(true)}>
          {alt && <VisuallyHidden>{t('altEdit', { number })} </VisuallyHidden>}
          <span className="app-attached-alt">{alt || t('altAdd', { number })}</span>
        </Button>
        <StateWords state={state} />
      </div>
      <div className="app-attached-tools">
        {isMoving && state.kind !== 'stalled' && (
          <IconButton
            size="small"
            label={t('pause', { number })}
            icon={<Pause aria-hidden="true" />}
            onPress={onPause}
          />
        )}
        {canResume && (
          <IconButton
            size="small"
            label={t(state.kind === 'paused' ? 'resume' : 'tryAgain', { number })}
            icon={state.kind === 'paused' ? <Play aria-hidden="true" /> : <RotateCcw aria-hidden="true" />}
            onPress={onResume}
          />
        )}
        {count > 1 && (
          <>
            <IconButton
              size="small"
              label={t('earlier', { number })}
              icon={<ArrowUp aria-hidden="true" />}
              isDisabled={number === 1}
              onPress={() => onMove(-1)}
            />
            <IconButton
              size="small"
              label={t('later', { number })}
              icon={<ArrowDown aria-hidden="true" />}
              isDisabled={number === count}
              onPress={() => onMove(1)}
            />
          </>
        )}
        <IconButton size="small" label={t('remove', { number })} icon={<X aria-hidden="true" />} onPress={onRemove} />
      </div>
      {isDescribing && (
        <Suspense fallback={null}>
          <AltDialog
            number={number}
            address={address}
            alt={alt}
            onChange={onAlt}
            onClose={() => setDescribing(false)}
          />
        </Suspense>
      )}
    </li>
  );
}

/** What is going on with it, where the ring does not say enough. */
function StateWords({ state }: { readonly state: UploadView['state'] | undefined }): ReactNode {
  const t = useTranslations('Composer');
  const sentence = useSentence();
  if (!state) return null;
  if (state.kind === 'refused')
    return (
      <p role="alert" className="app-attached-refused">
        {sentence(state.failure)}
      </p>
    );
  const words =
    state.kind === 'stalled'
      ? t('stalled')
      : state.kind === 'paused'
        ? t('paused')
        : state.kind === 'processing'
          ? t('processing')
          : state.kind === 'ready'
            ? undefined
            : t('sending');
  return words && <p className="app-quiet">{words}</p>;
}
