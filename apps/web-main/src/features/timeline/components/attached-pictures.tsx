import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useUploads } from '../../../platform/media/use-uploads.ts';
import { moved } from '../hooks/moved.ts';
import type { AttachedPicture as Attached } from '../hooks/post-extras.ts';
import { AttachedPicture } from './attached-picture.tsx';

/** What a dragged picture of ours is called, so that it is never taken for a file. */
const DRAGGED = 'application/x-girok-picture';

export interface AttachedPicturesProps {
  readonly pictures: readonly Attached[];
  readonly onChange: (pictures: readonly Attached[]) => void;
}

/** The pictures of the post one writes, in the order they will be seen; moved by drag, by buttons, or with Alt and arrows. */
export function AttachedPictures({ pictures, onChange }: AttachedPicturesProps): ReactNode {
  const t = useTranslations('Composer');
  const { uploads, views } = useUploads();
  const dragged = useRef<number | undefined>(undefined);
  if (pictures.length === 0) return null;
  return (
    <ul className="app-attached-list" aria-label={t('pictures')}>
      {pictures.map(({ upload, alt }, at) => (
        <AttachedPicture
          key={upload}
          upload={views.get(upload)}
          number={at + 1}
          count={pictures.length}
          alt={alt}
          onAlt={(next) => onChange(pictures.map((each, index) => (index === at ? { upload, alt: next } : each)))}
          onMove={(by) => onChange(moved(pictures, at, at + by))}
          onRemove={() => {
            onChange(pictures.filter((each) => each.upload !== upload));
            void uploads.discard(upload);
          }}
          onPause={() => void uploads.pause(upload)}
          onResume={() => void uploads.resume(upload)}
          drag={{
            onDragStart: (event) => {
              dragged.current = at;
              event.dataTransfer.setData(DRAGGED, upload);
              event.dataTransfer.effectAllowed = 'move';
            },
            onDragOver: (event) => {
              if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
            },
            onDrop: (event) => {
              if (dragged.current === undefined || !event.dataTransfer.types.includes(DRAGGED)) return;
              event.preventDefault();
              onChange(moved(pictures, dragged.current, at));
              dragged.current = undefined;
            },
          }}
        />
      ))}
    </ul>
  );
}
