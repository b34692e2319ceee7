import { ProgressRing } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { doneOf } from '../../../platform/media/upload-state.ts';
import type { UploadView } from '../../../platform/media/upload-view.ts';
import { useFileAddress, useUploads } from '../../../platform/media/use-uploads.ts';
import type { AttachedPicture } from '../hooks/post-extras.ts';

/** The pictures of a post that is being sent, from the device itself. */
export function PendingPictures({ pictures }: { readonly pictures: readonly AttachedPicture[] }): ReactNode {
  const { views } = useUploads();
  const shown = pictures.flatMap(({ upload, alt }) => {
    const view = views.get(upload);
    return view ? [{ view, alt }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <ul className="app-pending-pictures">
      {shown.map(({ view, alt }) => (
        <li key={view.id}>
          <PendingPicture view={view} alt={alt} />
        </li>
      ))}
    </ul>
  );
}

function PendingPicture({ view, alt }: { readonly view: UploadView; readonly alt: string }): ReactNode {
  const t = useTranslations('Composer');
  const address = useFileAddress(view.file);
  const done = doneOf(view.state, view.file.size);
  return (
    <span className="app-attached-thumb">
      {address && <img src={address} alt={alt} />}
      {view.state.kind !== 'ready' && view.state.kind !== 'refused' && (
        <ProgressRing value={done} label={t('uploading', { name: view.name, percent: Math.round(done * 100) })} />
      )}
    </span>
  );
}
