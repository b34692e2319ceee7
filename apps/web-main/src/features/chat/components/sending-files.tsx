import { ProgressRing } from '@my-girok/ui-components';
import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { messagePlace } from '../../../platform/media/places.ts';
import { doneOf } from '../../../platform/media/upload-state.ts';
import type { UploadView } from '../../../platform/media/upload-view.ts';
import { useAttachments } from '../../../platform/media/use-attachments.ts';
import { useFileAddress } from '../../../platform/media/use-uploads.ts';

/** The files of a message that is on its way, from the device itself. */
export function SendingFiles({ clientId }: { readonly clientId: string }): ReactNode {
  const { items } = useAttachments(messagePlace(clientId));
  if (items.length === 0) return null;
  return (
    <ul className="app-sending-files">
      {items.map((item) => (
        <li key={item.id}>{item.purpose === 'file' ? <SendingFile item={item} /> : <SendingPicture item={item} />}</li>
      ))}
    </ul>
  );
}

function Ring({ item }: { readonly item: UploadView }): ReactNode {
  const t = useTranslations('Composer');
  if (item.state.kind === 'ready' || item.state.kind === 'refused') return null;
  const done = doneOf(item.state, item.file.size);
  return <ProgressRing value={done} label={t('uploading', { name: item.name, percent: Math.round(done * 100) })} />;
}

function SendingPicture({ item }: { readonly item: UploadView }): ReactNode {
  const address = useFileAddress(item.file);
  return (
    <span className="app-sending-picture">
      {address && <img src={address} alt={item.alt ?? ''} />}
      <Ring item={item} />
    </span>
  );
}

function SendingFile({ item }: { readonly item: UploadView }): ReactNode {
  return (
    <span className="app-file">
      <FileText aria-hidden="true" />
      <span className="app-file-words">
        <span className="app-file-name">{item.name}</span>
      </span>
      <Ring item={item} />
    </span>
  );
}
