import { PictureGrid, type PictureView } from '@my-girok/ui-components';
import { Download, FileText } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ChatAttachment } from '../hooks/chat-types.ts';
import { pictureParts, sizeParts } from '../hooks/picture-rows.ts';

// Large pictures are looked at by few: their code comes with the first one.
const Viewer = lazy(async () => ({ default: (await import('@my-girok/ui-components/picture-viewer')).PictureViewer }));

export interface MessageFilesProps {
  readonly attachments: readonly ChatAttachment[];
  /** Addresses hold for minutes: asks for new ones. */
  readonly onStale: () => void;
}

/** The pictures and files of a message. */
export function MessageFiles({ attachments, onStale }: MessageFilesProps): ReactNode {
  const pictures = attachments.flatMap(({ picture }) => (picture ? [picture] : []));
  const files = attachments.filter(({ kind }) => kind === 'file');
  return (
    <>
      {pictures.length > 0 && <MessagePictures pictures={pictures} onStale={onStale} />}
      {files.map((file) => (
        <FileCard key={file.id} file={file} onStale={onStale} />
      ))}
    </>
  );
}

function MessagePictures({
  pictures,
  onStale,
}: {
  readonly pictures: readonly PictureView[];
  readonly onStale: () => void;
}): ReactNode {
  const t = useTranslations('Pictures');
  const [shown, setShown] = useState<number | null>(null);
  const [wasOpened, setOpened] = useState(false);
  let before = 0;
  return (
    <div className="app-bubble-pictures">
      {pictureParts(pictures).map((part) => {
        const from = before;
        before += part.length;
        return (
          <PictureGrid
            key={part[0]?.id}
            pictures={part}
            onOpen={(index) => {
              setOpened(true);
              setShown(from + index);
            }}
            onFailed={onStale}
            words={{
              list: t('list'),
              open: (number, alt) =>
                alt ? t('openDescribed', { number: from + number, alt }) : t('open', { number: from + number }),
              badge: t('badge'),
              description: (number) => t('description', { number: from + number }),
              play: t('play'),
              pause: t('pause'),
            }}
          />
        );
      })}
      {wasOpened && (
        <Suspense fallback={null}>
          <Viewer
            pictures={pictures}
            index={shown}
            onChange={setShown}
            onFailed={onStale}
            words={{
              viewer: t('viewer'),
              close: t('close'),
              previous: t('previous'),
              next: t('next'),
              zoomIn: t('zoomIn'),
              zoomOut: t('zoomOut'),
              play: t('play'),
              pause: t('pause'),
              position: (number, count) => t('position', { number, count }),
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function FileCard({ file, onStale }: { readonly file: ChatAttachment; readonly onStale: () => void }): ReactNode {
  const t = useTranslations('Chat');
  const format = useFormatter();
  const { value, unit } = sizeParts(file.bytes ?? 0);
  const name = file.name ?? t('file');
  const inside = (
    <>
      <FileText aria-hidden="true" />
      <span className="app-file-words">
        <span className="app-file-name">{name}</span>
        <span className="app-quiet">
          {format.number(value, { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short' })}
        </span>
      </span>
      <Download aria-hidden="true" />
    </>
  );
  if (!file.url)
    return (
      <button type="button" className="app-file" onClick={onStale}>
        {inside}
      </button>
    );
  return (
    <a
      className="app-file"
      href={file.url}
      download={name}
      rel="noopener noreferrer"
      aria-label={t('download', { name })}
      // The address may be minutes old when it is wanted: the next press has a new one.
      onClick={() => setTimeout(onStale, 0)}
    >
      {inside}
    </a>
  );
}
